package org.gan4j.data.faces;

import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.internal.ImageChecks;

/**
 * The embedded data set: anime portraits drawn by the program itself, from nothing but a seed and an index.
 *
 * <p>An image is [size, size, 3] interleaved RGB. The same seed, index and size give the same bytes on every machine
 * and JDK: the random numbers, curves, filling and averaging (16 samples a pixel, in integers) are the library's own
 * and no renderer is asked. A face looks the same at every size. Thread-safe; nothing is kept between reads, so wrap it
 * in {@link CachedImages} when images are read more than once.
 */
public final class ProceduralFaces implements ImageSource {
    /** Smallest side, in pixels. */
    public static final int MIN_SIZE = 16;

    /** Largest side, in pixels. */
    public static final int MAX_SIZE = 256;

    /** Side where none is given: that of the course's networks. */
    public static final int DEFAULT_SIZE = 64;

    /** Faces of the training set: indexes 0 to 19,999 of seed 0. */
    public static final int TRAINING_FACES = 20_000;

    /** Faces of the held-out set: indexes 20,000 to 29,999 of seed 0. */
    public static final int HELD_OUT_FACES = 10_000;

    /** Raised whenever a face changes: scores and checkpoints made with other faces do not go together. */
    private static final int VERSION = 2;

    private final long seed;
    private final int from;
    private final int to;
    private final int side;

    private ProceduralFaces(Builder builder) {
        seed = builder.seed;
        from = builder.from;
        to = builder.to;
        side = builder.size;
    }

    /** {@return a builder; without further settings it builds the training set at {@value #DEFAULT_SIZE} pixels} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the training set: seed 0, indexes 0 to 19,999}
     *
     * @param size side of the images in pixels, {@value #MIN_SIZE} to {@value #MAX_SIZE}
     * @throws IllegalArgumentException if {@code size} is out of range
     */
    public static ProceduralFaces training(int size) {
        return builder().size(size).build();
    }

    /**
     * {@return the held-out set that scores compare with: seed 0, indexes 20,000 to 29,999}
     *
     * @param size side of the images in pixels, {@value #MIN_SIZE} to {@value #MAX_SIZE}
     * @throws IllegalArgumentException if {@code size} is out of range
     */
    public static ProceduralFaces heldOut(int size) {
        return builder()
                .from(TRAINING_FACES)
                .to(TRAINING_FACES + HELD_OUT_FACES)
                .size(size)
                .build();
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public int width() {
        return side;
    }

    @Override
    public int height() {
        return side;
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        FacePainter.paint(seed, (long) from + index, side, rgb);
    }

    /**
     * {@return what the face at an index is drawn from}
     *
     * @param index the image, from 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if {@code index} names no image
     */
    public FaceAttributes attributes(int index) {
        ImageChecks.checkIndex(this, size(), index);
        return FaceSampler.sample(seed, (long) from + index);
    }

    @Override
    public String fingerprint() {
        return "faces:seed=" + seed + ",range=" + from + "-" + (to - 1) + ",size=" + side + ",version=" + VERSION;
    }

    @Override
    public ProceduralFaces range(int first, int end) {
        ImageChecks.checkRange(this, size(), first, end);
        return builder().seed(seed).from(from + first).to(from + end).size(side).build();
    }

    @Override
    public String toString() {
        return fingerprint();
    }

    /** Settings of {@link ProceduralFaces}. Not thread-safe. */
    public static final class Builder {
        private long seed;
        private int from;
        private int to = TRAINING_FACES;
        private int size = DEFAULT_SIZE;

        private Builder() {}

        /**
         * Sets the seed.
         *
         * @param seed the seed, any number; 0 by default
         * @return this builder
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Sets where the range starts.
         *
         * @param from the first face, at least 0; 0 by default
         * @return this builder
         */
        public Builder from(int from) {
            this.from = from;
            return this;
        }

        /**
         * Sets where the range ends.
         *
         * @param to one past the last face, above {@code from}; {@value #TRAINING_FACES} by default
         * @return this builder
         */
        public Builder to(int to) {
            this.to = to;
            return this;
        }

        /**
         * Sets the size of the images.
         *
         * @param size the side in pixels, {@value #MIN_SIZE} to {@value #MAX_SIZE}; {@value #DEFAULT_SIZE} by default
         * @return this builder
         */
        public Builder size(int size) {
            this.size = size;
            return this;
        }

        /**
         * {@return the source}
         *
         * @throws IllegalArgumentException if the range is empty or negative, or the size out of range
         */
        public ProceduralFaces build() {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException(
                        "`from` and `to` must satisfy 0 <= from < to, got " + from + " and " + to);
            }
            if (size < MIN_SIZE || size > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "`size` must lie in [" + MIN_SIZE + ", " + MAX_SIZE + "] pixels, got " + size);
            }
            return new ProceduralFaces(this);
        }
    }
}
