package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.GradientCheck;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What every loss keeps. A new loss joins by naming itself and two values, from outside the code: the critic's and the
 * generator's loss of the scores below. A loss that only sees differences of scores, or that tells scores apart by their place,
 * says so besides.
 */
public abstract class AdversarialLossContractTest {
    /** Scores of real images. */
    protected static final double[] REAL = {-5, 1.4, 12.5, 2.7};
    /** Scores of generated images. */
    protected static final double[] FAKE = {10, 4.4, -5.5, 3.6};

    private static final double TOLERANCE = 1e-6;
    private static final double SHIFT = 0.7;
    private static final double EXTREME = 1e4;

    /** Which scores may change places without changing the loss. */
    protected enum Symmetry {
        /** Those of real images among themselves, and those of generated ones. */
        EACH_SIDE,
        /** Pairs of a real and a generated one. */
        PAIRS,
        /** None: what is done to a score depends on its place. */
        NONE
    }

    private final TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    /** {@return the loss under test, as it is in one update} */
    protected abstract AdversarialLoss loss();

    /** {@return the critic's loss of REAL and FAKE} */
    protected abstract double criticValue();

    /** {@return the generator's loss of REAL and FAKE} */
    protected abstract double generatorValue();

    /** {@return whether the critic's loss stays as it is when all scores move together; by default it does not} */
    protected boolean criticIgnoresShift() {
        return false;
    }

    /** {@return whether the generator's loss stays as it is when all scores move together; by default it does not} */
    protected boolean generatorIgnoresShift() {
        return false;
    }

    /** {@return which scores may change places; by default each side's} */
    protected Symmetry symmetry() {
        return Symmetry.EACH_SIDE;
    }

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

    /**
     * Fails unless the loss of some scores has the given values.
     *
     * @param real real scores
     * @param fake fake scores
     * @param critic the critic's loss, from outside the code
     * @param generator the generator's loss, from outside the code
     */
    protected final void expect(Tensor real, Tensor fake, double critic, double generator) {
        assertThat(loss().criticLoss(real, fake).item()).as("critic").isCloseTo(critic, within(TOLERANCE));
        assertThat(loss().generatorLoss(real, fake).item()).as("generator").isCloseTo(generator, within(TOLERANCE));
    }

    @Test
    void valuesAreThoseFromOutside() {
        expect(scores(REAL, 4), scores(FAKE, 4), criticValue(), generatorValue());
    }

    @Test
    void patchesCountLikeImages() {
        for (long[] shape : new long[][] {{2, 1, 2, 1}, {1, 1, 2, 2}, {2, 2}}) {
            expect(scores(REAL, shape), scores(FAKE, shape), criticValue(), generatorValue());
        }
    }

    @Test
    void patchesGetTheGradientOfImages() {
        for (Tensor[] pair : new Tensor[][] {gradients(4), gradients(2, 1, 2, 1)}) {
            assertThat(pair[0].toDoubles()).containsExactly(gradients(4)[0].toDoubles(), within(1e-12));
            assertThat(pair[1].toDoubles()).containsExactly(gradients(4)[1].toDoubles(), within(1e-12));
            assertThat(pair[2].toDoubles()).containsExactly(gradients(4)[2].toDoubles(), within(1e-12));
        }
    }

