package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py. */
class RelativisticAverageLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new RelativisticAverageLoss(new NonSaturatingLoss());
    }

    @Override
    protected double criticValue() {
        return 5.212013032;
    }

    @Override
    protected double generatorValue() {
        return 4.762013032;
    }

    @Override
    protected boolean criticIgnoresShift() {
        return true;
    }

    @Override
    protected boolean generatorIgnoresShift() {
        return true;
    }

    @Test
    void aSecondSetOfScores() {
        double[] real = {-2, 0.4, 12.5, 2.7};
        expect(scores(real, 4), scores(FAKE, 4), 4.3901137, 4.9401137);
    }

    @Test
    void overOtherBases() {
        AdversarialLoss hinge = new RelativisticAverageLoss(new HingeLoss());
        assertThat(hinge.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(6.39375, within(1e-9));
        assertThat(hinge.generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(5.1625, within(1e-9));
        AdversarialLoss squares = new RelativisticAverageLoss(new LeastSquaresLoss(1, -1));
        assertThat(squares.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(36.5465625, within(1e-9));
        assertThat(squares.generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item())
                .isCloseTo(35.6465625, within(1e-9));
    }

    @Test
    void bothSidesMayHaveSizesOfTheirOwn() {
        assertThat(loss().criticLoss(scores(REAL, 4), scores(new double[] {1, 2}, 2))
                        .shape()
                        .size())
                .isOne();
    }

    /** Its share would never be asked for: a relativistic generator minimises the base's critic loss. */
    @Test
    void topKGoesAroundItAndNotInside() {
        TopK base = new TopK(new NonSaturatingLoss(), 0.5);
        assertThatThrownBy(() -> new RelativisticAverageLoss(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`base` must not be a TopK, whose share a relativistic loss never asks for, got " + base
                        + "; put TopK around it");
        assertThat(loss().pairsScores()).isFalse();
    }
}
