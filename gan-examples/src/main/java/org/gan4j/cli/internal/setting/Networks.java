package org.gan4j.cli.internal.setting;

import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.regularizer.GradientNormClipping;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Adam;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Optimizer;
import org.gan4j.train.RealImages;
import org.gan4j.train.RmsProp;

/** From a configuration to networks and trainer. */
public final class Networks {
    private Networks() {}

    private static DcganGenerator generator(TrainConfig config, TensorFactory tensors) {
        return DcganGenerator.builder()
                .tensors(tensors)
                .imageSize(config.imageSize())
                .latentSize(config.latent())
                .width(config.width())
                .seed(config.seed())
                .build();
    }

    private static DcganCritic critic(TrainConfig config, TensorFactory tensors) {
        return DcganCritic.builder()
                .tensors(tensors)
                .imageSize(config.imageSize())
                .width(config.width())
                .normalization(config.criticNormalization())
                .seed(config.seed())
                .build();
    }

    /** A trainer without listeners yet, on given kernels and in a given element type. */
    public static GanTrainer.Builder trainer(TrainConfig config, RealImages images, TensorFactory tensors) {
        GanTrainer.Builder trainer = GanTrainer.builder(
                        generator(config, tensors),
                        critic(config, tensors),
                        config.loss().loss(),
                        images)
                .batchSize(config.batchSize())
                .criticSteps(config.criticSteps())
                .generatorOptimizer(optimizer(config, config.generatorRate()))
                .criticOptimizer(optimizer(config, config.criticRate()))
                .seed(config.seed());
        if (config.ema() != null) {
            trainer.average(generator(config, tensors), config.ema());
        }
        if (config.gpWeight() != null) {
            trainer.regularizer(new GradientPenalty(config.gpWeight()));
        }
        if (config.clipGradNorm() != null) {
            trainer.regularizer(new GradientNormClipping(config.clipGradNorm()));
        }
        if (config.clipValue() != null) {
            trainer.regularizer(new WeightClipping(config.clipValue()));
        }
        return trainer;
    }

    private static Optimizer optimizer(TrainConfig config, double rate) {
        return switch (config.optimizer()) {
            case ADAM -> Adam.of(rate, config.beta1(), config.beta2());
            case RMSPROP -> RmsProp.of(rate);
        };
    }
}
