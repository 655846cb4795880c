package org.gan4j.train;

/**
 * Watches training. Called on the training thread, outside any tensor scope of the step; an exception ends the training.
 */
public interface TrainingListener extends Stateful {
    /**
     * Training begins, or goes on after a resume.
     *
     * @param trainer about to run
     */
    default void onStart(GanTrainer trainer) {}

    /**
     * A step is done.
     *
     * @param trainer the trainer
     * @param report the step's figures
     */
    default void onStep(GanTrainer trainer, StepReport report) {}

    /**
     * Training has ended, by reaching its goal or by a stop request; not called after a failure.
     *
     * @param trainer the trainer
     */
    default void onEnd(GanTrainer trainer) {}
}
