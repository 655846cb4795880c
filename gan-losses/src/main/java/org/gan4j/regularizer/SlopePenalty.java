package org.gan4j.regularizer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.internal.Arguments;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.TrainingStep;

/**
 * What the gradient penalties share: the critic's slope at some points, what a rule asks for it, the mean over images.
 *
 * @param weight factor, positive
 * @param points where
 * @param rule what is asked of the slope
 * @param penaltyName what the penalty is recorded as
 * @param slopeName what the mean slope is recorded as
 */
record SlopePenalty(double weight, PenaltyPoints points, SlopeRule rule, String penaltyName, String slopeName) {
    SlopePenalty {
        Arguments.positive("weight", weight);
    }

    /** The penalty of a critic update, recorded; empty in a generator update. */
    Optional<Tensor> of(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Tensor total = null;
        double slope = 0;
        List<Tensor> batches = points.choose(step);
        for (Tensor images : batches) {
            Tensor squares = squaredNorms(step, images);
            Tensor term = rule.pay(squares).mean().mul(weight).reshape();
            total = total == null ? term : total.add(term);
            slope += meanSlope(squares) / batches.size();
        }
        if (total == null) {
            return Optional.empty();
        }
        step.record(penaltyName, total.item());
        step.record(slopeName, slope);
        return Optional.of(total);
    }

    /** [N]: |dD/dx|^2 over channels and pixels, an image's own, with a graph that leads to the weights. */
    private static Tensor squaredNorms(TrainingStep step, Tensor images) {
        Tensor x = images.variable();
        Tensor scores = step.critic().score(x, Mode.TRAINING);
        Tensor gradient =
                Gradients.of(scores.sum()).createGraph().withRespectTo(x).get(0);
        int[] ofImage = IntStream.range(1, gradient.shape().rank()).toArray();
        return gradient.square().sum(ofImage).reshape(images.shape().dim(0));
    }

    private static double meanSlope(Tensor squares) {
        return Gradients.withoutRecording(() -> SlopeRule.norm(squares).mean().item());
    }
}
