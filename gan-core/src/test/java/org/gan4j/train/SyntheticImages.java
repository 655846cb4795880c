package org.gan4j.train;

import java.util.Map;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** Endless uniform noise as real images; for tests. */
public final class SyntheticImages implements RealImages {
    private final long size;
    private final Shape imageShape;
    private final RandomStream random = new RandomStream(77, 0);

    /**
     * Noise.
     *
     * @param size how many images it claims to have
     * @param imageShape [C, H, W]
     */
    public SyntheticImages(long size, Shape imageShape) {
        this.size = size;
        this.imageShape = imageShape;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Shape imageShape() {
        return imageShape;
    }

    @Override
    public Tensor next(int count, TensorFactory tensors) {
        Shape shape = Shape.of(count, imageShape.dim(0), imageShape.dim(1), imageShape.dim(2));
        return tensors.uniform(random, shape, -1, 1);
    }

    @Override
    public String fingerprint() {
        return "synthetic:" + size;
    }

    @Override
    public State state() {
        return new State(Map.of("position", (double) random.position()));
    }

    @Override
    public void restore(State state) {
        random.seek((long) state.get("position"));
    }
}
