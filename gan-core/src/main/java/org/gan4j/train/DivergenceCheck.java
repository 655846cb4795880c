package org.gan4j.train;

import java.util.List;
import java.util.Optional;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * Stops an update whose loss is no longer finite, before the weights are touched: what is not finite then is the culprit and
 * not its consequence.
 */
record DivergenceCheck(long step, Generator generator, Critic critic) {
    void checkLoss(Phase phase, double loss) {
        if (Double.isFinite(loss)) {
            return;
        }
        String culprit = culprit().orElse("all weights are still finite");
        throw new DivergedException(
                step,
                "training diverged at step " + step + ": the " + phase.network() + " loss is "
                        + loss + "; " + culprit
                        + ". Try a lower learning rate, gradient-norm clipping, or a gradient penalty");
    }

    /** A loss can be finite while a gradient is not; the update would carry it into the weights. */
    void checkGradients(TrainingStep update) {
        for (int i = 0; i < update.gradients().size(); i++) {
            Tensor gradient = update.gradients().get(i);
            if (!Double.isFinite(gradient.kernels().sumOfSquares(gradient.storage()))) {
                throw new DivergedException(
                        step,
                        "training diverged at step " + step + ": the gradient of the "
                                + update.phase().network() + "'s `"
                                + update.parameters().get(i).name()
                                + "` is not finite or too large for its element type. Try a lower learning rate, or a"
                                + " gradient penalty");
            }
        }
    }

    /** An update can overflow although loss and gradients were finite; what is saved afterwards must not hold that. */
    void checkWeights() {
        Optional<String> culprit = culprit();
        if (culprit.isPresent()) {
            throw new DivergedException(
                    step,
                    "training diverged at step " + step + ": " + culprit.get()
                            + ". Try a lower learning rate, gradient-norm clipping, or a gradient penalty");
        }
    }

    /** Weights before running statistics: the latter follow within a step. */
    private Optional<String> culprit() {
        return firstNonFinite("weight", "critic", critic.parameters())
                .or(() -> firstNonFinite("weight", "generator", generator.parameters()))
                .or(() -> firstNonFinite("running statistic", "critic", critic.buffers()))
                .or(() -> firstNonFinite("running statistic", "generator", generator.buffers()));
    }

    private static Optional<String> firstNonFinite(String kind, String network, List<Parameter> arrays) {
        return arrays.stream()
                .filter(array -> !Double.isFinite(array.kernels().sumOfSquares(array.storage())))
                .findFirst()
                .map(array ->
                        "the first " + kind + " that is not finite is the " + network + "'s `" + array.name() + "`");
    }
}
