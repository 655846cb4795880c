package com.example.extension;

import java.util.Optional;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/** Keeps the critic flat where the real images are: {@code weight * mean log(1 + |grad D(x)|^2)}. */
record FlatnessPenalty(double weight) implements Regularizer {
    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Tensor x = step.realImages().variable();
        Tensor scores = step.critic().score(x, Mode.TRAINING);
        Tensor slope = Gradients.of(scores.sum()).createGraph().withRespectTo(x).get(0);
        Tensor squared = slope.square().sum(1, 2, 3); // one for each image
        step.record("slope", squared.sqrt().mean().item());
        return Optional.of(squared.add(1).log().mean().mul(weight));
    }
}
