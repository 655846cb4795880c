package org.gan4j.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.TensorFactory;

/** What a trainer is built from: whether it fits together, and in words, so that a checkpoint can refuse another. */
final class TrainerConfiguration {
    private TrainerConfiguration() {}

    static void check(GanTrainer.Builder options) {
        Settings.atLeastOne("batchSize", options.batchSize);
        Settings.atLeastOne("criticSteps", options.criticSteps);
        Shape shape = options.critic.imageShape();
        checkFit(shape, options.generator, "generator", options.generator.imageShape());
        checkFit(shape, options.images, "real images", options.images.imageShape());
        checkSameTensors(options.generator.tensors(), options.critic.tensors());
        if (options.images.size() < options.batchSize) {
            throw new IllegalArgumentException("`batchSize` must not exceed the " + options.images.size()
                    + " real images, got " + options.batchSize + "; lower it or add images");
        }
        if (options.average != null) {
            Settings.decay("decay", options.averageDecay);
            WeightAverage.checkFit(options.generator, options.average);
        }
        options.regularizers.forEach(regularizer -> regularizer.validate(options.generator, options.critic));
    }

    private static void checkSameTensors(TensorFactory ofGenerator, TensorFactory ofCritic) {
        if (ofGenerator.type() != ofCritic.type() || ofGenerator.kernels() != ofCritic.kernels()) {
            throw new IllegalArgumentException("generator and critic must have the same element type and kernels, got "
                    + ofGenerator + " and " + ofCritic + "; build both with the same tensors(...)");
        }
    }

    private static void checkFit(Shape expected, Object what, String name, Shape shape) {
        if (!shape.equals(expected)) {
            throw new IllegalArgumentException("the " + name + " must have the critic's image shape " + expected
                    + ", got " + shape + " of " + what);
        }
    }

    /** Key to text; equal for trainers that do the same arithmetic on the same data. */
    static Map<String, String> describe(GanTrainer.Builder options) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("generator", text(options.generator));
        settings.put("critic", text(options.critic));
        settings.put("elementType", options.generator.tensors().type().toString());
        settings.put("loss", text(options.loss));
        settings.put("images", options.images.fingerprint());
        settings.put("regularizers", list(options.regularizers));
        settings.put("generatorOptimizer", text(options.generatorOptimizer));
        settings.put("criticOptimizer", text(options.criticOptimizer));
        settings.put("average", options.average == null ? "none" : "decay " + options.averageDecay);
        settings.put("batchSize", Integer.toString(options.batchSize));
        settings.put("criticSteps", Integer.toString(options.criticSteps));
        settings.put("seed", Long.toString(options.seed));
        return settings;
    }

    private static String list(List<?> things) {
        return things.stream().map(TrainerConfiguration::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What a thing says of itself; of one that only says its address, the class, without what changes from run to run. */
    private static String text(Object thing) {
        String said = thing.toString();
        String name = thing.getClass().getName();
        return said.startsWith(name + "@") ? name.replaceFirst("\\$\\$Lambda.*", "(lambda)") : said;
    }
}
