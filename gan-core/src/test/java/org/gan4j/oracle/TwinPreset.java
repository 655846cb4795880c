package org.gan4j.oracle;

import static org.gan4j.oracle.TwinLoss.BINARY_CROSS_ENTROPY;
import static org.gan4j.oracle.TwinLoss.WASSERSTEIN;
import static org.gan4j.oracle.TwinOptimizer.adam;
import static org.gan4j.oracle.TwinOptimizer.rmsProp;

import java.util.Locale;
import org.gan4j.model.Normalization;

/** The baselines' settings, written down from their sources and not read from GAN4J's presets. */
public enum TwinPreset {
    // loss, generator's optimiser, critic's, critic updates, bound of the gradient norm, of the weights, penalty's
    // weight
    /** GAN4J's three-minute preset. */
    QUICK(BINARY_CROSS_ENTROPY, adam(5e-4, 0.5, 0.999), adam(1e-4, 0.5, 0.999), 1, null, null, null),
    /** The course's sample code. */
    SIMPLE(BINARY_CROSS_ENTROPY, adam(1e-4, 0.5, 0.999), adam(1e-4, 0.5, 0.999), 1, null, null, null),
    /** Gradient clipping. */
    MEDIUM(BINARY_CROSS_ENTROPY, adam(1e-4, 0.5, 0.999), adam(1e-4, 0.5, 0.999), 2, 1.0, null, null),
    /** WGAN with a wide clip. */
    STRONG(WASSERSTEIN, rmsProp(1e-4), rmsProp(1e-4), 2, null, 1.0, null),
    /** The paper's WGAN. */
    WGAN(WASSERSTEIN, rmsProp(5e-5), rmsProp(5e-5), 5, null, 0.01, null),
    /** WGAN with gradient penalty. */
    WGAN_GP(WASSERSTEIN, adam(1e-4, 0, 0.9), adam(1e-4, 0, 0.9), 2, null, null, 10.0);

    final TwinLoss loss;
    final TwinOptimizer generatorOptimizer;
    final TwinOptimizer criticOptimizer;
    final int criticSteps;
    final Double gradientNormBound;
    final Double weightBound;
    final Double penaltyWeight;

    TwinPreset(
            TwinLoss loss,
            TwinOptimizer generatorOptimizer,
            TwinOptimizer criticOptimizer,
            int criticSteps,
            Double gradientNormBound,
            Double weightBound,
            Double penaltyWeight) {
        this.loss = loss;
        this.generatorOptimizer = generatorOptimizer;
        this.criticOptimizer = criticOptimizer;
        this.criticSteps = criticSteps;
        this.gradientNormBound = gradientNormBound;
        this.weightBound = weightBound;
        this.penaltyWeight = penaltyWeight;
    }

    /** {@return the critic's normalisation: instance normalisation under a gradient penalty} */
    public Normalization criticNormalization() {
        return penaltyWeight == null ? Normalization.BATCH : Normalization.INSTANCE;
    }

    /** {@return critic updates before each generator update} */
    public int criticSteps() {
        return criticSteps;
    }

    /** {@return whether critic updates need mixing factors} */
    public boolean hasPenalty() {
        return penaltyWeight != null;
    }

    /** {@return the name on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
