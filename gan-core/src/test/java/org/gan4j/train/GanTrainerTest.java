package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.Generator;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What happens in a step, in which order, and to whom. */
class GanTrainerTest {
    /** Writes down every call. */
    private static final class Recorder implements Regularizer, TrainingListener {
        private final List<String> calls;
        private final String name;

        Recorder(String name, List<String> calls) {
            this.name = name;
            this.calls = calls;
        }

        @Override
        public void validate(Generator generator, Critic critic) {
            calls.add(name + " validate");
        }

        @Override
        public Optional<Tensor> penalty(TrainingStep step) {
            calls.add(name + " penalty " + step.phase() + " " + step.step());
            return Optional.empty();
        }

        @Override
        public void afterBackward(TrainingStep step) {
            calls.add(name + " afterBackward " + step.phase() + " " + step.step());
        }

        @Override
        public void afterUpdate(TrainingStep step) {
            calls.add(name + " afterUpdate " + step.phase() + " " + step.step());
        }

        @Override
        public void onStart(GanTrainer trainer) {
            calls.add(name + " onStart " + trainer.steps());
        }

        @Override
        public void onStep(GanTrainer trainer, StepReport report) {
            calls.add(name + " onStep " + report.step());
        }

        @Override
        public void onEnd(GanTrainer trainer) {
            calls.add(name + " onEnd " + trainer.steps());
        }
    }

    @Test
    void hooksAndListenersAreCalledInOrder() {
        List<String> calls = new ArrayList<>();
        GanTrainer trainer = TinyGan.trainer()
                .criticSteps(2)
                .regularizer(new Recorder("a", calls))
                .regularizer(new Recorder("b", calls))
                .listener(new Recorder("c", calls))
                .listener(new Recorder("d", calls))
                .build();
        trainer.train(1);
        List<String> expected = new ArrayList<>(List.of("a validate", "b validate", "c onStart 0", "d onStart 0"));
        for (Phase phase : List.of(Phase.CRITIC, Phase.CRITIC, Phase.GENERATOR)) {
            for (String moment : List.of("penalty", "afterBackward", "afterUpdate")) {
                expected.add("a " + moment + " " + phase + " 1");
                expected.add("b " + moment + " " + phase + " 1");
            }
        }
        expected.addAll(List.of("c onStep 1", "d onStep 1", "c onEnd 1", "d onEnd 1"));
        assertThat(calls).containsExactlyElementsOf(expected);
    }

    @Test
    void aStepIsSoManyCriticUpdatesAndOneGeneratorUpdate() {
        GanTrainer trainer = TinyGan.trainer().criticSteps(3).build();
        trainer.train(2);
        assertThat(trainer.criticUpdater().updates()).isEqualTo(6);
        assertThat(trainer.generatorUpdater().updates()).isEqualTo(2);
        assertThat(trainer.steps()).isEqualTo(2);
    }

    @Test
    void trainCountsFromTheBeginningAndStopsWhenEnough() {
        GanTrainer trainer = TinyGan.trainer().build();
        trainer.train(2);
        trainer.train(2);
        assertThat(trainer.steps()).isEqualTo(2);
        trainer.train(9, () -> trainer.steps() == 4);
        assertThat(trainer.steps()).isEqualTo(4);
    }

    /** Watches the moments of one step. */
    private static final class Probe implements Regularizer {
        private final List<List<double[]>> criticAfter = new ArrayList<>();
        private final List<List<double[]>> generatorAfter = new ArrayList<>();
        private final List<Boolean> fakesTracked = new ArrayList<>();
        private final List<Tensor> images = new ArrayList<>();
        private boolean realsInGenerator;

        @Override
        public Optional<Tensor> penalty(TrainingStep step) {
            fakesTracked.add(step.fakeImages().isTracked());
            if (step.phase() == Phase.CRITIC) {
                images.add(copy(step.realImages()));
            } else {
                realsInGenerator = hasReals(step);
            }
            images.add(copy(step.fakeImages()));
            return Optional.empty();
        }

        private static boolean hasReals(TrainingStep step) {
            try {
                return step.realImages().shape().dim(0)
                        == step.realScores().shape().dim(0);
            } catch (IllegalStateException none) {
                assertThat(none).hasMessageContaining("ask phase() first");
                return false;
            }
        }

        private static Tensor copy(Tensor x) {
            return Parameter.buffer("copy", x); // outlives the update's scope
        }

