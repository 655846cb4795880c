package org.gan4j.train;

import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;

/** The critic learns to score real images above generated ones, which are constants to it. */
final class CriticUpdate extends Update {
    CriticUpdate(Game game, Updater updater) {
        super(Phase.CRITIC, game, updater);
    }

    @Override
    Tensor loss(TrainingStep step) {
        Tensor real = game.nextReal();
        Tensor fake = game.nextConstantFake();
        step.setImages(real, fake);
        Scoring.Pair scores = game.scoring().score(real, fake);
        step.setScores(scores.real(), scores.fake());
        game.augmenting().augmentation().observe(scores.real());
        return game.lossOf(step).criticLoss(scores.real(), scores.fake());
    }

    @Override
    void report(TrainingStep step, double loss, StepFigures figures) {
        figures.critic(loss, mean(step.realScores()), mean(step.fakeScores()));
    }

    private static double mean(Tensor scores) {
        return Gradients.withoutRecording(() -> scores.mean().item());
    }
}
