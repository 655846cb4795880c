package org.gan4j.preset;

import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.train.AdversarialLoss;

/** The losses that recipes choose between. */
public enum LossName {
    /** {@link NonSaturatingLoss}; the critic's is the mean of its halves, as in the reference task. */
    NON_SATURATING(new NonSaturatingLoss().scaled(0.5, 1)),
    /** {@link WassersteinLoss}. */
    WASSERSTEIN(new WassersteinLoss());

    private final AdversarialLoss loss;

    LossName(AdversarialLoss loss) {
        this.loss = loss;
    }

    /** {@return the loss} */
    public AdversarialLoss loss() {
        return loss;
    }

    /** {@return the name on the command line, such as {@code non-saturating}} */
    @Override
    public String toString() {
        return Preset.label(this);
    }
}
