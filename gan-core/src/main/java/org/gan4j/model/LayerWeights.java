package org.gan4j.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Parameter;

/** What the weights of layers must be to make a network. */
final class LayerWeights {
    private LayerWeights() {}

    static void check(Sequential layers) {
        List<Parameter> parameters = layers.parameters();
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "`layers` must have weights, got " + layers + "; add a layer that learns");
        }
        Set<String> names = new HashSet<>();
        layers.parameters().forEach(parameter -> checkNew(names, parameter));
        layers.buffers().forEach(buffer -> checkNew(names, buffer));
    }

    private static void checkNew(Set<String> names, Parameter parameter) {
        if (!names.add(parameter.name())) {
            throw new IllegalArgumentException("`layers` must name each weight differently, got `" + parameter.name()
                    + "` twice; give each layer a prefix of its own");
        }
    }
}
