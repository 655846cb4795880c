package org.gan4j.regularizer;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TrainingStep;

/**
 * The two-sided gradient penalty (Gulrajani et al. 2017, algorithm 1): {@code weight * mean((|grad D(x)| - 1)^2)} at points x
 * = a real + (1 - a) fake, where a is uniform in [0, 1), one for each image, and the norm is each image's L2 norm over
 * channels and pixels. Recorded as {@code gradientPenalty} (weight included) and {@code slope} (mean norm). Immutable.
 */
public final class GradientPenalty implements Regularizer {
    /** The paper's weight. */
    public static final double PAPER_WEIGHT = 10;
    /** Added to the squared norm, inside the root, where the gradient of the root would be infinite at 0. */
    public static final double EPSILON = 1e-12;

    private final double weight;

    /**
     * A penalty.
     *
     * @param weight factor, positive; the paper's is 10
     */
    public GradientPenalty(double weight) {
        this.weight = Checks.positive("weight", weight);
    }

    @Override
    public void validate(Generator generator, Critic critic) {
        if (critic.scoresDependOnBatch()) {
            throw new IllegalArgumentException(
                    "`critic` must score each image by itself for a gradient penalty, got batch normalisation, which"
                            + " mixes the batch; build it with normalization(Normalization.INSTANCE), LAYER or NONE");
        }
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.CRITIC) {
            return Optional.empty();
        }
        Tensor real = step.realImages();
        Tensor fake = step.fakeImages();
        Tensor mix = step.critic().tensors().uniform(step.random(), perImage(real.shape()), 0, 1);
        Tensor x = fake.add(mix.mul(real.sub(fake))).detach().variable();
        Tensor scores = step.critic().score(x, Mode.TRAINING);
        Tensor gradient =
                Gradients.of(scores.sum()).createGraph().withRespectTo(x).get(0);
        int[] pixels = IntStream.range(1, gradient.shape().rank()).toArray();
        Tensor norm = gradient.square().sum(pixels).add(EPSILON).sqrt();
        Tensor penalty = norm.add(-1).square().mean().mul(weight).reshape();
        step.record("gradientPenalty", penalty.item());
        step.record("slope", norm.mean().item());
        return Optional.of(penalty);
    }

    /** [N, 1, 1, 1] for images [N, C, H, W]. */
    private static Shape perImage(Shape images) {
        Shape shape = images;
        for (int axis = 1; axis < images.rank(); axis++) {
            shape = shape.with(axis, 1);
        }
        return shape;
    }

    @Override
    public String toString() {
        return "GradientPenalty(" + weight + ")";
    }
}
