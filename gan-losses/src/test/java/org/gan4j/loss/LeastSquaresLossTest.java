package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py. */
class LeastSquaresLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new LeastSquaresLoss();
    }

    @Override
    protected double criticValue() {
        return 41.73375;
    }

    @Override
    protected double generatorValue() {
        return 17.69625;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                19.76125,
                7.3425);
    }

    @Test
    void targetsOfOnesOwn() {
        AdversarialLoss loss = new LeastSquaresLoss(1, -1);
        assertThat(loss.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(45.35875, within(1e-9));
        assertThat(loss.generatorLoss(null, scores(FAKE, 4)).item()).isCloseTo(17.69625, within(1e-9));
        assertThat(loss.hasMeaningfulZero()).isTrue();
        assertThat(loss().hasMeaningfulZero())
                .as("the middle of 0 and 1 is not 0")
                .isFalse();
        assertThat(loss).hasToString("LeastSquaresLoss(real 1.0, fake -1.0)");
    }

    @Test
    void targetsMustBeInOrder() {
        assertThatThrownBy(() -> new LeastSquaresLoss(0, 1))
                .hasMessage("`realTarget` must be finite and above `fakeTarget`, got 0.0 and 1.0; real scores are the"
                        + " high ones");
        assertThatThrownBy(() -> new LeastSquaresLoss(Double.POSITIVE_INFINITY, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeastSquaresLoss(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
