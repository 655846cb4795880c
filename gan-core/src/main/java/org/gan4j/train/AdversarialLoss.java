package org.gan4j.train;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.gan4j.model.Critic;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * The game between critic and generator: two pure functions of scores. Scores are [N] or patches [N, ...], unbounded, real
 * high, fake low; results have one element and are minimised. Implementations run no network, draw no random numbers (a loss
 * that needs some is made anew {@link #forUpdate each update}) and are thread-safe. One of one's own is a class of two methods, or two lambdas:
 *
 * <pre>{@code
 * AdversarialLoss mine = AdversarialLoss.of(
 *         "MarginLoss(1)",
 *         (real, fake) -> real.affine(-1, 1).softplus().add(fake.add(1).softplus()).mean(),
 *         fake -> fake.mean().neg());
 * }</pre>
 */
public interface AdversarialLoss {
    /**
     * A loss from two functions, whose generator sees the scores of its own images alone. Its zero is taken for meaningful ({@link
     * #hasMeaningfulZero()}); a loss of differences, as Wasserstein's, is written as a class.
     *
     * @param name with every setting, such as {@code MarginLoss(1)}: it is what a checkpoint tells losses apart by
     * @param critic real scores and fake scores to what the critic minimises, a tensor of one element
     * @param generator fake scores to what the generator minimises, a tensor of one element
     * @return the loss; {@code toString} gives its name
     * @throws IllegalArgumentException if the name is blank
     */
    static AdversarialLoss of(String name, BinaryOperator<Tensor> critic, UnaryOperator<Tensor> generator) {
        Objects.requireNonNull(generator, "generator");
        return new FunctionLoss(name, critic, (real, fake) -> generator.apply(fake), false);
    }

    /**
     * A loss from two functions, whose generator sees the scores of real images too; its scores have no meaningful zero.
     *
     * @param name with every setting: it is what a checkpoint tells losses apart by
     * @param critic real scores and fake scores to what the critic minimises, a tensor of one element
     * @param generator real scores and fake scores to what the generator minimises, a tensor of one element
     * @return the loss; {@code toString} gives its name
     * @throws IllegalArgumentException if the name is blank
     */
    static AdversarialLoss relativistic(String name, BinaryOperator<Tensor> critic, BinaryOperator<Tensor> generator) {
        return new FunctionLoss(name, critic, generator, true);
    }

    /**
     * What the critic minimises.
     *
     * @param realScores scores of real images
     * @param fakeScores scores of generated images
     * @return a tensor of one element
     */
    Tensor criticLoss(Tensor realScores, Tensor fakeScores);

    /**
     * What the generator minimises.
     *
     * @param realScores scores of real images, or null unless {@link #generatorNeedsRealScores()}
     * @param fakeScores scores of generated images
     * @return a tensor of one element
     */
    Tensor generatorLoss(Tensor realScores, Tensor fakeScores);

    /** {@return whether the generator's loss reads the real scores, as relativistic losses do} */
    default boolean generatorNeedsRealScores() {
        return false;
    }

    /**
     * Whether each real score is compared with the generated one at its place, so that there must be as many.
     *
     * @return false unless overridden; a loss that wraps another passes the question on
     */
    default boolean pairsScores() {
        return false;
    }

    /**
     * What is doubtful, though possible, about this loss with a critic and its regularisers; the trainer hands it on as {@link
     * GanTrainer#warnings()}. A loss that wraps another passes the question on.
     *
     * @param critic the critic
     * @param regularizers every regulariser of the trainer
     * @return one sentence a doubt, with the advice; empty unless overridden
     */
    default List<String> doubts(Critic critic, List<Regularizer> regularizers) {
        return List.of();
    }

    /**
     * Whether a score of 0 is undecided between real and fake, so that a score's sign is a verdict. It is not where only
     * differences of scores count (Wasserstein, relativistic losses), or where the middle lies elsewhere.
     *
     * @return true unless overridden
     */
    default boolean hasMeaningfulZero() {
        return true;
    }

    /**
     * The loss of one update. The trainer calls it when a critic or generator update begins and uses what it returns; a loss
     * that changes from step to step, or needs random numbers, takes them here and returns a pure function again. A loss
     * that wraps another passes the call on. The stream's position is part of the checkpoint.
     *
     * @param step number of the training step, from 1
     * @param random random numbers of regularisers and losses; its position advances with what is taken
     * @return the loss; this itself unless overridden
     */
    default AdversarialLoss forUpdate(long step, RandomStream random) {
        return this;
    }

    /**
     * This loss times a factor, for both players.
     *
     * @param factor positive
     * @return the scaled loss
     */
    default AdversarialLoss scaled(double factor) {
        return scaled(factor, factor);
    }

    /**
     * This loss times a factor for each player; {@code scaled(0.5, 1)} turns a critic's sum of halves into their mean.
     *
     * @param criticFactor positive
     * @param generatorFactor positive
     * @return the scaled loss
     */
    default AdversarialLoss scaled(double criticFactor, double generatorFactor) {
        return new ScaledLoss(this, criticFactor, generatorFactor);
    }
}
