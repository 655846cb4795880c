package org.gan4j.data;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/**
 * One batch of images as numbers, read now or in the background.
 *
 * <p>The numbers are [count, 3, H, W] in C order, {@code pixel / 127.5 - 1}. Images are read in parallel.
 */
final class Batch {
    private static final float[] SCALED = new float[256];

    static {
        for (int i = 0; i < SCALED.length; i++) {
            SCALED[i] = (float) (i / 127.5 - 1);
        }
    }

    private final ImageSource source;
    private final EpochOrder order;
    private final EpochOrder.Place place;
    private final int count;
    private CompletableFuture<float[]> result;

    /**
     * A batch that is not read yet.
     *
     * @param source the images
     * @param order their order and mirroring
     * @param place where the batch begins
     * @param count images in it
     */
    Batch(ImageSource source, EpochOrder order, EpochOrder.Place place, int count) {
        this.source = source;
        this.order = order;
        this.place = place;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** Where the next batch may begin. */
    EpochOrder.Place end() {
        return place.after(count);
    }

    /** Reads the batch on another thread; {@code buffer} is filled if it has the right length. */
    void readOn(Executor executor, float[] buffer) {
        result = CompletableFuture.supplyAsync(() -> read(buffer), executor);
    }

    /** The numbers; waits for them, or reads them now. What the source threw is thrown here. */
    float[] values() {
        if (result == null) {
            return read(null);
        }
        try {
            return result.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private float[] read(float[] buffer) {
        int imageBytes = source.imageBytes();
        float[] values = buffer != null && buffer.length == count * imageBytes ? buffer : new float[count * imageBytes];
        int[] indexes = order.of(place.epoch());
        ThreadLocal<byte[]> images = ThreadLocal.withInitial(() -> new byte[imageBytes]);
        IntStream.range(0, count).parallel().forEach(i -> {
            int index = indexes[place.position() + i];
            byte[] rgb = images.get();
            source.read(index, rgb);
            scale(rgb, order.mirrored(place.epoch(), index), values, i * imageBytes);
        });
        return values;
    }

    private void scale(byte[] rgb, boolean mirrored, float[] values, int to) {
        int width = source.width();
        int pixels = width * source.height();
        int step = mirrored ? -3 : 3;
        for (int row = 0; row < pixels; row += width) {
            int from = 3 * (mirrored ? row + width - 1 : row);
            for (int at = to + row; at < to + row + width; at++) {
                values[at] = SCALED[rgb[from] & 0xFF];
                values[at + pixels] = SCALED[rgb[from + 1] & 0xFF];
                values[at + 2 * pixels] = SCALED[rgb[from + 2] & 0xFF];
                from += step;
            }
        }
    }
}
