package org.gan4j.benchmark.side;

import org.gan4j.data.CachedImages;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;

/** Real images for the measured steps: a few batches of the embedded faces, drawn beforehand. */
public final class Faces implements AutoCloseable {
    /** Batches that take turns. */
    public static final int BATCHES = 2;

    private static final int SIDE = 64;

    private final CachedImages images;

    /**
     * Draws the images.
     *
     * @param batch images in a batch
     */
    public Faces(int batch) {
        images = new CachedImages(ProceduralFaces.training(SIDE).range(0, BATCHES * batch));
        images.prefill(1, drawn -> {}).join();
    }

    /** {@return batches in the order of seed 0} */
    public ShuffledImages batches() {
        return new ShuffledImages(images, 0);
    }

    @Override
    public void close() {
        images.close();
    }
}
