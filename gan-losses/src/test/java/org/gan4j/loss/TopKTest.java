package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py, torch.topk of the fake scores. */
class TopKTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new TopK(new NonSaturatingLoss(), 0.5);
    }

    @Override
    protected double criticValue() {
        return 5.833865892;
    }

    @Override
    protected double generatorValue() {
        return 0.006123992;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                3.125148836,
                0.005465883);
    }

    /** The highest: the generator learns from what the critic takes for real most. */
    @Test
    void onlyTheHighestFakeScoresHaveAGradient() {
        Tensor fake = scores(FAKE, 2, 1, 2, 1).variable();
        double[] gradient = Gradients.of(loss().generatorLoss(null, fake))
                .withRespectTo(fake)
                .get(0)
                .toDoubles();
        assertThat(gradient[0]).isNegative();
        assertThat(gradient[1]).isNegative();
        assertThat(gradient[2]).isZero();
        assertThat(gradient[3]).isZero();
    }

    @Test
    void theShareIsRoundedUpAndOfEqualScoresTheFirstCount() {
        Tensor fake = scores(new double[] {1, 3, 1, 1, 3}, 5).variable();
        double[] gradient = Gradients.of(new TopK(new WassersteinLoss(), 0.41).generatorLoss(null, fake))
                .withRespectTo(fake)
                .get(0)
                .toDoubles();
        assertThat(gradient).containsExactly(new double[] {-1.0 / 3, -1.0 / 3, 0, 0, -1.0 / 3}, within(1e-12));
        assertThat(new TopK(new WassersteinLoss(), 1e-9)
                        .generatorLoss(null, fake)
                        .item())
                .isEqualTo(-3);
    }

    /** 0.55 * 100 is a little above 55 in binary. 46 to 100 have the mean 73. */
    @Test
    void roundingNoiseIsNotRoundedUp() {
        Tensor fake = scores(IntStream.rangeClosed(1, 100).asDoubleStream().toArray(), 100);
        assertThat(new TopK(new WassersteinLoss(), 0.55)
                        .generatorLoss(null, fake)
                        .item())
                .isCloseTo(-73, within(1e-9));
    }

    @Test
    void aBaseThatPairsScoresIsRefused() {
        AdversarialLoss pairs = new RelativisticLoss(new NonSaturatingLoss());
        for (AdversarialLoss base : List.of(pairs, pairs.scaled(0.5), new RelativisticAverageLoss(pairs))) {
            assertThat(base.pairsScores()).isTrue();
            assertThatThrownBy(() -> new TopK(base, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`base` must not compare each real score with the generated one at its place, for top-k"
                            + " drops some of those, got " + base
                            + "; take RelativisticAverageLoss, which compares with means");
            assertThatThrownBy(() -> TopK.shrinking(base, 0.5, 0.9, 1)).hasMessageContaining("`base` must not compare");
        }
        assertThat(loss().pairsScores()).isFalse();
    }

    @Test
    void scoresMeanWhatTheBasesDo() {
        assertThat(loss().hasMeaningfulZero()).isTrue();
        assertThat(new TopK(new WassersteinLoss(), 0.5).hasMeaningfulZero()).isFalse();
    }

    /** 0.8^0, 0.8^1, 0.8^2, then the smallest share, of five scores: 5, 4, 4 and 3 of them. */
    @Test
    void theShareShrinksWithTraining() {
        TopK loss = TopK.shrinking(new WassersteinLoss(), 0.55, 0.8, 10);
        Tensor fake = scores(new double[] {1, 2, 3, 4, 5}, 5);
        RandomStream random = new RandomStream(1, 1);
        assertThat(loss.forUpdate(9, random).generatorLoss(null, fake).item()).isCloseTo(-3, within(1e-12));
        assertThat(loss.forUpdate(10, random).generatorLoss(null, fake).item()).isCloseTo(-3.5, within(1e-12));
        assertThat(loss.forUpdate(20, random).generatorLoss(null, fake).item()).isCloseTo(-3.5, within(1e-12));
        assertThat(loss.forUpdate(30, random).generatorLoss(null, fake).item()).isCloseTo(-4, within(1e-12));
        assertThat(loss.forUpdate(9_000, random).generatorLoss(null, fake).item())
                .isCloseTo(-4, within(1e-12));
        assertThat(random.position()).isZero();
        assertThat(loss.forUpdate(30, random)).hasToString(loss.toString());
    }

    @Test
    void aRelativisticBaseKeepsAllItsRealScores() {
        TopK loss = new TopK(new RelativisticAverageLoss(new NonSaturatingLoss()), 0.5);
        assertThat(loss.generatorNeedsRealScores()).isTrue();
        Tensor best = scores(new double[] {10, 4.4}, 2);
        double expected = new RelativisticAverageLoss(new NonSaturatingLoss())
                .generatorLoss(scores(REAL, 4), best)
                .item();
        assertThat(loss.generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isEqualTo(expected);
    }

    @Test
    void sharesMustLieInTheirRange() {
        assertThatThrownBy(() -> new TopK(new HingeLoss(), 0)).hasMessage("`share` must lie in (0, 1], got 0.0");
        assertThatThrownBy(() -> TopK.shrinking(new HingeLoss(), 1.1, 0.9, 1))
                .hasMessage("`smallest` must lie in (0, 1], got 1.1");
        assertThatThrownBy(() -> TopK.shrinking(new HingeLoss(), 0.5, Double.NaN, 1))
                .hasMessage("`factor` must lie in (0, 1], got NaN");
        assertThatThrownBy(() -> TopK.shrinking(new HingeLoss(), 0.5, 0.9, 0))
                .hasMessage("`everySteps` must be at least 1, got 0");
    }
}
