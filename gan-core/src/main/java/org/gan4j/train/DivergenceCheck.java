package org.gan4j.train;

import java.util.Locale;
import java.util.Optional;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * Stops an update whose loss is no longer finite, before the weights are touched: what is not finite then is the culprit and
 * not its consequence.
 */
record DivergenceCheck(long step, Generator generator, Critic critic) {
    void check(Phase phase, double loss) {
        if (Double.isFinite(loss)) {
            return;
        }
        String culprit = firstNonFinite("critic", critic)
                .or(() -> firstNonFinite("generator", generator))
                .orElse("all weights are still finite");
        throw new DivergedException(
                step,
                "training diverged at step " + step + ": the " + phase.name().toLowerCase(Locale.ROOT) + " loss is "
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
                                + update.phase().name().toLowerCase(Locale.ROOT) + "'s `"
                                + update.parameters().get(i).name()
                                + "` is not finite or too large for its element type. Try a lower learning rate, or a"
                                + " gradient penalty");
            }
        }
    }

    private static Optional<String> firstNonFinite(String name, Network network) {
        for (Parameter parameter : network.parameters()) {
            if (!Double.isFinite(parameter.kernels().sumOfSquares(parameter.storage()))) {
                return Optional.of(
                        "the first weight that is not finite is the " + name + "'s `" + parameter.name() + "`");
            }
        }
        return Optional.empty();
    }
}
