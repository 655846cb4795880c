package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Checkpoint;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainedState;
import org.gan4j.train.TrainingStep;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyTest {
    /** The first update of three steps of two acts, and the fourth. */
    @Nested
    class AroundAPenalty extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return Lazy.every(3).scaled().of(new R1Penalty(10));
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    @Nested
    class AroundOneWithAState extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return Lazy.every(1).of(new LeCamPenalty(0.3));
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    /** Penalty 7 in every update; writes down when it is called. */
    private static final class Diary implements Regularizer {
        private final List<String> entries = new ArrayList<>();

        @Override
        public Optional<Tensor> penalty(TrainingStep step) {
            note("penalty", step);
            return Optional.of(SmallCritic.TENSORS.full(Shape.of(), 7));
        }

        @Override
        public void afterBackward(TrainingStep step) {
            note("backward", step);
        }

        @Override
        public void afterUpdate(TrainingStep step) {
            note("update", step);
        }

        private void note(String moment, TrainingStep step) {
            entries.add(moment + " " + step.phase() + " " + step.step());
        }
    }

    private static List<String> diary(Lazy.Builder options, int steps) {
        Diary diary = new Diary();
        TinyGan.trainer().criticSteps(2).regularizer(options.of(diary)).build().train(steps);
        return diary.entries;
    }

    /** Critic updates 1 to 8 in steps 1 1 2 2 3 3 4 4, generator updates 1 to 4: each kind counts for itself. */
    @Test
    void everyKthUpdateActsAtAllThreeMoments() {
        assertThat(diary(Lazy.every(3), 4))
                .containsExactly(
                        "penalty CRITIC 1",
                        "backward CRITIC 1",
                        "update CRITIC 1",
                        "penalty GENERATOR 1",
                        "backward GENERATOR 1",
                        "update GENERATOR 1",
                        "penalty CRITIC 2",
                        "backward CRITIC 2",
                        "update CRITIC 2",
                        "penalty CRITIC 4",
                        "backward CRITIC 4",
                        "update CRITIC 4",
                        "penalty GENERATOR 4",
                        "backward GENERATOR 4",
                        "update GENERATOR 4");
    }

    @Test
    void itMayStartLater() {
        assertThat(diary(Lazy.every(4).from(2), 4).stream().filter(entry -> entry.startsWith("penalty")))
                .containsExactly("penalty CRITIC 2", "penalty GENERATOR 2", "penalty CRITIC 4");
    }

    /** Saved after two steps, before the averages begin in the fourth. */
    @Test
    void anAverageThatHasNotBegunSurvivesACheckpoint(@TempDir Path folder) throws IOException {
        GanTrainer through = withLateLeCam();
        through.train(2);
        Checkpoint saved = new Checkpoint(folder.resolve("saved"));
        saved.save(through);
        assertThat(through.state().values()).anyMatch(state -> state.values().containsValue(Double.NaN));
        through.train(6);
        GanTrainer other = withLateLeCam();
        saved.restore(other);
        other.train(6);
        assertThat(TrainedState.of(other)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        assertThat(other.state()).isEqualTo(through.state());
        assertThat(other.state().values()).noneMatch(state -> state.values().containsValue(Double.NaN));
    }

    private static GanTrainer withLateLeCam() {
        return TinyGan.trainer()
                .regularizer(Lazy.every(1).from(4).of(new LeCamPenalty(0.3)))
                .build();
    }

    @Test
    void scaledMultipliesThePenaltyAndUnscaledDoesNot() {
        Probe.at(Phase.CRITIC, TinyGan.trainer(), step -> {
            assertThat(Lazy.every(16)
                            .scaled()
                            .of(new Diary())
                            .penalty(step)
                            .orElseThrow()
                            .item())
                    .isCloseTo(112, within(1e-12));
            assertThat(Lazy.every(16)
                            .of(new Diary())
                            .penalty(step)
                            .orElseThrow()
                            .item())
                    .isCloseTo(7, within(1e-12));
        });
    }

    @Test
    void whatItWrapsDecidesWhatFits() {
        assertThatThrownBy(() -> TinyGan.trainer()
                        .regularizer(Lazy.every(4).of(new R1Penalty(10)))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mixes the batch as batch normalisation does");
        assertThat(Lazy.every(2).of(new R1Penalty(10)).penalizesSlope()).isTrue();
        assertThat(Lazy.every(2).of(new LeCamPenalty(1)).penalizesSlope()).isFalse();
        assertThat(Lazy.every(2).of(new WeightClipping(1)).boundsSlope()).isTrue();
        assertThat(Lazy.every(2).of(new LeCamPenalty(1)).boundsSlope()).isFalse();
    }

    @Test
    void settingsAreCheckedAndNamed() {
        assertThatThrownBy(() -> Lazy.every(0)).hasMessage("`every` must be at least 1, got 0");
        assertThatThrownBy(() -> Lazy.every(1).from(0)).hasMessage("`from` must be at least 1, got 0");
        assertThat(Lazy.every(32).scaled().from(5_000).of(new PathLengthPenalty(2)))
                .hasToString("Lazy(PathLengthPenalty(2.0, decay 0.99), every 32, scaled, from 5000)");
        assertThat(Lazy.every(4).of(new R1Penalty(10))).hasToString("Lazy(R1Penalty(10.0), every 4)");
    }
}
