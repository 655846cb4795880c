package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Generator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;

/** What a trainer refuses to be built of, and how it stops when training diverges. */
class GanTrainerRefusalsTest {
    private final DcganGenerator generator = TinyGan.generator();
    private final DcganCritic critic = TinyGan.critic(Normalization.BATCH);

    private static void assertRefused(GanTrainer.Builder builder, String... parts) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertRefused(TinyGan.trainer().batchSize(0), "`batchSize` must be at least 1, got 0");
        assertRefused(TinyGan.trainer().criticSteps(0), "`criticSteps` must be at least 1, got 0");
        assertRefused(
                TinyGan.trainer().batchSize(21), "`batchSize` must not exceed the 20 real images, got 21", "lower it");
    }

    @Test
    void imagesAndNetworksOfDifferentShapesAreRefused() {
        RealImages large = new SyntheticImages(20, Shape.of(3, 32, 32));
        assertRefused(
                GanTrainer.builder(generator, critic, TinyGan.loss(), large).batchSize(4),
                "`images` must have the critic's image shape",
                "[3, 16, 16]",
                "[3, 32, 32]");
        DcganCritic grey =
                DcganCritic.builder().imageSize(16).channels(1).width(2).build();
        assertRefused(
                GanTrainer.builder(generator, grey, TinyGan.loss(), TinyGan.images())
                        .batchSize(4),
                "`generator` must have the critic's image shape",
                "[1, 16, 16]",
                "[3, 16, 16]");
    }

    @Test
    void networksOfDifferentElementTypesAreRefused() {
        DcganCritic floats = DcganCritic.builder().imageSize(16).width(2).build();
        assertRefused(
                GanTrainer.builder(generator, floats, TinyGan.loss(), TinyGan.images())
                        .batchSize(4),
                "DOUBLE",
                "FLOAT",
                "tensors(...)");
    }

    @Test
    void aRegularizerMayRefuseTheNetworks() {
        Regularizer picky = new Regularizer() {
            @Override
            public void validate(Generator given, Critic opponent) {
                throw new IllegalArgumentException("not with " + opponent);
            }
        };
        assertRefused(TinyGan.trainer().regularizer(picky), "not with DcganCritic(");
    }

    @Test
    void missingPartsAreRefusedByName() {
        assertThatThrownBy(() -> GanTrainer.builder(null, critic, TinyGan.loss(), TinyGan.images()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("generator");
        assertThatThrownBy(() -> GanTrainer.builder(generator, critic, null, TinyGan.images()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("loss");
    }

    @Test
    void aBatchOfOneWithBatchNormalisationSaysWhatToDo() {
        GanTrainer trainer = GanTrainer.builder(
                        generator, critic, TinyGan.loss(), new SyntheticImages(20, Shape.of(3, 16, 16)))
                .batchSize(1)
                .build();
        assertThatThrownBy(trainer::step)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batch size of at least 2");
    }

    /** NaN from its third evaluation on. */
    private static final class Diverging implements AdversarialLoss {
        private final Phase when;
        private int calls;

        Diverging(Phase when) {
            this.when = when;
        }

        private Tensor spoil(Tensor loss, Phase phase) {
            Tensor nan = TensorFactory.like(loss).full(loss.shape(), Double.NaN); // mul(NaN) multiplies by 1e-5 in ND4J
            return phase == when && ++calls >= 3 ? loss.mul(nan) : loss;
        }

        @Override
        public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
            return spoil(TinyGan.loss().criticLoss(realScores, fakeScores), Phase.CRITIC);
        }

        @Override
        public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
            return spoil(TinyGan.loss().generatorLoss(realScores, fakeScores), Phase.GENERATOR);
        }
    }

    @Test
    void aLossThatIsNotFiniteEndsTrainingBeforeTheWeightsAreSpoilt() {
        for (Phase phase : Phase.values()) {
            List<String> ends = new ArrayList<>();
            GanTrainer trainer = TinyGan.trainer(new Diverging(phase))
                    .listener(new TrainingListener() {
                        @Override
                        public void onEnd(GanTrainer ended) {
                            ends.add("end");
                        }
                    })
                    .build();
            DivergedException diverged = catchThrowableOfType(DivergedException.class, () -> trainer.train(10));
            assertThat(diverged.step()).isEqualTo(3);
            assertThat(diverged)
                    .hasMessageContaining("diverged at step 3")
                    .hasMessageContaining(phase.name().toLowerCase(java.util.Locale.ROOT) + " loss is NaN")
                    .hasMessageContaining("all weights are still finite")
                    .hasMessageContaining("lower learning rate");
            assertFinite(trainer.generator());
            assertFinite(trainer.critic());
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void nullsAreRefusedByName() {
        GanTrainer.Builder builder = TinyGan.trainer();
        assertThatThrownBy(() -> builder.regularizer(null)).hasMessage("regularizer");
        assertThatThrownBy(() -> builder.listener(null)).hasMessage("listener");
        assertThatThrownBy(() -> builder.optimizer(null)).hasMessage("optimizer");
        assertThatThrownBy(() -> new Checkpoint(null)).hasMessage("folder");
        assertThatThrownBy(() -> CheckpointFolder.of(null)).hasMessage("folder");
    }

    /** Loss and gradients are finite, the update is not: a checkpoint after the step must not hold it. */
    @Test
    void weightsThatOverflowInAnUpdateEndTrainingInThatStep() {
        for (Phase phase : Phase.values()) {
            Regularizer overflowing = new Regularizer() {
                @Override
                public void afterUpdate(TrainingStep step) {
                    if (step.phase() == phase && step.step() == 2) {
                        Parameter weight = step.parameters().get(1);
                        weight.update(values -> weight.kernels().scaleInPlace(values, 1e308));
                        weight.update(values -> weight.kernels().scaleInPlace(values, 1e308));
                    }
                }
            };
            GanTrainer trainer = TinyGan.trainer().regularizer(overflowing).build();
            String network = phase.name().toLowerCase(java.util.Locale.ROOT);
            assertThatThrownBy(() -> trainer.train(9))
                    .isInstanceOf(DivergedException.class)
                    .hasMessageContaining("step 2")
                    .hasMessageContaining(network);
        }
    }

    /** A penalty of value 0 whose derivative is 0 / 0. */
    @Test
    void aGradientThatIsNotFiniteEndsTrainingBeforeTheWeightsAreSpoilt() {
        Regularizer penalty = new Regularizer() {
            @Override
            public java.util.Optional<Tensor> penalty(TrainingStep step) {
                Tensor weight = step.parameters().get(0);
                return java.util.Optional.of(weight.mul(0).sqrt().sum());
            }
        };
        GanTrainer trainer = TinyGan.trainer().regularizer(penalty).build();
        assertThatThrownBy(trainer::step)
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("the gradient of the critic's `l1.0.weight` is not finite");
        assertFinite(trainer.critic());
        assertFinite(trainer.generator());
    }

    @Test
    void aPenaltyOfSeveralElementsIsRefusedWithItsSource() {
        Regularizer penalty = new Regularizer() {
            @Override
            public java.util.Optional<Tensor> penalty(TrainingStep step) {
                return java.util.Optional.of(step.fakeScores());
            }

            @Override
            public String toString() {
                return "MyPenalty";
            }
        };
        assertThatThrownBy(() -> TinyGan.trainer().regularizer(penalty).build().step())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MyPenalty must give a tensor of one element, got shape [4]; end it with mean()");
    }

    @Test
    void trainingCanGoOnAfterAStop() {
        GanTrainer trainer = TinyGan.trainer().build();
        trainer.requestStop();
        trainer.train(2);
        assertThat(trainer.steps()).isZero();
        trainer.train(2);
        assertThat(trainer.steps()).isEqualTo(2);
    }

    private static void assertFinite(Network network) {
        for (Parameter parameter : network.parameters()) {
            assertThat(parameter.toDoubles()).as(parameter.name()).doesNotContain(Double.NaN);
        }
    }

    @Test
    void theWeightThatIsNotFiniteIsNamed() {
        assertNamed("critic", "l1.2.0.weight", Double.POSITIVE_INFINITY);
        assertNamed("critic", "l1.3.bias", Double.NaN);
        assertNamed("generator", "l2.0.0.weight", Double.NaN);
        assertNamed("generator", "l3.0.weight", Double.NEGATIVE_INFINITY);
    }

    private static void assertNamed(String network, String name, double value) {
        GanTrainer trainer = TinyGan.trainer().build();
        trainer.train(1);
        Network spoilt = network.equals("critic") ? trainer.critic() : trainer.generator();
        Parameter weight = spoilt.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
        double[] values = weight.toDoubles();
        values[values.length / 2] = value;
        weight.assign(TensorFactory.like(weight).of(values, weight.shape()));
        assertThatThrownBy(() -> trainer.train(9))
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("step 2")
                .hasMessageContaining("the first weight that is not finite is the " + network + "'s `" + name + "`");
    }

    @Test
    void gradientsAreNotThereBeforeTheBackwardPass() {
        Regularizer early = new Regularizer() {
            @Override
            public java.util.Optional<Tensor> penalty(TrainingStep step) {
                step.gradients();
                return java.util.Optional.empty();
            }
        };
        assertThatThrownBy(() -> TinyGan.trainer().regularizer(early).build().step())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("afterBackward");
    }
}
