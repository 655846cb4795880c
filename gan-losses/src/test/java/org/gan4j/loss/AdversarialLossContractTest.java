package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.GradientCheck;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every loss keeps. A new loss joins by naming itself and two values, from outside the code: the critic's and the
 * generator's loss of the scores below.
 */
public abstract class AdversarialLossContractTest {
    /** Scores of real images. */
    protected static final double[] REAL = {-5, 1.4, 12.5, 2.7};
    /** Scores of generated images. */
    protected static final double[] FAKE = {10, 4.4, -5.5, 3.6};

    private static final double TOLERANCE = 1e-6;

    private final TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    /** {@return the loss under test} */
    protected abstract AdversarialLoss loss();

    /** {@return the critic's loss of REAL and FAKE} */
    protected abstract double criticValue();

    /** {@return the generator's loss of REAL and FAKE} */
    protected abstract double generatorValue();

    /**
     * Scores as a tensor.
     *
     * @param values in C order
     * @param dims shape
     * @return in 64 bits
     */
    protected final Tensor scores(double[] values, long... dims) {
        return doubles.of(values, Shape.of(dims));
    }

    @Test
    void valuesAreThoseFromOutside() {
        assertThat(loss().criticLoss(scores(REAL, 4), scores(FAKE, 4)).item())
                .isCloseTo(criticValue(), within(TOLERANCE));
        assertThat(loss().generatorLoss(scores(REAL, 4), scores(FAKE, 4)).item())
                .isCloseTo(generatorValue(), within(TOLERANCE));
    }

    @Test
    void patchesCountLikeImages() {
        assertThat(loss().criticLoss(scores(REAL, 2, 1, 2, 1), scores(FAKE, 2, 1, 2, 1))
                        .item())
                .isCloseTo(criticValue(), within(TOLERANCE));
        assertThat(loss().generatorLoss(scores(REAL, 2, 1, 2, 1), scores(FAKE, 2, 1, 2, 1))
                        .item())
                .isCloseTo(generatorValue(), within(TOLERANCE));
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() {
        double[] real = {REAL[2], REAL[0], REAL[3], REAL[1]};
        double[] fake = {FAKE[1], FAKE[3], FAKE[2], FAKE[0]};
        assertThat(loss().criticLoss(scores(real, 4), scores(fake, 4)).item())
                .isCloseTo(criticValue(), within(TOLERANCE));
        assertThat(loss().generatorLoss(scores(real, 4), scores(fake, 4)).item())
                .isCloseTo(generatorValue(), within(TOLERANCE));
    }

    @Test
    void gradientsAreRightToSecondOrder() {
        Tensor real = scores(new double[] {0.3, -1.2, 2.1}, 3);
        Tensor fake = scores(new double[] {-0.4, 1.7, 0.6}, 3);
        GradientCheck.check(2, x -> loss().criticLoss(x[0], x[1]), real, fake);
        GradientCheck.check(2, x -> loss().generatorLoss(real, x[0]), fake);
    }

    /** The critic raises real and lowers fake scores, the generator raises fake ones: high is real. */
    @Test
    void gradientsPointTheRightWay() {
        Tensor real = scores(new double[] {0.3, -1.2, 2.1}, 3).variable();
        Tensor fake = scores(new double[] {-0.4, 1.7, 0.6}, 3).variable();
        var critic = Gradients.of(loss().criticLoss(real, fake)).withRespectTo(real, fake);
        assertThat(critic.get(0).sum().item()).isNegative();
        assertThat(critic.get(1).sum().item()).isPositive();
        assertThat(Gradients.of(loss().generatorLoss(real, fake))
                        .withRespectTo(fake)
                        .get(0)
                        .sum()
                        .item())
                .isNegative();
    }

    @Test
    void extremeScoresStayFiniteInBothPrecisions() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            TensorFactory tensors = TensorFactory.of(Kernels.defaults(), type);
            double[] extremes = {1e4, -1e4, 0};
            Tensor real = tensors.of(extremes, Shape.of(3)).variable();
            Tensor fake = tensors.of(new double[] {-1e4, 1e4, 1e4}, Shape.of(3)).variable();
            for (Tensor value : new Tensor[] {loss().criticLoss(real, fake), loss().generatorLoss(real, fake)}) {
                assertThat(value.item()).isFinite();
                for (Tensor gradient : Gradients.of(value).withRespectTo(real, fake)) {
                    assertThat(DoubleStream.of(gradient.toDoubles())).allMatch(Double::isFinite);
                }
            }
        }
    }

    @Test
    void resultsHaveOneElementAndFactorsScaleThem() {
        Tensor real = scores(REAL, 4);
        Tensor fake = scores(FAKE, 4);
        assertThat(loss().criticLoss(real, fake).shape().size()).isEqualTo(1);
        AdversarialLoss halves = loss().scaled(0.5, 3);
        assertThat(halves.criticLoss(real, fake).item()).isCloseTo(0.5 * criticValue(), within(TOLERANCE));
        assertThat(halves.generatorLoss(real, fake).item()).isCloseTo(3 * generatorValue(), within(TOLERANCE));
        assertThat(loss().scaled(2).generatorLoss(real, fake).item())
                .isCloseTo(2 * generatorValue(), within(TOLERANCE));
    }
}
