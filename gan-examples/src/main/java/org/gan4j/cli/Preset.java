package org.gan4j.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.model.Normalization;

/** Named settings of a training run. */
enum Preset {
    /** The course nets with a small batch and a high rate: as much as three minutes on a laptop can show. */
    QUICK("a first look: small batches, high rate, minutes on a laptop") {
        @Override
        TrainConfig.Builder config() {
            return base().batchSize(16).rate(5e-4).beta1(0.5).beta2(0.99).minutes(3.0);
        }
    },
    /** The course's sample code: one epoch of DCGAN. */
    SIMPLE("DCGAN, one epoch: Adam 1e-4 (0.5, 0.999), batch 64") {
        @Override
        TrainConfig.Builder config() {
            return base().epochs(1L);
        }
    },
    /** Longer, with clipped gradients. */
    MEDIUM("DCGAN, 50 epochs, 2 critic steps, gradient norms clipped to 1") {
        @Override
        TrainConfig.Builder config() {
            return base().epochs(50L).criticSteps(2).clipGradNorm(1.0);
        }
    },
    /** The write-up's WGAN. */
    STRONG("WGAN, 50 epochs, 2 critic steps, weights clipped to 1, RMSprop 1e-4") {
        @Override
        TrainConfig.Builder config() {
            return base().loss(LossName.WASSERSTEIN)
                    .optimizer(OptimizerName.RMSPROP)
                    .epochs(50L)
                    .criticSteps(2)
                    .clipValue(1.0);
        }
    },
    /** The paper's WGAN. */
    WGAN("WGAN of the paper: weights clipped to 0.01, RMSprop 5e-5, 5 critic steps") {
        @Override
        TrainConfig.Builder config() {
            return base().loss(LossName.WASSERSTEIN)
                    .optimizer(OptimizerName.RMSPROP)
                    .rate(5e-5)
                    .epochs(50L)
                    .criticSteps(5)
                    .clipValue(0.01);
        }
    },
    /** WGAN with a gradient penalty. */
    WGAN_GP("WGAN with gradient penalty 10, instance normalisation, Adam 1e-4 (0, 0.9)") {
        @Override
        TrainConfig.Builder config() {
            return base().loss(LossName.WASSERSTEIN)
                    .beta1(0.0)
                    .beta2(0.9)
                    .epochs(50L)
                    .criticSteps(2)
                    .criticNormalization(Normalization.INSTANCE)
                    .gpWeight(10.0);
        }
    };

    private final String summary;

    Preset(String summary) {
        this.summary = summary;
    }

    /** The settings that the options of the command line override. */
    abstract TrainConfig.Builder config();

    /** The name on the command line, such as {@code wgan-gp}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String summary() {
        return summary;
    }

    TrainConfig.Builder base() {
        return new TrainConfig.Builder().preset(label());
    }

    static Preset of(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new UserException("`--preset` must be one of " + labels() + ", got `" + label + "`"));
    }

    static String labels() {
        return Arrays.stream(values()).map(Preset::label).collect(Collectors.joining(", "));
    }
}
