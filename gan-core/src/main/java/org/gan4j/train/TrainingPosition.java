package org.gan4j.train;

import java.util.Map;
import org.gan4j.tensor.RandomStream;

/**
 * Where training stands: the steps made, how far the random streams and the optimisers have come, and whether the last step
 * was finished.
 */
final class TrainingPosition implements Stateful {
    private static final String STEP = "step";
    private static final String LATENTS = "latentPosition";
    private static final String REGULARIZERS = "regularizerPosition";
    private static final String GENERATOR = "generatorUpdates";
    private static final String CRITIC = "criticUpdates";
    private static final long NONE = -1;

    private final RandomStream latentRandom;
    private final RandomStream regularizerRandom;
    private final Updater generatorUpdater;
    private final Updater criticUpdater;
    private long step;
    private long failedStep = NONE;

    TrainingPosition(Game game, Updater generatorUpdater, Updater criticUpdater) {
        this.latentRandom = game.fakeImages().latentRandom();
        this.regularizerRandom = game.regularizerRandom();
        this.generatorUpdater = generatorUpdater;
        this.criticUpdater = criticUpdater;
    }

    /** {@return the number of steps begun} */
    long step() {
        return step;
    }

    /** Begins the next step, which counts as failed until all of it is done; returns its number. */
    long begin() {
        checkWhole();
        step++;
        failedStep = step;
        return step;
    }

    /** Weights and position belong together again. */
    void settle() {
        failedStep = NONE;
    }

    /** Refuses to go on from, or to save, what a failure has left between two states. */
    void checkWhole() {
        if (failedStep != NONE) {
            throw new IllegalStateException(
                    "step " + failedStep + " has failed and left the networks between two states;"
                            + " restore a checkpoint, or build a new trainer");
        }
    }

    @Override
    public State state() {
        return new State(Map.of(
                STEP, (double) step,
                LATENTS, (double) latentRandom.position(),
                REGULARIZERS, (double) regularizerRandom.position(),
                GENERATOR, (double) generatorUpdater.updates(),
                CRITIC, (double) criticUpdater.updates()));
    }

    @Override
    public void restore(State state) {
        step = (long) state.get(STEP);
        latentRandom.seek((long) state.get(LATENTS));
        regularizerRandom.seek((long) state.get(REGULARIZERS));
        generatorUpdater.resume((long) state.get(GENERATOR));
        criticUpdater.resume((long) state.get(CRITIC));
    }
}
