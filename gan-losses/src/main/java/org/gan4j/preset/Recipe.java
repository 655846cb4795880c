package org.gan4j.preset;

import java.util.Objects;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.gan4j.regularizer.GradientNormClipping;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Adam;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Optimizer;
import org.gan4j.train.RealImages;
import org.gan4j.train.RmsProp;
import org.jspecify.annotations.Nullable;

/**
 * A DCGAN's settings as numbers and names, as a file of settings or a command line has them. Values are checked by what is
 * built from them. Immutable.
 *
 * @param imageSize side of the images in pixels
 * @param latent size of the latent
 * @param width channels next to the image
 * @param batchSize images in a batch
 * @param criticSteps critic updates for each generator update
 * @param loss which
 * @param optimizer which, for both networks
 * @param generatorRate learning rate of the generator
 * @param criticRate learning rate of the critic
 * @param beta1 Adam's decay of the first moment
 * @param beta2 Adam's decay of the second moment
 * @param criticNormalization after the critic's inner convolutions
 * @param clipValue bound of the critic's weights, null for none
 * @param clipGradNorm bound of each network's gradient norm, null for none
 * @param gpWeight weight of the gradient penalty, null for none
 * @param ema decay of the averaged generator, null for none
 */
public record Recipe(
        int imageSize,
        int latent,
        int width,
        int batchSize,
        int criticSteps,
        LossName loss,
        OptimizerName optimizer,
        double generatorRate,
        double criticRate,
        double beta1,
        double beta2,
        Normalization criticNormalization,
        @Nullable Double clipValue,
        @Nullable Double clipGradNorm,
        @Nullable Double gpWeight,
        @Nullable Double ema) {
    /** Learning rate of the reference task's Adam. */
    public static final double DEFAULT_RATE = GanTrainer.Builder.DEFAULT_RATE;
    /** Decay of the first moment of the reference task's Adam. */
    public static final double DEFAULT_BETA1 = GanTrainer.Builder.DEFAULT_BETA1;
    /** Decay of the second moment of the reference task's Adam. */
    public static final double DEFAULT_BETA2 = GanTrainer.Builder.DEFAULT_BETA2;

    /**
     * A recipe; {@link #builder()} starts from defaults.
     *
     * @param imageSize side of the images in pixels
     * @param latent size of the latent
     * @param width channels next to the image
     * @param batchSize images in a batch
     * @param criticSteps critic updates for each generator update
     * @param loss which
     * @param optimizer which, for both networks
     * @param generatorRate learning rate of the generator
     * @param criticRate learning rate of the critic
     * @param beta1 Adam's decay of the first moment
     * @param beta2 Adam's decay of the second moment
     * @param criticNormalization after the critic's inner convolutions
     * @param clipValue bound of the critic's weights, null for none
     * @param clipGradNorm bound of each network's gradient norm, null for none
     * @param gpWeight weight of the gradient penalty, null for none
     * @param ema decay of the averaged generator, null for none
     * @throws NullPointerException if loss, optimizer or criticNormalization are null
     */
    public Recipe {
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(criticNormalization, "criticNormalization");
    }

    /** {@return settings that start as the reference task's, which are {@link Preset#SIMPLE}'s} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return these settings, to be changed} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.imageSize = imageSize;
        builder.latent = latent;
        builder.width = width;
        builder.batchSize = batchSize;
        builder.criticSteps = criticSteps;
        builder.loss = loss;
        builder.optimizer = optimizer;
        builder.generatorRate = generatorRate;
        builder.criticRate = criticRate;
        builder.beta1 = beta1;
        builder.beta2 = beta2;
        builder.criticNormalization = criticNormalization;
        builder.clipValue = clipValue;
        builder.clipGradNorm = clipGradNorm;
        builder.gpWeight = gpWeight;
        builder.ema = ema;
        return builder;
    }

    /**
     * Fresh networks with seed 0 on the default kernels, and a trainer for them.
     *
     * @param images real images of {@link #imageSize()} in colour
     * @return a trainer that takes listeners and more
     * @throws IllegalArgumentException naming a setting that does not fit, and what would
     */
    public GanTrainer.Builder trainer(RealImages images) {
        return trainer(images, TensorFactory.defaults(), 0);
    }

    /**
     * Fresh networks and a trainer for them.
     *
     * @param images real images of {@link #imageSize()} in colour
     * @param tensors kernels and element type
     * @param seed of weights, latents and regularisers
     * @return a trainer that takes listeners and more
     * @throws IllegalArgumentException naming a setting that does not fit, and what would
     */
    public GanTrainer.Builder trainer(RealImages images, TensorFactory tensors, long seed) {
        GanTrainer.Builder trainer = GanTrainer.builder(
                        generator(tensors, seed), critic(tensors, seed), loss.loss(), images)
                .batchSize(batchSize)
                .criticSteps(criticSteps)
                .generatorOptimizer(optimizer(generatorRate))
                .criticOptimizer(optimizer(criticRate))
                .seed(seed);
        if (ema != null) {
            trainer.average(generator(tensors, seed), ema);
        }
        if (gpWeight != null) {
            trainer.regularizer(new GradientPenalty(gpWeight));
        }
        if (clipGradNorm != null) {
            trainer.regularizer(new GradientNormClipping(clipGradNorm));
        }
        if (clipValue != null) {
            trainer.regularizer(new WeightClipping(clipValue));
        }
        return trainer;
    }

    /**
     * Steps in which the critic sees every image so many times; an epoch is images / batch size critic updates, rounded down,
     * and a run has at least one step.
     *
     * @param epochs passes over the images
     * @param images how many there are
     * @return number of the last step
     */
    public long steps(long epochs, long images) {
        long batches = images / batchSize;
        double updates = (double) batches * epochs; // may exceed a long
        return Math.max(1, (long) (updates / criticSteps));
    }

    private DcganGenerator generator(TensorFactory tensors, long seed) {
        return DcganGenerator.builder()
                .tensors(tensors)
                .imageSize(imageSize)
                .latentSize(latent)
                .width(width)
                .seed(seed)
                .build();
    }

    private DcganCritic critic(TensorFactory tensors, long seed) {
        return DcganCritic.builder()
                .tensors(tensors)
                .imageSize(imageSize)
                .width(width)
                .normalization(criticNormalization)
                .seed(seed)
                .build();
    }

    private Optimizer optimizer(double rate) {
        return switch (optimizer) {
            case ADAM -> Adam.of(rate, beta1, beta2);
            case RMSPROP -> RmsProp.of(rate);
        };
    }

    /** Settings while they are being chosen. */
    public static final class Builder {
        private int imageSize = DcganGenerator.Builder.DEFAULT_IMAGE_SIZE;
        private int latent = DcganGenerator.DEFAULT_LATENT_SIZE;
        private int width = DcganGenerator.Builder.DEFAULT_WIDTH;
        private int batchSize = GanTrainer.Builder.DEFAULT_BATCH_SIZE;
        private int criticSteps = 1;
        private LossName loss = LossName.NON_SATURATING;
        private OptimizerName optimizer = OptimizerName.ADAM;
        private double generatorRate = DEFAULT_RATE;
        private double criticRate = DEFAULT_RATE;
        private double beta1 = DEFAULT_BETA1;
        private double beta2 = DEFAULT_BETA2;
        private Normalization criticNormalization = Normalization.BATCH;
        private @Nullable Double clipValue;
        private @Nullable Double clipGradNorm;
        private @Nullable Double gpWeight;
        private @Nullable Double ema;

        private Builder() {}

        /**
         * Side of the images in pixels; 64 by default.
         *
         * @param imageSize 16, 32, 64, 128 or 256
         * @return this
         */
        public Builder imageSize(int imageSize) {
            this.imageSize = imageSize;
            return this;
        }

        /**
         * Size of the latent; 100 by default.
         *
         * @param latent at least 1
         * @return this
         */
        public Builder latent(int latent) {
            this.latent = latent;
            return this;
        }

        /**
         * Channels next to the image; 64 by default.
         *
         * @param width at least 1
         * @return this
         */
        public Builder width(int width) {
            this.width = width;
            return this;
        }

        /**
         * Images in a batch; 64 by default.
         *
         * @param batchSize at least 1, with batch normalisation at least 2
         * @return this
         */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /**
         * Critic updates for each generator update; 1 by default.
         *
         * @param criticSteps at least 1
         * @return this
         */
        public Builder criticSteps(int criticSteps) {
            this.criticSteps = criticSteps;
            return this;
        }

        /**
         * The loss; {@link LossName#NON_SATURATING} by default.
         *
         * @param loss which
         * @return this
         */
        public Builder loss(LossName loss) {
            this.loss = loss;
            return this;
        }

        /**
         * The optimiser of both networks; {@link OptimizerName#ADAM} by default.
         *
         * @param optimizer which
         * @return this
         */
        public Builder optimizer(OptimizerName optimizer) {
            this.optimizer = optimizer;
            return this;
        }

        /**
         * Learning rate of the generator; 1e-4 by default.
         *
         * @param generatorRate positive
         * @return this
         */
        public Builder generatorRate(double generatorRate) {
            this.generatorRate = generatorRate;
            return this;
        }

        /**
         * Learning rate of the critic; 1e-4 by default.
         *
         * @param criticRate positive
         * @return this
         */
        public Builder criticRate(double criticRate) {
            this.criticRate = criticRate;
            return this;
        }

        /**
         * One learning rate for both networks.
         *
         * @param rate positive
         * @return this
         */
        public Builder rate(double rate) {
            return generatorRate(rate).criticRate(rate);
        }

        /**
         * Adam's decay of the first moment; 0.5 by default.
         *
         * @param beta1 in [0, 1)
         * @return this
         */
        public Builder beta1(double beta1) {
            this.beta1 = beta1;
            return this;
        }

        /**
         * Adam's decay of the second moment; 0.999 by default.
         *
         * @param beta2 in [0, 1)
         * @return this
         */
        public Builder beta2(double beta2) {
            this.beta2 = beta2;
            return this;
        }

        /**
         * Normalisation after the critic's inner convolutions; BATCH by default. A gradient penalty forbids that.
         *
         * @param criticNormalization which
         * @return this
         */
        public Builder criticNormalization(Normalization criticNormalization) {
            this.criticNormalization = criticNormalization;
            return this;
        }

        /**
         * Clips the critic's weights after its update; none by default.
         *
         * @param clipValue bound, or null for none
         * @return this
         */
        public Builder clipValue(@Nullable Double clipValue) {
            this.clipValue = clipValue;
            return this;
        }

        /**
         * Clips each network's gradient norm before its update; none by default.
         *
         * @param clipGradNorm bound, or null for none
         * @return this
         */
        public Builder clipGradNorm(@Nullable Double clipGradNorm) {
            this.clipGradNorm = clipGradNorm;
            return this;
        }

        /**
         * Adds a gradient penalty; none by default.
         *
         * @param gpWeight weight, or null for none
         * @return this
         */
        public Builder gpWeight(@Nullable Double gpWeight) {
            this.gpWeight = gpWeight;
            return this;
        }

        /**
         * Keeps an exponential moving average of the generator; none by default.
         *
         * @param ema decay in [0, 1), or null for none
         * @return this
         */
        public Builder ema(@Nullable Double ema) {
            this.ema = ema;
            return this;
        }

        /** {@return the recipe} */
        public Recipe build() {
            return new Recipe(
                    imageSize,
                    latent,
                    width,
                    batchSize,
                    criticSteps,
                    loss,
                    optimizer,
                    generatorRate,
                    criticRate,
                    beta1,
                    beta2,
                    criticNormalization,
                    clipValue,
                    clipGradNorm,
                    gpWeight,
                    ema);
        }
    }
}
