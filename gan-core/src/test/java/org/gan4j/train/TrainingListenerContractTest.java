package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link TrainingListener} promises: it watches. One joins with a subclass that says how it is made.
 */
public abstract class TrainingListenerContractTest {
    private static final int STEPS = 2;

    @TempDir
    Path folder;

    private TrainingListener last;

    /**
     * Makes a listener.
     *
     * @param place a folder of its own, empty or as an earlier one of the same run has left it
     * @return a new listener
     * @throws IOException if it cannot open its files
     */
    protected abstract TrainingListener newListener(Path place) throws IOException;

    /** {@return whether its state holds times, which differ from run to run; false by default} */
    protected boolean measuresTime() {
        return false;
    }

    private TrainingListener listener(String run) throws IOException {
        close();
        last = newListener(Files.createDirectories(folder.resolve(run)));
        return last;
    }

    @AfterEach
    void close() throws IOException {
        if (last instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (IOException fault) {
                throw fault;
            } catch (Exception fault) {
                throw new AssertionError("close() must not fail", fault);
            }
        }
        last = null;
    }

    private static GanTrainer trainer(TrainingListener listener) {
        return TinyGan.trainer().listener(listener).build();
    }

    @Test
    void trainingIsTheSameWithIt() throws IOException {
        GanTrainer alone = TinyGan.trainer().build();
        alone.train(STEPS);
        GanTrainer watched = trainer(listener("a"));
        watched.train(STEPS);
        assertThat(watched.steps()).isEqualTo(STEPS);
        assertThat(TrainedState.of(watched)).usingRecursiveComparison().isEqualTo(TrainedState.of(alone));
        assertThat(watched.configuration()).isEqualTo(alone.configuration());
    }

    @Test
    void trainingThatGoesOnGoesOnWithIt() throws IOException {
        GanTrainer trainer = trainer(listener("a"));
        trainer.train(STEPS);
        trainer.train(STEPS); // nothing to do: it starts and ends
        trainer.train(2 * STEPS);
        assertThat(trainer.steps()).isEqualTo(2 * STEPS);
    }

    @Test
    void aCheckpointContinuesWhereItWas() throws IOException {
        TrainingListener first = listener("a");
        GanTrainer through = trainer(first);
        through.train(STEPS);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(through);
        State state = first.state();
        through.train(2 * STEPS);
        List<double[]> expected = TrainedState.of(through);
        State end = first.state();

        TrainingListener second = listener("b");
        GanTrainer resumed = trainer(second);
        checkpoint.restore(resumed);
        assertThat(second.state()).isEqualTo(state);
        resumed.train(2 * STEPS);
        assertThat(TrainedState.of(resumed)).usingRecursiveComparison().isEqualTo(expected);
        if (!measuresTime()) {
            assertThat(second.state()).isEqualTo(end);
        }
    }

    @Test
    void theStateHasTheSameNamesAtAllTimes() throws IOException {
        TrainingListener listener = listener("a");
        Iterable<String> names = List.copyOf(listener.state().values().keySet());
        trainer(listener).train(STEPS);
        assertThat(listener.state().values().keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void aRunWithItsFilesGoesOnWithANewOne() throws IOException {
        trainer(listener("a")).train(STEPS);
        GanTrainer trainer = TinyGan.trainer().build();
        trainer.train(STEPS);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(trainer);
        GanTrainer resumed = trainer(listener("a"));
        checkpoint.restore(resumed);
        resumed.train(2 * STEPS);
        assertThat(resumed.steps()).isEqualTo(2 * STEPS);
    }
}
