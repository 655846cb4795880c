package org.gan4j.data;

import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Pixels;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;

/**
 * Training batches from an {@link ImageSource}: every image once an epoch, in an order drawn anew for each epoch from the
 * seed. What is left at the end of an epoch and does not fill a batch is dropped. The images of a batch are read in
 * parallel. Confined to one thread.
 */
public final class ShuffledImages implements RealImages {
    /** Keeps the streams of the epochs apart from other streams of the same seed. */
    private static final long FIRST_EPOCH_STREAM = 1L << 32;

    private final ImageSource source;
    private final long seed;
    private long epoch;
    private int position;
    private int[] order;

    /**
     * Batches in shuffled order.
     *
     * @param source the images
     * @param seed seed of the order
     */
    public ShuffledImages(ImageSource source, long seed) {
        this.source = source;
        this.seed = seed;
        this.order = orderOf(0);
    }

    private int[] orderOf(long wanted) {
        return new RandomStream(seed, FIRST_EPOCH_STREAM + wanted).permutation(source.size());
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public Shape imageShape() {
        return Shape.of(3, source.height(), source.width());
    }

    @Override
    public Tensor next(int count, TensorFactory tensors) {
        if (count > source.size()) {
            throw new IllegalArgumentException(
                    "a batch must not exceed the " + source.size() + " images, got " + count);
        }
        if (position + count > source.size()) {
            epoch++;
            position = 0;
            order = orderOf(epoch);
        }
        int first = position;
        position += count;
        byte[][] rgb = IntStream.range(first, first + count)
                .parallel()
                .mapToObj(i -> source.read(order[i]))
                .toArray(byte[][]::new);
        return Pixels.toTensor(rgb, source.height(), source.width(), tensors);
    }

    @Override
    public String fingerprint() {
        return source.fingerprint();
    }

    @Override
    public State state() {
        return new State(Map.of("epoch", (double) epoch, "position", (double) position));
    }

    @Override
    public void restore(State state) {
        epoch = (long) state.get("epoch");
        position = (int) state.get("position");
        order = orderOf(epoch);
    }

    @Override
    public String toString() {
        return "ShuffledImages(" + source.fingerprint() + ", seed " + seed + ")";
    }
}
