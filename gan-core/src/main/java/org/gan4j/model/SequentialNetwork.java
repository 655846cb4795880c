package org.gan4j.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** A network that is a chain of layers: its weights, element type and description are theirs. */
abstract class SequentialNetwork implements Network {
    private final Sequential layers;
    private final Shape input;
    private final Shape output;
    private final TensorFactory tensors;

    /**
     * Checks that each layer fits the one before, and that the weights can be told apart.
     *
     * @param input shape of one element of the batch, without N
     */
    SequentialNetwork(Shape input, Sequential layers) {
        this.layers = Objects.requireNonNull(layers, "layers");
        this.input = input;
        this.output = layers.outputShape(input);
        checkNames(layers);
        this.tensors = TensorFactory.like(layers.parameters().get(0));
    }

    private static void checkNames(Sequential layers) {
        if (layers.parameters().isEmpty()) {
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

    final Tensor forward(Tensor x, Mode mode) {
        return layers.forward(x, mode);
    }

    final Sequential layers() {
        return layers;
    }

    /** {@return the shape of one element of the batch that goes in, without N} */
    final Shape inputShape() {
        return input;
    }

    /** {@return the shape of what comes out for it, without N} */
    final Shape outputShape() {
        return output;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return layers.buffers();
    }

    @Override
    public TensorFactory tensors() {
        return tensors;
    }

    @Override
    public String describe() {
        return this + System.lineSeparator() + layers.describe(input);
    }
}
