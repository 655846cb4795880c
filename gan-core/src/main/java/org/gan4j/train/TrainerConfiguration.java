package org.gan4j.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a trainer is built from, in words, so that a checkpoint can refuse another. */
final class TrainerConfiguration {
    private TrainerConfiguration() {}

    /** Key to text; equal for trainers that do the same arithmetic on the same data. */
    static Map<String, String> describe(GanTrainer.Builder options) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("generator", text(options.generator));
        settings.put("critic", text(options.critic));
        settings.put("elementType", options.generator.tensors().type().toString());
        settings.put("loss", text(options.loss));
        settings.put("images", options.images.fingerprint());
        if (options.augmentation != Augmentation.none()) {
            settings.put("augmentation", text(options.augmentation));
        }
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
