package org.gan4j.train;

import java.util.List;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * What the two updates of a step share: who plays, with which images, by which rules.
 *
 * @param generator makes images
 * @param critic scores them
 * @param loss what each of them minimises
 * @param realImages where real images come from
 * @param fakeImages where generated images come from
 * @param augmenting what is done to images before they are scored
 * @param regularizers act in this order
 * @param regularizerRandom random numbers of the regularisers and of the loss
 * @param batchSize images in a batch
 */
record Game(
        Generator generator,
        Critic critic,
        AdversarialLoss loss,
        RealImages realImages,
        FakeImages fakeImages,
        Augmenting augmenting,
        List<Regularizer> regularizers,
        RandomStream regularizerRandom,
        int batchSize) {
    Game {
        regularizers = List.copyOf(regularizers);
    }

    /** {@return the loss of one update: what it draws comes from the regularisers' stream} */
    AdversarialLoss lossOf(TrainingStep step) {
        return loss.forUpdate(step.step(), regularizerRandom);
    }

    /** {@return the next batch of real images, augmented} */
    Tensor nextReal() {
        return augmenting.apply(realImages.next(batchSize, critic.tensors()));
    }

    /** {@return a batch of images that the generator makes now, augmented, through which its weights can be reached} */
    Tensor nextFake() {
        return augmenting.apply(fakeImages.next(batchSize));
    }

    /** {@return a batch of images that the generator makes now, augmented, as constants} */
    Tensor nextConstantFake() {
        return augmenting.apply(fakeImages.nextConstant(batchSize));
    }

    /** {@return how this game's critic sees images} */
    Scoring scoring() {
        return new Scoring(critic);
    }

    /** Begins an update. */
    TrainingStep start(Phase phase, StepFigures figures) {
        return new TrainingStep(phase, figures.step(), generator, critic, regularizerRandom, figures.records());
    }
}
