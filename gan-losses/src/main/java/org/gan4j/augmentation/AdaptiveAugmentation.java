package org.gan4j.augmentation;

import java.util.List;
import java.util.Map;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Augmentation;
import org.gan4j.train.State;

/**
 * Adaptive discriminator augmentation (Karras et al. 2020, "Training generative adversarial networks with limited data",
 * section 3): each transform changes an image with a probability p, which rises while the critic is too sure of the real
 * images and falls otherwise.
 *
 * <p>How sure it is: {@code r = E[sign D(real)]}, over the critic updates since p was last set. After every {@value #INTERVAL}
 * of them p moves by {@code sign(r - target)} times the real images seen since, divided by {@value #IMAGES_TO_ONE}, within [0,
 * 1]. p and the running sums are part of the checkpoint. The paper's pipeline has geometric transforms (any angle, any
 * scale) that are not here. Colours are drawn as in Zhao et al., not as in the paper's pipeline. Confined to one thread.
 */
public final class AdaptiveAugmentation implements Augmentation {
    /** The paper's target of r. */
    public static final double TARGET = 0.6;
    /** The paper's count of real images in which p goes from 0 to 1 at the most. */
    public static final int IMAGES_TO_ONE = 500_000;
    /** Critic updates between two changes of p: the paper's. */
    public static final int INTERVAL = 4;

    private static final String PROBABILITY = "probability";
    private static final String UPDATES = "updates";
    private static final String IMAGES = "images";
    private static final String SIGNS = "signs";

    private final double target;
    private final List<ImageTransform> transforms;
    private double probability;
    private int updates;
    private double images;
    private double signs;

    /** The paper's target, and the transforms mirror, translation, brightness, contrast and saturation. */
    public AdaptiveAugmentation() {
        this(
                TARGET,
                ImageTransform.mirror(),
                ImageTransform.translation(),
                ImageTransform.brightness(),
                ImageTransform.contrast(),
                ImageTransform.saturation());
    }

    /**
     * An augmentation that starts at p = 0.
     *
     * @param target wanted mean of the signs of real images' scores, in (-1, 1)
     * @param transforms in the order in which they act
     * @throws IllegalArgumentException if the target is out of range or there is no transform
     */
    public AdaptiveAugmentation(double target, ImageTransform... transforms) {
        if (!(target > -1 && target < 1)) {
            throw new IllegalArgumentException("`target` must lie in (-1, 1), got " + target);
        }
        this.target = target;
        this.transforms = Transforms.checked(transforms);
    }

    /** {@return p, in [0, 1]} */
    public double probability() {
        return probability;
    }

    @Override
    public void validate(AdversarialLoss loss) {
        if (!loss.hasMeaningfulZero()) {
            throw new IllegalArgumentException("`loss` must have scores whose sign is a verdict, got " + loss
                    + "; use NonSaturatingLoss, or DifferentiableAugmentation, which needs no scores");
        }
    }

    @Override
    public Tensor apply(Tensor batch, RandomStream random) {
        return Transforms.apply(transforms, batch, random, probability);
    }

    @Override
    public void observe(Tensor realScores) {
        long count = realScores.shape().dim(0);
        signs += count
                * Gradients.withoutRecording(() -> realScores.sign().mean().item());
        images += count;
        updates++;
        if (updates == INTERVAL) {
            double step = Math.signum(signs / images - target) * images / IMAGES_TO_ONE;
            probability = Math.max(0, Math.min(1, probability + step));
            updates = 0;
            images = 0;
            signs = 0;
        }
    }

    @Override
    public State state() {
        return new State(Map.of(PROBABILITY, probability, UPDATES, (double) updates, IMAGES, images, SIGNS, signs));
    }

    @Override
    public void restore(State state) {
        probability = state.get(PROBABILITY);
        updates = (int) state.get(UPDATES);
        images = state.get(IMAGES);
        signs = state.get(SIGNS);
    }

    @Override
    public String toString() {
        return "AdaptiveAugmentation(target " + target + ", " + Transforms.describe(transforms) + ")";
    }
}
