package com.example.extension;

import java.util.Map;
import java.util.Optional;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;

/** Holds the mean score of real images to its own moving average, from 0: {@code weight * (mean real - average)^2}. */
final class SteadyScores implements Regularizer {
    private final double weight;
    private double average;

    SteadyScores(double weight) {
        this.weight = weight;
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Tensor mean = step.realScores().mean();
        Tensor penalty = mean.add(-average).square().mul(weight);
        average = 0.9 * average + 0.1 * mean.item();
        return Optional.of(penalty);
    }

    @Override
    public State state() {
        return new State(Map.of("average", average));
    }

    @Override
    public void restore(State state) {
        average = state.get("average");
    }

    @Override
    public String toString() {
        return "SteadyScores(" + weight + ")";
    }
}
