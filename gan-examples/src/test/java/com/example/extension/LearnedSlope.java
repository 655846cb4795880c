package com.example.extension;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Distribution;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/** A leaky ReLU whose slope below 0 is learned, one for each channel, from 0.25 on (He et al. 2015). [N, C, H, W]. */
record LearnedSlope(Parameter slope) implements Layer {
    LearnedSlope(String name, long channels, Initializer initializer) {
        this(initializer.weight(name + ".weight", Distribution.constant(0.25), channels, 1, 1));
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        return x.relu().sub(x.neg().relu().mul(slope));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 3 || input.dim(0) != slope.shape().dim(0)) {
            throw new IllegalArgumentException(
                    "`input` must be [" + slope.shape().dim(0) + ", H, W] for " + this + ", got " + input);
        }
        return input;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(slope);
    }

    @Override
    public String toString() {
        return "LearnedSlope(" + slope.shape().dim(0) + ")";
    }
}
