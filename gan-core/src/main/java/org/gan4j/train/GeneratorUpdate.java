package org.gan4j.train;

import org.gan4j.tensor.Tensor;

/** The generator learns to be scored as real images are, by a critic whose weights stay as they are. */
final class GeneratorUpdate extends Update {
    GeneratorUpdate(Game game, Updater updater) {
        super(Phase.GENERATOR, game, updater);
    }

    @Override
    @SuppressWarnings("NullAway") // a loss that needs no real scores is given none
    Tensor loss(TrainingStep step) {
        Tensor real = game.loss().generatorNeedsRealScores() ? game.nextReal() : null;
        Tensor fake = game.nextFake();
        step.setImages(real, fake);
        Tensor realScores = real == null ? null : game.scoring().score(real);
        Tensor fakeScores = game.scoring().score(fake);
        step.setScores(realScores, fakeScores);
        return game.lossOf(step).generatorLoss(realScores, fakeScores);
    }

    @Override
    void report(TrainingStep step, double loss, StepFigures figures) {
        figures.generator(loss);
    }
}
