package org.gan4j.train;

import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorScope;

/**
 * One update of one network's weights, in a tensor scope of its own. Two halves: {@link #differentiate} goes from images
 * through scores, loss and penalties to gradients; {@link #apply} lets the regularisers act on the gradients, changes the
 * weights, and lets the regularisers act on those. Subclasses say which images are drawn and scored, and for which loss.
 */
abstract class Update {
    private final Phase phase;
    private final Updater updater;
    /** What both updates share. */
    final Game game;

    Update(Phase phase, Game game, Updater updater) {
        this.phase = phase;
        this.game = game;
        this.updater = updater;
    }

    /** Makes the update; what it comes to is added to the figures. */
    @SuppressWarnings("try") // the scope works by being open
    final void run(StepFigures figures) {
        try (TensorScope scope = TensorScope.open()) {
            TrainingStep step = game.start(phase, figures);
            double loss = differentiate(step);
            apply(step);
            report(step, loss, figures);
        }
    }

    /** Draws and scores images, tells the step, and returns the loss of these scores. */
    abstract Tensor loss(TrainingStep step);

    /** Adds to the figures what the update came to; the loss includes the penalties. */
    abstract void report(TrainingStep step, double loss, StepFigures figures);

    /** From images to gradients, which the step is told; returns the loss with penalties. */
    private double differentiate(TrainingStep step) {
        Tensor total = oneElement(loss(step), game.loss());
        for (Regularizer regularizer : game.regularizers()) {
            Tensor penalty = regularizer.penalty(step).orElse(null);
            total = penalty == null ? total : total.add(oneElement(penalty, regularizer));
        }
        double value = total.item();
        DivergenceCheck check = new DivergenceCheck(step.step(), game.generator(), game.critic());
        check.checkLoss(phase, value);
        step.setGradients(Gradients.of(total).withRespectTo(step.parameters()));
        check.checkGradients(step);
        return value;
    }

    /** From gradients to weights. */
    private void apply(TrainingStep step) {
        game.regularizers().forEach(regularizer -> regularizer.afterBackward(step));
        updater.update(step.gradients());
        game.regularizers().forEach(regularizer -> regularizer.afterUpdate(step));
    }

    private static Tensor oneElement(Tensor value, Object source) {
        if (value.shape().size() != 1) {
            throw new IllegalArgumentException(
                    source + " must give a tensor of one element, got shape " + value.shape() + "; end it with mean()");
        }
        return value;
    }
}
