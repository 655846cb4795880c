package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.train.internal.DurableFiles;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
    @Nested
    class PeriodicCheckpointsContract extends TrainingListenerContractTest {
        @Override
        protected TrainingListener newListener(Path place) {
            return new PeriodicCheckpoints(CheckpointFolder.of(place), 1);
        }
    }

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private GanTrainer train(CheckpointFolder checkpoints, long steps) {
        GanTrainer trainer = TinyGan.trainer()
                .listener(new PeriodicCheckpoints(checkpoints, 2))
                .build();
        trainer.train(steps);
        return trainer;
    }

    @Test
    void theNewestAreKept() throws IOException {
        train(CheckpointFolder.keeping(2, folder), 7);
        assertThat(names()).containsExactly("step-0000006", "step-0000007");
    }

    @Test
    void thereIsOneFromStepZeroOn() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.of(folder);
        assertThat(checkpoints.latest()).isEmpty();
        train(checkpoints, 3);
        assertThat(names()).containsExactly("step-0000000", "step-0000002", "step-0000003");
        assertThat(checkpoints.latest().orElseThrow().readStep()).isEqualTo(3);
        GanTrainer resumed = TinyGan.trainer().build();
        checkpoints.at(0).restore(resumed);
        assertThat(resumed.steps()).isZero();
    }

    @Test
    void aDamagedOneIsPassedOver() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.of(folder);
        train(checkpoints, 4);
        Checkpoint newest = checkpoints.latest().orElseThrow();
        assertThat(newest.isWhole()).isTrue();
        for (long step : new long[] {2, 4}) {
            Path state = checkpoints.at(step).folder().resolve(Checkpoint.STATE_FILE);
            Files.writeString(state, Files.readString(state) + " ");
        }
        assertThat(newest.isWhole()).isFalse();
        assertThat(checkpoints.wholeBefore(newest))
                .hasValueSatisfying(whole -> assertThat(whole.folder()).hasFileName("step-0000000"));
        assertThat(checkpoints.wholeBefore(checkpoints.at(0))).isEmpty();
    }

    @Test
    void laterOnesAreSetAside() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.of(folder);
        train(checkpoints, 4);
        assertThat(checkpoints.setAsideAfter(2)).containsExactly(folder.resolve("aside-step-0000004"));
        assertThat(checkpoints.latest().orElseThrow().folder()).hasFileName("step-0000002");
        train(CheckpointFolder.of(folder), 4);
        assertThat(checkpoints.setAsideAfter(2)).containsExactly(folder.resolve("aside-step-0000004"));
        assertThat(names()).containsExactly("aside-step-0000002", "aside-step-0000004", "step-0000000", "step-0000002");
    }

    /** What a kill leaves behind: half a folder being written, an old one out of the way, one half deleted. */
    @Test
    void whatAKilledProcessLeftIsPutRight() throws IOException {
        train(CheckpointFolder.of(folder), 4);
        Files.createDirectories(folder.resolve(".step-0000006.writing"));
        Files.writeString(folder.resolve(".step-0000006.writing/critic.safetensors"), "half");
        Files.move(folder.resolve("step-0000002"), folder.resolve(".step-0000002.replaced"));
        Files.move(folder.resolve("step-0000000"), folder.resolve(".step-0000000.deleted"));
        CheckpointFolder again = CheckpointFolder.keeping(9, folder);
        GanTrainer trainer = TinyGan.trainer().build();
        again.at(4).restore(trainer);
        trainer.train(5);
        again.save(trainer);
        assertThat(names()).containsExactly("step-0000002", "step-0000004", "step-0000005");
        assertThat(again.at(2).isWhole()).isTrue();
    }

    @Test
    void aWriteThatFailsLeavesTheOlderOne() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.of(folder);
        GanTrainer trainer = train(checkpoints, 1);
        byte[] before = Files.readAllBytes(folder.resolve("step-0000001/SHA256SUMS"));
        Path block = folder.resolve(".step-0000001.writing");
        assertThatThrownBy(() -> DurableFiles.replace(folder.resolve("step-0000001"), written -> {
                    Files.writeString(written.resolve("a"), "half");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(block).doesNotExist();
        assertThat(folder.resolve("step-0000001/SHA256SUMS")).hasBinaryContent(before);
        assertThat(trainer.steps()).isEqualTo(1);
    }

    @Test
    void numbersBelowOneAreRefused() {
        assertThatThrownBy(() -> CheckpointFolder.keeping(0, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`kept` must be at least 1, got 0");
        assertThatThrownBy(() -> new PeriodicCheckpoints(CheckpointFolder.of(folder), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`every` must be at least 1, got 0");
    }

    /** Several listeners of one class, of which one may be missing later, and a number that JSON does not know. */
    @Test
    void listenersStatesGoIntoTheCheckpoint() throws IOException {
        GanTrainer trainer = TinyGan.trainer()
                .listener(new Counter(1))
                .listener(new Counter(10))
                .listener(new Counter(Double.NEGATIVE_INFINITY))
                .build();
        trainer.train(3);
        CheckpointFolder.of(folder).save(trainer);
        Counter first = new Counter(1);
        Counter second = new Counter(10);
        Counter third = new Counter(0);
        CheckpointFolder.of(folder)
                .at(3)
                .restore(TinyGan.trainer()
                        .listener(first)
                        .listener(second)
                        .listener(third)
                        .build());
        assertThat(List.of(first.count, second.count, third.count))
                .containsExactly(3.0, 30.0, Double.NEGATIVE_INFINITY);
        CheckpointFolder.of(folder).at(3).restore(TinyGan.trainer().build());
        Counter late = new Counter(5);
        GanTrainer plain = TinyGan.trainer().build();
        plain.train(3);
        CheckpointFolder.of(folder).save(plain);
        CheckpointFolder.of(folder)
                .at(3)
                .restore(TinyGan.trainer().listener(late).build());
        assertThat(late.count).isZero();
    }

    /** A trainer that has turned back: what came later is neither its newest nor kept in place of it. */
    @Test
    void savingSetsLaterCheckpointsAside() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.keeping(2, folder);
        train(checkpoints, 6);
        GanTrainer back = TinyGan.trainer().build();
        checkpoints.at(4).restore(back);
        back.train(5);
        checkpoints.save(back);
        assertThat(names()).containsExactly("aside-step-0000006", "step-0000004", "step-0000005");
        assertThat(new Checkpoint(folder.resolve("aside-step-0000006")).step()).isEqualTo(6);
    }

    /** Nothing is written where nothing has happened: no moment in which the only copy is being replaced. */
    @Test
    void aRunThatIsOverIsNotSavedAgain() throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.of(folder);
        train(checkpoints, 3);
        Path file = folder.resolve("step-0000003/state.json");
        Files.delete(file);
        GanTrainer resumed = TinyGan.trainer()
                .listener(new PeriodicCheckpoints(checkpoints, 2))
                .build();
        checkpoints.at(2).restore(resumed);
        resumed.train(2);
        assertThat(file).doesNotExist();
    }

    private static final class Counter implements TrainingListener {
        private final double by;
        private double count;

        Counter(double by) {
            this.by = by;
        }

        @Override
        public void onStep(GanTrainer trainer, StepReport report) {
            count += by;
        }

        @Override
        public State state() {
            return new State(Map.of("count", count));
        }

        @Override
        public void restore(State state) {
            count = state.get("count");
        }
    }
}
