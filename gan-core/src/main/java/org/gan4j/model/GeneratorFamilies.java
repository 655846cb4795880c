package org.gan4j.model;

import java.util.List;
import java.util.Map;
import org.gan4j.tensor.TensorFactory;

/** Builds a generator from the settings that stand in the header of its weights' file. Thread-safe. */
public final class GeneratorFamilies {
    /** The setting that names the family. */
    public static final String FAMILY = "family";

    private static final List<String> KNOWN = List.of(DcganGenerator.FAMILY);

    private GeneratorFamilies() {}

    /**
     * A generator with fresh weights.
     *
     * @param settings what {@link Network#settings()} of one like it gave; other keys are ignored
     * @param tensors kernels and element type
     * @return the generator
     * @throws IllegalArgumentException if the family is unknown, or a setting is missing or wrong
     */
    public static Generator build(Map<String, String> settings, TensorFactory tensors) {
        String family = settings.get(FAMILY);
        if (!DcganGenerator.FAMILY.equals(family)) {
            throw new IllegalArgumentException("`" + FAMILY + "` must be one of " + KNOWN + ", got " + family
                    + "; a generator of your own is built in code and given to loadGenerator(...)");
        }
        return DcganGenerator.of(settings, tensors);
    }
}
