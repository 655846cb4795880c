package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values computed with TensorFlow GAN's formulas: sigmoid cross-entropy, mean over the batch, sum of halves. */
class NonSaturatingLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new NonSaturatingLoss();
    }

    @Override
    protected double criticValue() {
        return 5.8338659;
    }

    @Override
    protected double generatorValue() {
        return 1.3858209;
    }

    @Test
    void aSecondSetOfScores() {
        double[] real = {1.3, 2.9, 8.4, 6.3};
        double[] fake = {4.8, 1.2, -3.5, 5.9};
        expect(scores(real, 4), scores(fake, 4), 3.1251488, 0.9509912);
    }

    /** The limit of softplus: the generator's gradient is -1, shared by the batch, however sure the critic is. */
    @Test
    void aGeneratorWithoutAnyChanceStillLearns() {
        Tensor fake = scores(new double[] {-1e4, -1e4}, 2).variable();
        Tensor value = loss().generatorLoss(null, fake);
        assertThat(value.item()).isEqualTo(1e4);
        assertThat(Gradients.of(value).withRespectTo(fake).get(0).toDoubles()).containsExactly(-0.5, -0.5);
    }

    @Test
    void theLogisticLossIsTheSameFunction() {
        AdversarialLoss logistic = NonSaturatingLoss.logistic();
        assertThat(logistic.criticLoss(scores(REAL, 4), scores(FAKE, 4)).item()).isCloseTo(criticValue(), within(1e-6));
        assertThat(logistic).hasToString("NonSaturatingLoss");
    }

    @Test
    void factorsMustBePositive() {
        assertThatThrownBy(() -> loss().scaled(0, 1)).hasMessage("`criticFactor` must be positive and finite, got 0.0");
        assertThatThrownBy(() -> loss().scaled(1, Double.NaN))
                .hasMessage("`generatorFactor` must be positive and finite, got NaN");
    }
}
