package org.gan4j.preset;

import org.gan4j.loss.HingeLoss;
import org.gan4j.loss.LeastSquaresLoss;
import org.gan4j.loss.MinimaxLoss;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.RelativisticAverageLoss;
import org.gan4j.loss.RelativisticLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.train.AdversarialLoss;

/** The losses that recipes choose between. */
public enum LossName {
    /** {@link NonSaturatingLoss}; the critic's is the mean of its halves, as in the reference task. */
    NON_SATURATING(new NonSaturatingLoss().scaled(0.5, 1)),
    /** The Wasserstein loss. */
    WASSERSTEIN(new WassersteinLoss()),
    /** The original game, whose generator stands still where the critic is sure of itself. */
    MINIMAX(new MinimaxLoss()),
    /** Squared distances from targets of 0 and 1. */
    LEAST_SQUARES(new LeastSquaresLoss()),
    /** The hinge loss. */
    HINGE(new HingeLoss()),
    /** The non-saturating loss of pairs of a real and a generated image. */
    RELATIVISTIC(new RelativisticLoss(new NonSaturatingLoss())),
    /** The non-saturating loss of images against the average of the other kind. */
    RELATIVISTIC_AVERAGE(new RelativisticAverageLoss(new NonSaturatingLoss()));

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
