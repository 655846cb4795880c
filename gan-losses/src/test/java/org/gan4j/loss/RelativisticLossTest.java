package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py, mean softplus(fake - real). */
class RelativisticLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new RelativisticLoss(new NonSaturatingLoss());
    }

    @Override
    protected double criticValue() {
        return 4.822435387;
    }

    @Override
    protected double generatorValue() {
        return 4.597435387;
    }

    @Override
    protected boolean criticIgnoresShift() {
        return true;
    }

    @Override
    protected boolean generatorIgnoresShift() {
        return true;
    }

    @Override
    protected Symmetry symmetry() {
        return Symmetry.PAIRS;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                1.052639623,
                3.677639623);
    }

    @Test
    void overAHinge() {
        AdversarialLoss hinge = new RelativisticLoss(new HingeLoss());
        assertThat(hinge.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(5.475, within(1e-9));
        assertThat(hinge.generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(4.775, within(1e-9));
    }

    /** Differences of means are already relative. */
    @Test
    void overTheWassersteinLossItIsTheWassersteinLoss() {
        AdversarialLoss loss = new RelativisticLoss(new WassersteinLoss());
        assertThat(loss.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(0.225, within(1e-12));
        assertThat(loss.generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(-0.225, within(1e-12));
    }

    @Test
    void pairsNeedOneShape() {
        assertThatThrownBy(() -> loss().criticLoss(scores(REAL, 4), scores(new double[] {1, 2}, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`fakeScores` must have the shape of `realScores`, [4], for they are compared in pairs, got"
                        + " [2]; RelativisticAverageLoss takes any two");
    }

    /** Its share would never be asked for: a relativistic generator minimises the base's critic loss. */
    @Test
    void topKGoesAroundItAndNotInside() {
        TopK base = new TopK(new NonSaturatingLoss(), 0.5);
        assertThatThrownBy(() -> new RelativisticLoss(base))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`base` must not be a TopK, whose share a relativistic loss never asks for, got " + base
                        + "; put TopK around it");
        assertThat(loss().pairsScores()).isTrue();
    }
}
