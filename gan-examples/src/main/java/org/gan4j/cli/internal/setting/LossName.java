package org.gan4j.cli.internal.setting;

import org.gan4j.cli.internal.option.Labels;
import org.gan4j.loss.HingeLoss;
import org.gan4j.loss.LeastSquaresLoss;
import org.gan4j.loss.MinimaxLoss;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.RelativisticAverageLoss;
import org.gan4j.loss.RelativisticLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.train.AdversarialLoss;

/** The losses that the command line offers. */
public enum LossName {
    /** Binary cross-entropy; the critic's loss is the mean of its halves, as in the reference task. */
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

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
