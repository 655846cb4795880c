package org.gan4j.train;

import java.util.List;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/** Checks of arguments, in one wording. */
final class Settings {
    private Settings() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("`" + name + "` must be positive and finite, got " + value);
        }
    }

    static void decay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("`" + name + "` must lie in [0, 1), got " + value);
        }
    }

    static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + name + "` must be at least 1, got " + value);
        }
    }

    /** What has only a name to tell it from others must have one. */
    static void named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("`name` must not be blank, got \"" + name
                    + "\"; say what it is and with which settings, for a checkpoint compares names");
        }
    }

    static void oneForEach(List<Parameter> parameters, List<Tensor> gradients) {
        if (gradients.size() != parameters.size()) {
            throw new IllegalArgumentException("update needs " + parameters.size()
                    + " gradients, one for each parameter, got " + gradients.size());
        }
    }
}
