package org.gan4j.cli.internal.setting;

import java.util.function.Consumer;
import org.gan4j.cli.internal.option.Labels;
import org.gan4j.model.Normalization;

/** Named settings of a training run. */
public enum Preset {
    /** The course nets with small batches, a slow critic and an averaged generator: what three minutes can show. */
    QUICK("DCGAN for 3 minutes, batch 8, Adam 5e-4, critic 1e-4, EMA 0.99", draft -> {
        draft.batchSize = 8;
        draft.generatorRate = 5e-4;
        draft.ema = 0.99;
        draft.minutes = 3.0;
    }),
    /** The course's sample code: one epoch of DCGAN. */
    SIMPLE("DCGAN, 1 epoch: batch 64, Adam 1e-4 (0.5, 0.999)", draft -> draft.epochs = 1L),
    /** Longer, with clipped gradients. */
    MEDIUM("DCGAN, 50 epochs, 2 critic steps, gradient norms clipped to 1", draft -> {
        draft.epochs = 50L;
        draft.criticSteps = 2;
        draft.clipGradNorm = 1.0;
    }),
    /** The write-up's WGAN. */
    STRONG("WGAN, 50 epochs, 2 critic steps, weights clipped to 1, RMSprop 1e-4", draft -> {
        draft.loss = LossName.WASSERSTEIN;
        draft.optimizer = OptimizerName.RMSPROP;
        draft.epochs = 50L;
        draft.criticSteps = 2;
        draft.clipValue = 1.0;
    }),
    /** The paper's WGAN. */
    WGAN("the paper's WGAN, 50 epochs, 5 critic steps, weights clipped to 0.01", draft -> {
        draft.loss = LossName.WASSERSTEIN;
        draft.optimizer = OptimizerName.RMSPROP;
        draft.setRate(5e-5);
        draft.epochs = 50L;
        draft.criticSteps = 5;
        draft.clipValue = 0.01;
    }),
    /** WGAN with a gradient penalty. */
    WGAN_GP("WGAN, 50 epochs, 2 critic steps, gradient penalty 10, Adam (0, 0.9)", draft -> {
        draft.loss = LossName.WASSERSTEIN;
        draft.beta1 = 0;
        draft.beta2 = 0.9;
        draft.epochs = 50L;
        draft.criticSteps = 2;
        draft.criticNormalization = Normalization.INSTANCE;
        draft.gpWeight = 10.0;
    });

    private final String summary;
    private final Consumer<TrainConfig.Draft> settings;

    Preset(String summary, Consumer<TrainConfig.Draft> settings) {
        this.summary = summary;
        this.settings = settings;
    }

    /** The settings that the options of the command line override. */
    public TrainConfig.Draft draft() {
        TrainConfig.Draft draft = new TrainConfig.Draft();
        draft.preset = toString();
        settings.accept(draft);
        return draft;
    }

    public String summary() {
        return summary;
    }

    /** The name on the command line, such as {@code wgan-gp}. */
    @Override
    public String toString() {
        return Labels.of(this);
    }
}
