package org.gan4j.regularizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * Watches how much gradient each layer of the critic gets: for every weight W the L2 norm {@code sqrt(sum((dL/dW)^2))}, taken
 * in each critic update between the backward pass and the optimiser. L is what the update differentiates, the loss and every
 * penalty. A weight is a parameter of two or more axes, a convolution's or a dense layer's; biases and the scales of
 * normalisations are left out.
 *
 * <p>It changes nothing: a run trains bit for bit as without it, and it has no state. Added before {@link
 * GradientNormClipping} it sees the gradients as they were, added after it what is left of them. A trainer's configuration
 * names it like any regulariser, so a checkpoint goes on with it or without it as it was begun.
 *
 * <pre>{@code
 * List<Map<String, Double>> history = new ArrayList<>();
 * trainer.regularizer(new WeightGradientNorms((step, norms) -> history.add(norms)));
 * }</pre>
 *
 * <p>Called on the training thread.
 */
public final class WeightGradientNorms implements Regularizer {
    private final Listener listener;

    /** Takes what was measured. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A critic update is between its backward pass and the optimiser.
         *
         * @param step the update; its gradients are not to be changed
         * @param norms a weight's name to its gradient's norm, from the critic's input to its output; unmodifiable
         */
        void onCriticUpdate(TrainingStep step, Map<String, Double> norms);
    }

    /**
     * Starts watching.
     *
     * @param listener takes the norms of each critic update
     */
    public WeightGradientNorms(Listener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void afterBackward(TrainingStep step) {
        if (step.phase() == Phase.CRITIC) {
            listener.onCriticUpdate(step, of(step));
        }
    }

    /**
     * The norms of what an update differentiates: loss and penalties.
     *
     * @param step an update after its backward pass
     * @return a weight's name to its gradient's norm, in the network's order; unmodifiable
     * @throws IllegalStateException before the backward pass
     */
    public static Map<String, Double> of(TrainingStep step) {
        Map<String, Double> norms = new LinkedHashMap<>();
        List<Tensor> gradients = step.gradients();
        for (int i = 0; i < gradients.size(); i++) {
            Parameter parameter = step.parameters().get(i);
            if (isWeight(parameter)) {
                norms.put(parameter.name(), norm(gradients.get(i)));
            }
        }
        return Collections.unmodifiableMap(norms);
    }

    /**
     * The norms of a critic loss alone, without penalties, at the scores of an update. Costs another backward pass through the
     * scores.
     *
     * @param loss the loss, usually the trainer's
     * @param step a critic update, before its weights are changed
     * @return a weight's name to its gradient's norm, in the network's order; unmodifiable
     */
    public static Map<String, Double> ofLoss(AdversarialLoss loss, TrainingStep step) {
        List<Parameter> weights = new ArrayList<>(step.critic().parameters());
        weights.removeIf(parameter -> !isWeight(parameter));
        List<Tensor> gradients = Gradients.of(loss.criticLoss(step.realScores(), step.fakeScores()))
                .withRespectTo(weights);
        Map<String, Double> norms = new LinkedHashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            norms.put(weights.get(i).name(), norm(gradients.get(i)));
        }
        return Collections.unmodifiableMap(norms);
    }

    private static boolean isWeight(Parameter parameter) {
        return parameter.shape().rank() > 1;
    }

    private static double norm(Tensor gradient) {
        return Math.sqrt(gradient.kernels().sumOfSquares(gradient.storage()));
    }

    @Override
    public String toString() {
        return "WeightGradientNorms";
    }
}
