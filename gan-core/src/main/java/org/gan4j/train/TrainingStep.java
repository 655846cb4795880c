package org.gan4j.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One update of a training step, in progress, as a {@link Regularizer} sees it. Tensors live until the update ends. Confined to the training
 * thread.
 */
public final class TrainingStep {
    private final Phase phase;
    private final long step;
    private final Generator generator;
    private final Critic critic;
    private final RandomStream random;
    private final Map<String, Double> records;
    private @Nullable Tensor real;

    @SuppressWarnings("NullAway.Init") // the update sets it before anybody sees this
    private Tensor fake;

    private @Nullable Tensor realScores;

    @SuppressWarnings("NullAway.Init")
    private Tensor fakeScores;

    private @Nullable List<Tensor> gradients;

    TrainingStep(
            Phase phase,
            long step,
            Generator generator,
            Critic critic,
            RandomStream random,
            Map<String, Double> records) {
        this.phase = phase;
        this.step = step;
        this.generator = generator;
        this.critic = critic;
        this.random = random;
        this.records = records;
    }

    void setImages(@Nullable Tensor realImages, Tensor fakeImages) {
        this.real = realImages;
        this.fake = fakeImages;
    }

    void setScores(@Nullable Tensor ofReal, Tensor ofFake) {
        this.realScores = ofReal;
        this.fakeScores = ofFake;
    }

    void setGradients(List<Tensor> gradients) {
        this.gradients = gradients;
    }

    /** {@return whose weights this update changes} */
    public Phase phase() {
        return phase;
    }

    /** {@return the number of the training step, from 1; critic updates of one step share it} */
    public long step() {
        return step;
    }

    /** {@return the generator} */
    public Generator generator() {
        return generator;
    }

    /** {@return the critic} */
    public Critic critic() {
        return critic;
    }

    /** {@return random numbers of the regularisers, part of the checkpoint} */
    public RandomStream random() {
        return random;
    }

    /**
     * The real images.
     *
     * @return as the critic saw them, [N, C, H, W]
     * @throws IllegalStateException in a generator update whose loss does not need them
     */
    public Tensor realImages() {
        return drawn(real);
    }

    /** {@return generated images as the critic saw them, [N, C, H, W]; constants in a critic update} */
    public Tensor fakeImages() {
        return fake;
    }

    /**
     * Scores of the real images.
     *
     * @return one for each
     * @throws IllegalStateException in a generator update whose loss does not need them
     */
    public Tensor realScores() {
        return drawn(realScores);
    }

    private static Tensor drawn(@Nullable Tensor ofReal) {
        if (ofReal == null) {
            throw new IllegalStateException(
                    "real images are drawn in critic updates, and in generator updates only if the"
                            + " loss has generatorNeedsRealScores(); ask phase() first");
        }
        return ofReal;
    }

    /** {@return scores of the generated images} */
    public Tensor fakeScores() {
        return fakeScores;
    }

    /** {@return the parameters that this update changes} */
    public List<Parameter> parameters() {
        return updated().parameters();
    }

    private Network updated() {
        return phase == Phase.CRITIC ? critic : generator;
    }

    /**
     * The gradients of loss and penalties, one for each of {@link #parameters()}.
     *
     * @return the gradients, in order
     * @throws IllegalStateException before the backward pass
     */
    public List<Tensor> gradients() {
        if (gradients == null) {
            throw new IllegalStateException("gradients exist from afterBackward on, not while the penalty is computed");
        }
        return gradients;
    }

    /**
     * The L2 norm of all gradients together.
     *
     * @return the norm
     */
    public double gradientNorm() {
        double squares = 0;
        for (Tensor gradient : gradients()) {
            squares += gradient.kernels().sumOfSquares(gradient.storage());
        }
        return Math.sqrt(squares);
    }

    /**
     * Multiplies every gradient, in place.
     *
     * @param factor the factor
     */
    public void scaleGradients(double factor) {
        for (Tensor gradient : gradients()) {
            gradient.kernels().scaleInPlace(gradient.storage(), factor);
        }
    }

    /**
     * Adds a number to the metrics of this training step; the last critic update's counts.
     *
     * @param name such as {@code gradientPenalty}
     * @param value the number
     */
    public void record(String name, double value) {
        records.put(name, value);
    }

    /** {@return the numbers recorded so far, by name} */
    public Map<String, Double> records() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(records));
    }
}
