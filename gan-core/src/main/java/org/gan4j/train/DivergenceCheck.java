package org.gan4j.train;

import java.util.Optional;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;

/** Stops a step whose losses are no longer finite, and names the culprit. */
record DivergenceCheck(long step, Generator generator, Critic critic) {
    void check(double criticLoss, double generatorLoss) {
        if (Double.isFinite(criticLoss) && Double.isFinite(generatorLoss)) {
            return;
        }
        String culprit = firstNonFinite("critic", critic)
                .or(() -> firstNonFinite("generator", generator))
                .orElse("all weights are still finite");
        throw new DivergedException(
                step,
                "training diverged at step " + step + ": critic loss " + criticLoss + ", generator loss " + generatorLoss
                        + "; " + culprit + ". Try a lower learning rate, gradient-norm clipping, or a gradient penalty");
    }

    private static Optional<String> firstNonFinite(String name, Network network) {
        for (Parameter parameter : network.parameters()) {
            if (!Double.isFinite(parameter.kernels().sumOfSquares(parameter.storage()))) {
                return Optional.of("the first weight that is not finite is the " + name + "'s `" + parameter.name() + "`");
            }
        }
        return Optional.empty();
    }
}
