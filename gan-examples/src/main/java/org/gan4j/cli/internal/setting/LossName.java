package org.gan4j.cli.internal.setting;

import org.gan4j.cli.internal.option.Labels;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.train.AdversarialLoss;

/** The losses that the command line offers. */
public enum LossName {
    /** Binary cross-entropy; the critic's loss is the mean of its halves, as in the reference task. */
    NON_SATURATING(new NonSaturatingLoss().scaled(0.5, 1)),
    /** The Wasserstein loss. */
    WASSERSTEIN(new WassersteinLoss());

    private final AdversarialLoss loss;

    LossName(AdversarialLoss loss) {
        this.loss = loss;
    }

    /** {@return the loss} */
    public AdversarialLoss loss() {
        return loss;
    }

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
