package org.gan4j.feature;

import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.data.ImageSource;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.linalg.Matrix;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The features that FID is defined on: the Inception network of the original TensorFlow release, in PyTorch's port of its
 * weights, computed in Java in strict 32-bit arithmetic. Features equal those of pytorch-fid (preset {@code pytorch-fid}) or
 * clean-fid ({@code clean}) up to the rounding of 32-bit sums.
 *
 * <pre>{@code
 * FeatureExtractor inception = InceptionExtractor.builder(InceptionWeights.find()).build();
 * FrechetDistance fid = FrechetDistance.builder().build();
 * ImageFeed feed = new ImageFeed(inception, 64);
 * feed.feed(Side.REAL, real, done -> {}, fid);
 * feed.feed(Side.GENERATED, generated, done -> {}, fid);
 * System.out.println(fid.compute()); // value, interval, n, extractor
 * }</pre>
 *
 * <p>Against torchvision's Inception v3: 1,008 classes, no auxiliary classifier, input not normalised again; pooled branches
 * average without counting padding, the last block's takes the maximum. Batch normalisation is folded into the convolutions.
 * Immutable and thread-safe; one batch is computed at a time, on all cores.
 */
public final class InceptionExtractor implements FeatureExtractor {
    /** Images computed at once: more are no faster, and take memory. */
    public static final int DEFAULT_BATCH_SIZE = 16;

    private static final int INPUT = 3 * InceptionPreset.SIDE * InceptionPreset.SIDE;

    private final InceptionNetwork network;
    private final Kernels kernels;
    private final InceptionPreset preset;
    private final InceptionOutput output;
    private final int batchSize;
    private final ExtractorIdentity identity;

    private InceptionExtractor(Builder builder) {
        kernels = builder.kernels == null ? Kernels.defaults() : builder.kernels;
        preset = builder.preset;
        output = builder.output;
        batchSize = builder.batchSize;
        network = new InceptionNetwork(kernels, builder.weights.source(), output);
        String weights = builder.weights.isPublished() ? "" : ", weights " + builder.weights.name();
        identity = new ExtractorIdentity(
                "inception " + preset + " " + output + weights, builder.weights.sha256(), preset.resizeRule());
    }

    /**
     * An extractor with the preset {@code pytorch-fid} and 2,048 features, if nothing else is said.
     *
     * @param weights the network's
     * @return a builder
     */
    public static Builder builder(InceptionWeights weights) {
        return new Builder(weights);
    }

    @Override
    public ExtractorIdentity identity() {
        return identity;
    }

    @Override
    public int dimension() {
        return output.dimension();
    }

    @Override
    public boolean givesLogits() {
        return output.isLogits();
    }

    @Override
    public Matrix extract(ImageSource images, int from, int to) {
        ImageRangeCheck.check(images, from, to);
        InputTransform transform = preset.transform(images.width(), images.height());
        Matrix features = Matrix.zeros(to - from, dimension());
        for (int first = from; first < to; first += batchSize) {
            int count = Math.min(batchSize, to - first);
            float[] batch = features(inputs(images, transform, first, count), count);
            int at = (first - from) * dimension();
            for (int i = 0; i < batch.length; i++) {
                features.values()[at + i] = batch[i];
            }
        }
        return features;
    }

    private static float[] inputs(ImageSource images, InputTransform transform, int first, int count) {
        float[] inputs = new float[count * INPUT];
        IntStream.range(0, count).parallel().forEach(i -> transform.apply(images.read(first + i), inputs, i * INPUT));
        return inputs;
    }

    private synchronized float[] features(float[] inputs, int count) {
        try (Arena arena = Arena.open()) {
            Shape shape = Shape.of(count, 3, InceptionPreset.SIDE, InceptionPreset.SIDE);
            Storage images = kernels.upload(inputs, shape, DataType.FLOAT, arena);
            return kernels.toFloats(network.run(images, arena));
        }
    }

    /** {@return the identity, and what computes} */
    @Override
    public String toString() {
        return identity + " on " + kernels.name();
    }

    /** What an extractor is made of. */
    public static final class Builder {
        private final InceptionWeights weights;
        private InceptionPreset preset = InceptionPreset.PYTORCH_FID;
        private InceptionOutput output = InceptionOutput.FINAL_POOL;
        private Kernels kernels;
        private int batchSize = DEFAULT_BATCH_SIZE;

        private Builder(InceptionWeights weights) {
            this.weights = Objects.requireNonNull(weights, "weights");
        }

        /**
         * Sets how images become inputs.
         *
         * @param value by default {@link InceptionPreset#PYTORCH_FID}
         * @return this builder
         */
        public Builder preset(InceptionPreset value) {
            preset = Objects.requireNonNull(value, "preset");
            return this;
        }

        /**
         * Sets which features are taken.
         *
         * @param value by default {@link InceptionOutput#FINAL_POOL}
         * @return this builder
         */
        public Builder output(InceptionOutput value) {
            output = Objects.requireNonNull(value, "output");
            return this;
        }

        /**
         * Sets what computes.
         *
         * @param value by default {@link Kernels#defaults()}
         * @return this builder
         */
        public Builder kernels(Kernels value) {
            kernels = Objects.requireNonNull(value, "kernels");
            return this;
        }

        /**
         * Sets how many images are computed at once.
         *
         * @param value at least 1; by default {@value InceptionExtractor#DEFAULT_BATCH_SIZE}
         * @return this builder
         */
        public Builder batchSize(int value) {
            batchSize = value;
            return this;
        }

        /**
         * Makes the extractor; copies and folds the weights.
         *
         * @return the extractor
         * @throws IllegalArgumentException if the batch size is below 1
         */
        public InceptionExtractor build() {
            if (batchSize < 1) {
                throw new IllegalArgumentException("`batchSize` must be at least 1, got " + batchSize);
            }
            return new InceptionExtractor(this);
        }
    }
}
