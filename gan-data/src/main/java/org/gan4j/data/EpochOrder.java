package org.gan4j.data;

import org.gan4j.data.internal.IndexRandom;
import org.gan4j.tensor.RandomStream;

/**
 * In which order the images of each epoch come, and which of them are mirrored: a function of the seed alone.
 *
 * <p>Thread-safe; the order of the epoch asked for last is kept.
 */
final class EpochOrder {
    /** Keeps the streams of the epochs apart from other streams of the same seed. */
    private static final long FIRST_EPOCH_STREAM = 1L << 32;

    private static final long FIRST_MIRROR_STREAM = 1L << 32;

    private final int size;
    private final long seed;
    private final double mirrorProbability;
    private volatile Permutation latest;

    EpochOrder(int size, long seed, double mirrorProbability) {
        this.size = size;
        this.seed = seed;
        this.mirrorProbability = mirrorProbability;
    }

    /** The images of an epoch in their order; not to be modified. */
    int[] of(long epoch) {
        Permutation known = latest;
        if (known == null || known.epoch != epoch) {
            known = new Permutation(epoch, new RandomStream(seed, FIRST_EPOCH_STREAM + epoch).permutation(size));
            latest = known;
        }
        return known.indexes;
    }

    boolean mirrored(long epoch, int index) {
        return mirrorProbability > 0
                && new IndexRandom(seed, index, FIRST_MIRROR_STREAM + epoch).chance(mirrorProbability);
    }

    /** A place from which {@code count} images can be taken: this one, or the beginning of the next epoch. */
    Place placeFor(Place wanted, int count) {
        return wanted.position + count > size ? new Place(wanted.epoch + 1, 0) : wanted;
    }

    private record Permutation(long epoch, int[] indexes) {}

    /**
     * A place in the sequence.
     *
     * @param epoch how many passes came before, from 0
     * @param position images of this pass that came before
     */
    record Place(long epoch, int position) {
        static final Place START = new Place(0, 0);

        Place after(int count) {
            return new Place(epoch, position + count);
        }
    }
}
