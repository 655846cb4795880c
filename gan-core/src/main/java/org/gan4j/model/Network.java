package org.gan4j.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.TensorFactory;

/** What generators and critics have in common. Confined to one thread at a time. */
public interface Network {
    /** {@return the weights that training updates, in a fixed order} */
    List<Parameter> parameters();

    /** {@return persistent arrays that training does not update by gradient} */
    List<Parameter> buffers();

    /** {@return kernels and element type of the weights; inputs must come from an equal one} */
    TensorFactory tensors();

    /** {@return a table of the layers with shapes and numbers of parameters} */
    String describe();

    /**
     * The options to build this network again, for the header of its weights' file.
     *
     * @return option to text, with {@link GeneratorFamilies#FAMILY}; empty if it can only be built in code
     */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** {@return how many numbers training updates} */
    default long parameterCount() {
        return parameters().stream().mapToLong(p -> p.shape().size()).sum();
    }

    /** {@return everything a checkpoint has to hold: parameters, then buffers} */
    default List<Parameter> persistent() {
        return Stream.concat(parameters().stream(), buffers().stream()).toList();
    }
}
