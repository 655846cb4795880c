package org.gan4j.train;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.internal.Arguments;
import org.gan4j.tensor.Tensor;

/** A penalty made of one function, in the updates of one network. */
record FunctionPenalty(String name, Phase phase, Function<TrainingStep, Tensor> function) implements Regularizer {
    FunctionPenalty {
        Arguments.named(name);
        Objects.requireNonNull(function, "penalty");
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        return step.phase() == phase ? Optional.of(function.apply(step)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