    /** Of the critic's loss in real and fake scores, and of the generator's in fake ones, of the scores' shape. */
    private Tensor[] gradients(long... shape) {
        Tensor real = scores(REAL, shape).variable();
        Tensor fake = scores(FAKE, shape).variable();
        var critic = Gradients.of(loss().criticLoss(real, fake)).withRespectTo(real, fake);
        var generator = Gradients.of(loss().generatorLoss(real, fake)).withRespectTo(fake);
        assertThat(critic.get(0).shape()).isEqualTo(real.shape());
        return new Tensor[] {critic.get(0), critic.get(1), generator.get(0)};
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() {
        int[] places = {2, 0, 3, 1};
        int[] others = symmetry() == Symmetry.EACH_SIDE ? new int[] {1, 3, 2, 0} : places;
        if (symmetry() != Symmetry.NONE) {
            expect(scores(REAL, 4).gather(places), scores(FAKE, 4).gather(others), criticValue(), generatorValue());
        }
    }

    @Test
    void aCommonShiftMovesTheLossUnlessItIsSaidNotTo() {
        Tensor real = scores(REAL, 4).add(SHIFT);
        Tensor fake = scores(FAKE, 4).add(SHIFT);
        double critic = Math.abs(loss().criticLoss(real, fake).item() - criticValue());
        double generator = Math.abs(loss().generatorLoss(real, fake).item() - generatorValue());
        assertThat(critic < TOLERANCE).as("critic, moved by %s", critic).isEqualTo(criticIgnoresShift());
        assertThat(generator < TOLERANCE)
                .as("generator, moved by %s", generator)
                .isEqualTo(generatorIgnoresShift());
    }

    /** What tells real from fake by the sign of a score must know where 0 is. */
    @Test
    void onlyALossThatFeelsAShiftHasAMeaningfulZero() {
        assertThat(loss().hasMeaningfulZero() && criticIgnoresShift()).isFalse();
        assertThat(loss().scaled(2).hasMeaningfulZero()).isEqualTo(loss().hasMeaningfulZero());
    }

    @Test
    void gradientsAreRightToSecondOrder() {
        Tensor real = scores(new double[] {0.3, -1.2, 2.1}, 3);
        Tensor fake = scores(new double[] {-0.4, 1.7, 0.6}, 3);
        GradientCheck.check(2, x -> loss().criticLoss(x[0], x[1]), real, fake);
        GradientCheck.check(2, x -> loss().generatorLoss(x[0], x[1]), real, fake);
    }

    /** The critic raises real and lowers fake scores, the generator raises fake ones: high is real, real comes first. */
    @Test
    void gradientsPointTheRightWay() {
        Tensor real = scores(new double[] {0.3, -1.2, 2.1}, 3).variable();
        Tensor fake = scores(new double[] {-0.4, 1.7, 0.6}, 3).variable();
        var critic = Gradients.of(loss().criticLoss(real, fake)).withRespectTo(real, fake);
        assertThat(critic.get(0).sum().item()).isNegative();
        assertThat(critic.get(1).sum().item()).isPositive();
        Tensor generator = Gradients.of(loss().generatorLoss(real, fake))
                .withRespectTo(fake)
                .get(0);
        assertThat(generator.sum().item()).isNegative();
    }

    /** A logarithm of a probability plus an epsilon is flat where the critic errs most; softplus is not. */
    @Test
    void aCriticThatErrsUtterlyStillLearns() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            TensorFactory tensors = TensorFactory.of(Kernels.defaults(), type);
            Tensor real = tensors.full(Shape.of(4), -EXTREME).variable();
            Tensor fake = tensors.full(Shape.of(4), EXTREME).variable();
            Tensor value = loss().criticLoss(real, fake);
            var gradients = Gradients.of(value).withRespectTo(real, fake);
            assertThat(value.item()).isGreaterThan(EXTREME / 2);
            assertThat(gradients.get(0).sum().item()).isLessThan(-0.1);
            assertThat(gradients.get(1).sum().item()).isGreaterThan(0.1);
        }
    }

    @Test
    void extremeScoresStayFiniteInBothPrecisions() {
        double[][] scores = {{EXTREME, -EXTREME, 0}, {-EXTREME, EXTREME, EXTREME}, {-EXTREME, -EXTREME, -EXTREME}};
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            TensorFactory tensors = TensorFactory.of(Kernels.defaults(), type);
            for (double[] ofReal : scores) {
                for (double[] ofFake : scores) {
                    finite(tensors.of(ofReal, Shape.of(3)), tensors.of(ofFake, Shape.of(3)));
                }
            }
        }
    }

    private void finite(Tensor realScores, Tensor fakeScores) {
        Tensor real = realScores.variable();
        Tensor fake = fakeScores.variable();
        for (Tensor value : new Tensor[] {loss().criticLoss(real, fake), loss().generatorLoss(real, fake)}) {
            assertThat(value.item()).isFinite();
            for (Tensor gradient : Gradients.of(value).withRespectTo(real, fake)) {
                assertThat(DoubleStream.of(gradient.toDoubles())).allMatch(Double::isFinite);
            }
        }
    }

    @Test
    void resultsHaveOneElementAndFactorsScaleThem() {
        Tensor real = scores(REAL, 4);
        Tensor fake = scores(FAKE, 4);
        assertThat(loss().criticLoss(real, fake).shape().size()).isEqualTo(1);
        assertThat(loss().generatorLoss(real, fake).shape().size()).isEqualTo(1);
        AdversarialLoss halves = loss().scaled(0.5, 3);
        assertThat(halves.criticLoss(real, fake).item()).isCloseTo(0.5 * criticValue(), within(TOLERANCE));
        assertThat(halves.generatorLoss(real, fake).item()).isCloseTo(3 * generatorValue(), within(TOLERANCE));
        assertThat(loss().scaled(2).generatorLoss(real, fake).item())
                .isCloseTo(2 * generatorValue(), within(TOLERANCE));
        assertThat(halves.generatorNeedsRealScores()).isEqualTo(loss().generatorNeedsRealScores());
    }

    @Test
    void theGeneratorGetsRealScoresExactlyWhereItReadsThem() {
        Tensor real = scores(REAL, 4).variable();
        Tensor generator = loss().generatorLoss(real, scores(FAKE, 4).variable());
        double read =
                Gradients.of(generator).withRespectTo(real).get(0).abs().sum().item();
        assertThat(read > 0).isEqualTo(loss().generatorNeedsRealScores());
        if (!loss().generatorNeedsRealScores()) {
            assertThat(loss().generatorLoss(null, scores(FAKE, 4)).item())
                    .isCloseTo(generatorValue(), within(TOLERANCE));
        }
    }

    @Test
    void aLossIsAPureFunction() {
        Tensor real = scores(REAL, 4);
        Tensor fake = scores(FAKE, 4);
        AdversarialLoss loss = loss();
        double first = loss.criticLoss(real, fake).item();
        loss.generatorLoss(real, fake);
        assertThat(loss.criticLoss(real, fake).item()).isEqualTo(first);
        assertThat(real.toDoubles()).isEqualTo(REAL);
        assertThat(fake.toDoubles()).isEqualTo(FAKE);
    }

    /** It is what a checkpoint tells losses apart by. */
    @Test
    void itsNameHasNoAddressAndTheLossOfAnUpdateHasTheSame() {
        assertThat(loss().toString()).isNotBlank().doesNotContainPattern("@[0-9a-f]+$");
        assertThat(Arrays.asList(
                        loss().toString(),
                        loss().forUpdate(1, new RandomStream(1, 1)).toString()))
                .containsOnly(loss().toString());
    }
}