        @Override
        public void afterUpdate(TrainingStep step) {
            criticAfter.add(TinyGan.weights(step.critic()));
            generatorAfter.add(TinyGan.weights(step.generator()));
        }
    }

    @Test
    void eachUpdateChangesOnlyItsOwnWeights() {
        Probe probe = new Probe();
        GanTrainer trainer = TinyGan.trainer().regularizer(probe).build();
        List<double[]> criticBefore = TinyGan.weights(trainer.critic());
        List<double[]> generatorBefore = TinyGan.weights(trainer.generator());
        trainer.step();
        assertThat(probe.generatorAfter.get(0)).usingRecursiveComparison().isEqualTo(generatorBefore);
        assertThat(probe.criticAfter.get(1)).usingRecursiveComparison().isEqualTo(probe.criticAfter.get(0));
        for (int i = 0; i < criticBefore.size(); i++) {
            assertThat(probe.criticAfter.get(0).get(i)).as("critic %d", i).isNotEqualTo(criticBefore.get(i));
        }
        for (int i = 0; i < generatorBefore.size(); i++) {
            assertThat(probe.generatorAfter.get(1).get(i)).as("generator %d", i).isNotEqualTo(generatorBefore.get(i));
        }
    }

    @Test
    void fakesAreConstantsInACriticUpdateAndFreshInTheGeneratorUpdate() {
        Probe probe = new Probe();
        TinyGan.trainer().criticSteps(2).regularizer(probe).build().step();
        assertThat(probe.fakesTracked).containsExactly(false, false, true);
        assertThat(probe.images.stream().map(Tensor::toDoubles).distinct()).hasSize(5);
        assertThat(probe.images.get(1).toDoubles())
                .isNotEqualTo(probe.images.get(3).toDoubles());
        assertThat(probe.images.get(3).toDoubles())
                .isNotEqualTo(probe.images.get(4).toDoubles());
        assertThat(probe.images.get(0).toDoubles())
                .isNotEqualTo(probe.images.get(2).toDoubles());
    }

