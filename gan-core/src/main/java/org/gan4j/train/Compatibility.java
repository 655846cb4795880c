package org.gan4j.train;

import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.TensorFactory;

/** Whether what a trainer is to be built from fits together; everything is checked before the first step. */
final class Compatibility {
    private Compatibility() {}

    /** Refuses what does not fit, with the reason and the fix. */
    static void check(GanTrainer.Builder options) {
        Arguments.atLeastOne("batchSize", options.batchSize);
        Arguments.atLeastOne("criticSteps", options.criticSteps);
        checkImages(options);
        checkSameTensors(options.generator.tensors(), options.critic.tensors());
        if (options.average != null) {
            Arguments.decay("decay", options.averageDecay);
            WeightAverage.checkFit(options.generator, options.average);
        }
        checkRules(options);
    }

    private static void checkImages(GanTrainer.Builder options) {
        Shape shape = options.critic.imageShape();
        checkShape(shape, "generator", options.generator.imageShape(), options.generator);
        checkShape(shape, "images", options.images.imageShape(), options.images);
        if (options.images.size() < options.batchSize) {
            throw new IllegalArgumentException("`batchSize` must not exceed the " + options.images.size()
                    + " real images, got " + options.batchSize + "; lower it or add images");
        }
    }

    private static void checkShape(Shape expected, String name, Shape shape, Object owner) {
        if (!shape.equals(expected)) {
            throw new IllegalArgumentException("`" + name + "` must have the critic's image shape " + expected
                    + ", got " + shape + " of " + owner + "; build all of them for one image shape");
        }
    }

    private static void checkSameTensors(TensorFactory ofGenerator, TensorFactory ofCritic) {
        if (ofGenerator.type() != ofCritic.type() || ofGenerator.kernels() != ofCritic.kernels()) {
            throw new IllegalArgumentException(
                    "`generator` and `critic` must have the same element type and kernels, got " + ofGenerator + " and "
                            + ofCritic + "; build both with the same tensors(...)");
        }
    }

    /** What a rule of the game needs of the networks, it says itself. */
    private static void checkRules(GanTrainer.Builder options) {
        options.regularizers.forEach(regularizer -> regularizer.validate(options.generator, options.critic));
        options.augmentation.validate(options.loss);
    }
}
