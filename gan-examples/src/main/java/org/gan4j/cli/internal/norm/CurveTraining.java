package org.gan4j.cli.internal.norm;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.preset.Recipe;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.regularizer.WeightGradientNorms;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingStep;

/** Trains one curve and writes its numbers down as they come. */
final class CurveTraining implements WeightGradientNorms.Listener, TrainingListener {
    /** Critic steps from one look at the loss without its penalty to the next: it costs a backward pass of its own. */
    static final int LOSS_ALONE_EVERY = 10;

    private final Curve curve;
    private final Recipe recipe;
    private final long seed;
    private final NormStore store;
    private final WeightClipping clipping;
    private final Progress progress;
    private long criticSteps;

    CurveTraining(Curve curve, Recipe recipe, long seed, NormStore store, Progress progress) {
        this.curve = curve;
        this.recipe = recipe;
        this.seed = seed;
        this.store = store;
        this.progress = progress;
        this.clipping = recipe.clipValue() == null ? null : new WeightClipping(recipe.clipValue());
    }

    /**
     * Trains from the first step on.
     *
     * @param trainingSteps how many
     * @param images to train on
     * @param tensors what computes
     * @param enough whether to stop before the next step
     * @throws org.gan4j.train.DivergedException if a number is not finite any more; what came before is written
     */
    void train(long trainingSteps, ImageSource images, TensorFactory tensors, BooleanSupplier enough) {
        recipe.trainer(new ShuffledImages(images, seed), tensors, seed)
                .regularizer(new WeightGradientNorms(this))
                .listener(this)
                .build()
                .train(trainingSteps, enough);
    }

    /** The weights are those that the gradients were taken at, after the last clipping. */
    @Override
    public void onCriticUpdate(TrainingStep step, Map<String, Double> norms) {
        criticSteps++;
        int layer = 0;
        for (Parameter parameter : step.parameters()) {
            Double norm = norms.get(parameter.name());
            if (norm != null) {
                double share = clipping == null ? Double.NaN : clipping.shareAtBound(parameter);
                store.norms().append(curve, criticSteps, ++layer, norm, share);
            }
        }
        if (recipe.gpWeight() != null && criticSteps % LOSS_ALONE_EVERY == 1) {
            lossAlone(WeightGradientNorms.ofLoss(recipe.loss().loss(), step));
        }
    }

    private void lossAlone(Map<String, Double> norms) {
        int layer = 0;
        for (double norm : norms.values()) {
            store.lossNorms().append(curve, criticSteps, ++layer, norm);
        }
    }

    @Override
    public void onStep(GanTrainer trainer, StepReport report) {
        store.scores()
                .append(
                        curve,
                        report.step(),
                        report.criticLoss(),
                        report.generatorLoss(),
                        report.realScore(),
                        report.fakeScore(),
                        report.recorded().getOrDefault("slope", Double.NaN));
        progress.at(criticSteps, String.format("critic %.3f", report.criticLoss()));
    }
}
