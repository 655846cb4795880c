package org.gan4j.nn;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;

/** An element-wise function as a layer. Immutable and thread-safe. */
public final class Activation implements Layer {
    private static final Pattern LEAKY = Pattern.compile("LeakyRelu\\((-?[0-9.]+(?:E-?[0-9]+)?)\\)");

    private final String name;
    private final UnaryOperator<Tensor> function;

    private Activation(String name, UnaryOperator<Tensor> function) {
        this.name = name;
        this.function = function;
    }

    /**
     * Any element-wise function.
     *
     * @param name shown in descriptions
     * @param function keeps the shape
     * @return the layer
     */
    public static Activation of(String name, UnaryOperator<Tensor> function) {
        return new Activation(name, function);
    }

    /** {@return max(x, 0)} */
    public static Activation relu() {
        return of("Relu", Tensor::relu);
    }

    /**
     * x where positive, slope * x elsewhere.
     *
     * @param slope factor of negative values
     * @return the layer
     */
    public static Activation leakyRelu(double slope) {
        return of("LeakyRelu(" + slope + ")", x -> x.leakyRelu(slope));
    }

    /** {@return the hyperbolic tangent} */
    public static Activation tanh() {
        return of("Tanh", Tensor::tanh);
    }

    /**
     * An activation from its name.
     *
     * @param name what {@link #toString()} of one of this class's own activations gave, such as {@code LeakyRelu(0.2)}
     * @return the layer
     * @throws IllegalArgumentException if it is none of them
     */
    public static Activation named(String name) {
        Matcher leaky = LEAKY.matcher(name);
        if (leaky.matches()) {
            return leakyRelu(Double.parseDouble(leaky.group(1)));
        }
        return Stream.of(relu(), tanh())
                .filter(activation -> activation.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "`activation` must be one of Relu, LeakyRelu(slope), Tanh, got " + name));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        return function.apply(x);
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String toString() {
        return name;
    }
}
