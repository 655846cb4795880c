package org.gan4j.loss;

import java.util.List;
import org.gan4j.model.Critic;
import org.gan4j.nn.SpectralNorm;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Regularizer;

/**
 * The Wasserstein loss (Arjovsky et al. 2017, equation 2 and algorithm 1): critic {@code mean fake - mean real}, generator
 * {@code -mean fake}. The critic has to be kept Lipschitz by weight clipping, a gradient penalty or spectral
 * normalisation; its scores mean something only relative to each other. Immutable and thread-safe.
 */
public final class WassersteinLoss implements PointwiseLoss {
    @Override
    public Tensor realTerm(Tensor scores) {
        return scores.neg();
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return scores;
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return scores.neg();
    }

    @Override
    public boolean hasMeaningfulZero() {
        return false;
    }

    /** Nothing bounds the critic: no regulariser, and no {@link SpectralNorm} among its layers. */
    @Override
    public List<String> doubts(Critic critic, List<Regularizer> regularizers) {
        if (SpectralNorm.isAmong(critic.buffers()) || regularizers.stream().anyMatch(Regularizer::boundsSlope)) {
            return List.of();
        }
        return List.of("WassersteinLoss needs a critic of bounded slope, and nothing here says that it bounds it"
                + " (`boundsSlope()`), so that scores can grow without end; add GradientPenalty(10) or WeightClipping(0.01),"
                + " or take NonSaturatingLoss");
    }

    @Override
    public String toString() {
        return "WassersteinLoss";
    }
}
