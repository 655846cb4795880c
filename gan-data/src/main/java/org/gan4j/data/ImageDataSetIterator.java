package org.gan4j.data;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.List;
import java.util.NoSuchElementException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Images for Deeplearning4j's networks: one epoch of an {@link ImageSource} in shuffled order, another order after each
 * {@link #reset()}.
 *
 * <p>Features are [N, 3, H, W], 32 bits, in [-1, 1]; the labels are the features, as for an autoencoder. The last batch of an
 * epoch holds what is left. Confined to one thread; cannot be serialised, although the interface would have it so.
 *
 * @serial exclude
 */
public final class ImageDataSetIterator implements DataSetIterator {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ImageSource source;
    private final transient EpochOrder order;
    private final transient int batch;
    private transient long epoch;
    private transient int position;
    private transient DataSetPreProcessor preProcessor;

    /**
     * An iterator at the beginning of its first epoch.
     *
     * @param source the images
     * @param batch images in a batch, at least 1
     * @param seed seed of the orders
     * @throws IllegalArgumentException if {@code batch} is below 1
     */
    public ImageDataSetIterator(ImageSource source, int batch, long seed) {
        if (batch < 1) {
            throw new IllegalArgumentException("`batch` must be at least 1, got " + batch);
        }
        this.source = source;
        this.batch = batch;
        this.order = new EpochOrder(source.size(), seed, 0);
    }

    @Override
    public boolean hasNext() {
        return position < source.size();
    }

    @Override
    public DataSet next() {
        return next(batch);
    }

    @Override
    public DataSet next(int count) {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    "the epoch of " + source.size() + " images is over; reset() begins another");
        }
        int images = Math.min(count, source.size() - position);
        Batch read = new Batch(source, order, new EpochOrder.Place(epoch, position), images);
        position += images;
        INDArray features = Nd4j.createFromArray(read.values()).reshape(images, 3, source.height(), source.width());
        DataSet data = new DataSet(features, features.dup());
        if (preProcessor != null) {
            preProcessor.preProcess(data);
        }
        return data;
    }

    @Override
    public int inputColumns() {
        return source.imageBytes();
    }

    @Override
    public int totalOutcomes() {
        return source.imageBytes();
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    /** {@return true: Deeplearning4j may read ahead on another thread} */
    @Override
    public boolean asyncSupported() {
        return true;
    }

    @Override
    public void reset() {
        epoch++;
        position = 0;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public void setPreProcessor(DataSetPreProcessor value) {
        preProcessor = value;
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return preProcessor;
    }

    /** {@return null: images have no classes here} */
    @Override
    public List<String> getLabels() {
        return null;
    }

    /**
     * Refuses: there is nothing to write that another program could use.
     *
     * @param out not written to
     * @throws NotSerializableException always
     */
    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(ImageDataSetIterator.class.getName());
    }
}
