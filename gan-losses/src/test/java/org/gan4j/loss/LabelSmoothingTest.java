package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py, binary cross-entropy with a label of 0.875. */
class LabelSmoothingTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new LabelSmoothing(new NonSaturatingLoss(), 0.875);
    }

    @Override
    protected double criticValue() {
        return 6.196365892;
    }

    @Override
    protected double generatorValue() {
        return 1.385820880;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                3.715773836,
                0.950991163);
    }

    @Test
    void bothLabelsAndOtherBases() {
        AdversarialLoss both = new LabelSmoothing(new NonSaturatingLoss(), 0.9, 0.2);
        assertThat(both.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(5.498865892, within(1e-9));
        AdversarialLoss hinge = new LabelSmoothing(new HingeLoss(), 0.9);
        assertThat(hinge.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(7.09, within(1e-9));
        assertThat(hinge.hasMeaningfulZero()).isTrue();
        assertThat(new LabelSmoothing(new WassersteinLoss(), 0.9, 0.1).hasMeaningfulZero())
                .isFalse();
        assertThat(both).hasToString("LabelSmoothing(NonSaturatingLoss, real 0.9, fake 0.2)");
    }

    /** Its critic's loss, -0.8 r + f, falls without end when all scores fall: only a balanced one has a lowest value. */
    @Test
    void overTheWassersteinLossLabelsAddUpToOne() {
        assertThatThrownBy(() -> new LabelSmoothing(new WassersteinLoss(), 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "`realLabel` and `fakeLabel` must add up to 1 over WassersteinLoss, got 0.9 and 0.0: shifting"
                                + " all scores would lower the critic's loss without end; labels that add up to 1 keep the"
                                + " balance, or take NonSaturatingLoss or HingeLoss");
        LabelSmoothing balanced = new LabelSmoothing(new WassersteinLoss(), 0.7, 0.3);
        assertThatThrownBy(() -> new LabelSmoothing(balanced, 0.9)).hasMessageContaining("must add up to 1 over Label");
        assertThat(new LabelSmoothing(new WassersteinLoss(), 1)
                        .criticLoss(scores(REAL, 4), scores(FAKE, 4))
                        .item())
                .isCloseTo(0.225, within(1e-12));
        assertThat(balanced.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void labelsMustKeepTheirSide() {
        assertThatThrownBy(() -> new LabelSmoothing(new HingeLoss(), 0.5))
                .hasMessage("`realLabel` must lie in (0.5, 1], got 0.5");
        assertThatThrownBy(() -> new LabelSmoothing(new HingeLoss(), Double.NaN))
                .hasMessage("`realLabel` must lie in (0.5, 1], got NaN");
        assertThatThrownBy(() -> new LabelSmoothing(new HingeLoss(), 0.9, 0.5))
                .hasMessage("`fakeLabel` must lie in [0, 0.5), got 0.5");
    }
}
