package org.gan4j.data;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;

/**
 * Training batches from an {@link ImageSource}: every image once an epoch, in an order drawn anew for each epoch from the
 * seed. What is left at the end of an epoch and does not fill a batch is dropped.
 *
 * <p>While a batch is being used, the next one of the same size is read and scaled in the background, its images in
 * parallel, so that training does not wait for drawing or decoding. {@link #state()} speaks of what {@link #next} has
 * returned, never of what was read ahead. The background thread is a daemon and ends when it is idle; there is nothing
 * to close. A failure of the source is thrown by the {@code next} that needed the image, and that position can be asked
 * for again.
 *
 * <p>Confined to one thread; the source is read by others too, as its contract allows.
 */
public final class ShuffledImages implements RealImages {
    private static final long IDLE_SECONDS = 2;

    private final ImageSource source;
    private final long seed;
    private final double mirrorProbability;
    private final EpochOrder order;
    private final ExecutorService reader;
    private EpochOrder.Place place = EpochOrder.Place.START;
    private Batch ahead;

    /**
     * Batches in shuffled order.
     *
     * @param source the images
     * @param seed seed of the order
     */
    public ShuffledImages(ImageSource source, long seed) {
        this(source, seed, 0);
    }

    /**
     * Batches in shuffled order, some images mirrored.
     *
     * @param source the images
     * @param seed seed of the order and of the choice of mirrored images
     * @param mirrorProbability with which an image is flipped left to right, drawn anew in each epoch; 0 for never, 0.5
     *     is usual
     * @throws IllegalArgumentException if the probability is not in [0, 1]
     */
    public ShuffledImages(ImageSource source, long seed, double mirrorProbability) {
        if (!(mirrorProbability >= 0 && mirrorProbability <= 1)) {
            throw new IllegalArgumentException("`mirrorProbability` must lie in [0, 1], got " + mirrorProbability);
        }
        this.source = source;
        this.seed = seed;
        this.mirrorProbability = mirrorProbability;
        this.order = new EpochOrder(source.size(), seed, mirrorProbability);
        this.reader = idleFreeThread();
    }

    private static ExecutorService idleFreeThread() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "gan4j-prefetch");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
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
            throw new IllegalArgumentException("`count` must be at most the number of images, " + source.size()
                    + ", got " + count + "; take smaller batches, or add images");
        }
        Batch batch = ahead != null && ahead.count() == count ? ahead : batch(place, count);
        ahead = null; // if it fails, the next call reads anew
        float[] values = batch.values();
        Tensor images = tensors.of(values, Shape.of(count, 3, source.height(), source.width()));
        place = batch.end();
        ahead = batch(place, count);
        ahead.readOn(reader, values);
        return images;
    }

    private Batch batch(EpochOrder.Place from, int count) {
        return new Batch(source, order, order.placeFor(from, count), count);
    }

    @Override
    public String fingerprint() {
        return source.fingerprint() + ",shuffled=" + seed
                + (mirrorProbability > 0 ? ",mirrored=" + mirrorProbability : "");
    }

    @Override
    public State state() {
        return new State(Map.of("epoch", (double) place.epoch(), "position", (double) place.position()));
    }

    @Override
    public void restore(State state) {
        place = new EpochOrder.Place((long) state.get("epoch"), (int) state.get("position"));
        ahead = null;
    }

    @Override
    public String toString() {
        return "ShuffledImages(" + fingerprint() + ")";
    }
}