    @Test
    void realsAndFakesPassTheCriticSeparatelyRealsFirst() {
        List<double[]> after = new ArrayList<>();
        Probe probe = new Probe();
        GanTrainer trainer = TinyGan.trainer()
                .regularizer(probe)
                .regularizer(new Regularizer() {
                    @Override
                    public void afterUpdate(TrainingStep step) {
                        if (step.phase() == Phase.CRITIC) {
                            step.critic().buffers().forEach(buffer -> after.add(buffer.toDoubles()));
                        }
                    }
                })
                .build();
        trainer.step();
        DcganCritic twin = TinyGan.critic(Normalization.BATCH);
        double real = twin.score(probe.images.get(0), Mode.TRAINING).mean().item();
        double fake = twin.score(probe.images.get(1), Mode.TRAINING).mean().item();
        assertThat(after).hasSameSizeAs(twin.buffers());
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i)).containsExactly(twin.buffers().get(i).toDoubles(), within(1e-12));
        }
        StepReport report = TinyGan.trainer().build().step();
        assertThat(report.realScore()).isCloseTo(real, within(1e-12));
        assertThat(report.fakeScore()).isCloseTo(fake, within(1e-12));
    }

    @Test
    void aRelativisticLossSeesRealScoresInTheGeneratorUpdate() {
        AdversarialLoss relativistic = new AdversarialLoss() {
            @Override
            public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
                return fakeScores.sub(realScores).softplus().mean();
            }

            @Override
            public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
                return realScores.sub(fakeScores).softplus().mean();
            }

            @Override
            public boolean generatorNeedsRealScores() {
                return true;
            }
        };
        Probe probe = new Probe();
        TinyGan.trainer(relativistic).regularizer(probe).build().step();
        assertThat(probe.realsInGenerator).isTrue();
        Probe plain = new Probe();
        TinyGan.trainer().regularizer(plain).build().step();
        assertThat(plain.realsInGenerator).isFalse();
    }

    @Test
    void aPenaltyIsAddedToTheLossAndItsGradientReachesTheWeights() {
        Regularizer decay = new Regularizer() {
            @Override
            public Optional<Tensor> penalty(TrainingStep step) {
                step.record("seen" + step.phase(), 2);
                Tensor squares = step.parameters().get(0).square().sum().mul(3);
                return step.phase() == Phase.CRITIC ? Optional.of(squares) : Optional.empty();
            }
        };
        List<Tensor> gradients = new ArrayList<>();
        Regularizer watch = new Regularizer() {
            @Override
            public void afterBackward(TrainingStep step) {
                gradients.add(Probe.copy(step.gradients().get(0)));
            }
        };
        GanTrainer with =
                TinyGan.trainer().regularizer(decay).regularizer(watch).build();
        double[] w = with.critic().parameters().get(0).toDoubles();
        StepReport report = with.step();
        StepReport plain = TinyGan.trainer().regularizer(watch).build().step();
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            squares += w[i] * w[i];
            double difference =
                    gradients.get(0).toDoubles()[i] - gradients.get(2).toDoubles()[i];
            assertThat(difference).isCloseTo(6 * w[i], within(1e-10));
        }
        assertThat(report.criticLoss() - plain.criticLoss()).isCloseTo(3 * squares, within(1e-10));
        assertThat(report.recorded()).containsEntry("seenCRITIC", 2.0).containsEntry("seenGENERATOR", 2.0);
    }

    @Test
    void whatAfterBackwardDoesToTheGradientsReachesTheOptimizer() {
        Regularizer freeze = new Regularizer() {
            @Override
            public void afterBackward(TrainingStep step) {
                assertThat(step.gradientNorm()).isPositive();
                step.scaleGradients(0);
                assertThat(step.gradientNorm()).isZero();
            }
        };
        GanTrainer trainer = TinyGan.trainer().regularizer(freeze).build();
        List<double[]> before = TinyGan.weights(trainer.critic());
        trainer.step();
        assertThat(TinyGan.weights(trainer.critic())).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void theSeedDecidesEveryBit() {
        GanTrainer first = TinyGan.trainer().build();
        GanTrainer second = TinyGan.trainer().build();
        GanTrainer other = TinyGan.trainer().seed(6).build();
        for (GanTrainer trainer : List.of(first, second, other)) {
            trainer.train(5);
        }
        assertThat(TinyGan.values(second.generator()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(first.generator()));
        assertThat(TinyGan.values(second.critic()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(first.critic()));
        assertThat(TinyGan.values(other.generator()).get(0))
                .isNotEqualTo(TinyGan.values(first.generator()).get(0));
    }

    @Test
    void aStopRequestFromAnotherThreadEndsAfterTheStepInProgress() {
        AtomicReference<GanTrainer> stopped = new AtomicReference<>();
        List<String> calls = new ArrayList<>();
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void onStep(GanTrainer trainer, StepReport report) {
                if (report.step() == 2) {
                    Thread thread = new Thread(trainer::requestStop);
                    thread.start();
                    try {
                        thread.join();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    stopped.set(trainer);
                }
            }
        };
        GanTrainer trainer = TinyGan.trainer()
                .listener(stopper)
                .listener(new Recorder("c", calls))
                .build();
        trainer.train(100);
        assertThat(stopped.get()).isSameAs(trainer);
        assertThat(trainer.steps()).isEqualTo(2);
        assertThat(calls).containsExactly("c onStart 0", "c onStep 1", "c onStep 2", "c onEnd 2");
    }

    @Test
    void anEpochIsTheWholeBatchesOfTheData() {
        assertThat(TinyGan.trainer().build().updatesPerEpoch()).isEqualTo(5);
        assertThat(TinyGan.trainer().batchSize(3).build().updatesPerEpoch()).isEqualTo(6);
        assertThat(TinyGan.trainer().batchSize(20).build().updatesPerEpoch()).isEqualTo(1);
        GanTrainer course = GanTrainer.builder(
                        TinyGan.generator(),
                        TinyGan.critic(Normalization.BATCH),
                        TinyGan.loss(),
                        new SyntheticImages(71_314, Shape.of(3, 16, 16)))
                .build();
        assertThat(course.updatesPerEpoch()).isEqualTo(1_114); // of 64, as in the course
    }

    @Test
    void aReportHoldsPlausibleFigures() {
        StepReport report = TinyGan.trainer().criticSteps(2).build().step();
        assertThat(report.step()).isEqualTo(1);
        assertThat(report.criticLoss()).isBetween(0.0, 10.0);
        assertThat(report.generatorLoss()).isBetween(0.0, 10.0);
        assertThat(report.seconds()).isPositive();
        assertThat(report.imagesPerSecond()).isCloseTo(2 * TinyGan.BATCH / report.seconds(), within(1e-6));
        assertThat(report.memory()).isPositive();
    }
}
