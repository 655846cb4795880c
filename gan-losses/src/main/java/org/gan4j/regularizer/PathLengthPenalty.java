package org.gan4j.regularizer;

import java.util.Map;
import java.util.Optional;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.StyleBasedGenerator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;

/**
 * The path-length penalty of generators (Karras et al. 2020, section 3.2): {@code weight * mean (l - a)^2}, where l is each
 * image's {@code sqrt(mean over layers of |d(image . y)/dw|^2)}, y standard normal divided by sqrt(H W), w the styles, and a
 * the moving average of the mean l, a constant for the gradient. A step in w then changes every image about equally.
 *
 * <p>Acts in generator updates, on images of latents that it draws itself, as many as the update's. The first application only
 * sets a; later ones compare with a, then move it. (The paper's program moves a first, then compares.) Recorded as {@code
 * pathLength} (mean l) and {@code pathLengthPenalty}. The papers' programs apply it now and then: wrap it in {@link Lazy}. a is in {@link #state()}. Confined to one trainer.
 */
public final class PathLengthPenalty implements Regularizer {
    /** Share of the old average; the paper's (0.01 of the new one). */
    public static final double PAPER_DECAY = 0.99;
    /** Added to the squared length, inside the root. */
    public static final double EPSILON = 1e-12;

    private static final String AVERAGE = "average";

    private final double weight;
    private final double decay;
    private double average = Double.NaN; // none yet

    /**
     * A penalty with the paper's moving average.
     *
     * @param weight factor, positive; the paper's is 2 for images in [-1, 1]
     * @throws IllegalArgumentException unless the weight is positive and finite
     */
    public PathLengthPenalty(double weight) {
        this(weight, PAPER_DECAY);
    }

    /**
     * A penalty.
     *
     * @param weight factor, positive
     * @param decay share of the old average, in [0, 1)
     * @throws IllegalArgumentException if a number is out of its range
     */
    public PathLengthPenalty(double weight, double decay) {
        this.weight = Arguments.positive("weight", weight);
        this.decay = Arguments.decay("decay", decay);
    }

    @Override
    public void validate(Generator generator, Critic critic) {
        if (!(generator instanceof StyleBasedGenerator)) {
            throw new IllegalArgumentException("`generator` must be a StyleBasedGenerator for a path-length penalty,"
                    + " got " + generator + "; drop the penalty, or take a style-based family");
        }
    }

    @Override
    public Optional<Tensor> penalty(TrainingStep step) {
        if (step.phase() != Phase.GENERATOR) {
            return Optional.empty();
        }
        Tensor lengths = lengths(step);
        double mean = Gradients.withoutRecording(() -> lengths.mean().item());
        step.record("pathLength", mean);
        if (Double.isNaN(average)) {
            average = mean;
            return Optional.empty();
        }
        Tensor penalty = lengths.add(-average).square().mean().mul(weight).reshape();
        average = decay * average + (1 - decay) * mean;
        step.record("pathLengthPenalty", penalty.item());
        return Optional.of(penalty);
    }

    /** [N, 1, 1]: each image's length, with a graph that leads to the weights. */
    private static Tensor lengths(TrainingStep step) {
        StyleBasedGenerator generator = (StyleBasedGenerator) step.generator();
        long count = step.fakeImages().shape().dim(0);
        Shape latents = Shape.of(count, generator.latentSize());
        Tensor styles = generator.styles(generator.tensors().normal(step.random(), latents), Mode.TRAINING);
        Tensor images = generator.synthesize(styles, Mode.TRAINING);
        Shape shape = images.shape();
        Tensor y = generator
                .tensors()
                .normal(step.random(), shape)
                .mul(1 / Math.sqrt((double) shape.dim(2) * shape.dim(3)));
        Tensor gradient = Gradients.of(images.mul(y).sum())
                .createGraph()
                .withRespectTo(styles)
                .get(0);
        return gradient.square().sum(2).mean(1).add(EPSILON).sqrt();
    }

    @Override
    public State state() {
        return new State(Map.of(AVERAGE, average));
    }

    @Override
    public void restore(State state) {
        average = state.get(AVERAGE);
    }

    @Override
    public String toString() {
        return "PathLengthPenalty(" + weight + ", decay " + decay + ")";
    }
}
