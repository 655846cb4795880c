package org.gan4j.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Tensor;

/**
 * Something that acts at a named moment of an update beside the loss. Override the moment that matters; the others do
 * nothing. The trainer calls, in this order: {@link #validate} once, then in each update {@link #penalty},
 * {@link #afterBackward}, {@link #afterUpdate}. Weights are changed in {@link #afterUpdate} only; everything random comes from
 * {@link TrainingStep#random()}. {@code toString} names every setting: it is what a checkpoint tells regularisers
 * apart by. Called on the training thread; one that keeps a state belongs to one trainer.
 */
public interface Regularizer extends Stateful {
    /**
     * A penalty of the critic from one function, in every critic update.
     *
     * <pre>{@code
     * Regularizer drift = Regularizer.ofCritic("Drift(0.001)", step -> step.realScores().square().mean().mul(0.001));
     * }</pre>
     *
     * @param name with every setting: it is what a checkpoint tells regularisers apart by
     * @param penalty the update in progress to a tensor of one element, weight included
     * @return the regulariser; {@code toString} gives its name
     * @throws IllegalArgumentException if the name is blank
     */
    static Regularizer ofCritic(String name, Function<TrainingStep, Tensor> penalty) {
        return new FunctionPenalty(name, Phase.CRITIC, penalty);
    }

    /**
     * A penalty of the generator from one function, in every generator update.
     *
     * @param name with every setting: it is what a checkpoint tells regularisers apart by
     * @param penalty the update in progress to a tensor of one element, weight included
     * @return the regulariser; {@code toString} gives its name
     * @throws IllegalArgumentException if the name is blank
     */
    static Regularizer ofGenerator(String name, Function<TrainingStep, Tensor> penalty) {
        return new FunctionPenalty(name, Phase.GENERATOR, penalty);
    }

    /**
     * Refuses networks that this regulariser cannot work with; called when the trainer is built.
     *
     * @param generator the generator
     * @param critic the critic
     * @throws IllegalArgumentException with the reason and the fix
     */
    default void validate(Generator generator, Critic critic) {}

    /**
     * What is doubtful, though possible, about this regulariser on a critic, beside the others of a trainer; the trainer hands it
     * on as {@link GanTrainer#warnings()}.
     *
     * @param critic the critic
     * @param all every regulariser of the trainer, this one among them
     * @return one sentence a doubt, with the advice; empty unless overridden
     */
    default List<String> doubts(Critic critic, List<Regularizer> all) {
        return List.of();
    }

    /** {@return whether this is a penalty on the critic's slope at some images; false unless overridden} */
    default boolean penalizesSlope() {
        return false;
    }

    /**
     * Whether this keeps the critic's slope bounded, in whatever way, as a Wasserstein loss needs.
     *
     * @return {@link #penalizesSlope()} unless overridden
     */
    default boolean boundsSlope() {
        return penalizesSlope();
    }

    /**
     * A term added to the loss before the backward pass.
     *
     * @param step the update in progress; {@link TrainingStep#phase()} says whose
     * @return a tensor of one element, or empty
     */
    default Optional<Tensor> penalty(TrainingStep step) {
        return Optional.empty();
    }

    /**
     * Acts on the gradients before the optimiser reads them.
     *
     * @param step the update in progress
     */
    default void afterBackward(TrainingStep step) {}

    /**
     * Acts on the weights after the optimiser has changed them.
     *
     * @param step the update in progress
     */
    default void afterUpdate(TrainingStep step) {}
}
