package org.gan4j.regularizer;

import java.util.List;
import java.util.function.Function;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.TrainingStep;

/**
 * Where a gradient penalty looks at the critic's slope: one or more batches of images, made from the update's real and
 * generated ones, of which each counts with its own mean. Immutable and thread-safe.
 */
public final class PenaltyPoints {
    /** DRAGAN's spread of the noise, as a share of the images' standard deviation. */
    public static final double DRAGAN_SPREAD = 0.5;

    private final String name;
    private final Function<TrainingStep, List<Tensor>> choice;

    private PenaltyPoints(String name, Function<TrainingStep, List<Tensor>> choice) {
        this.name = name;
        this.choice = choice;
    }

    /**
     * Points of one's own.
     *
     * @param name for descriptions
     * @param choice batches [N, C, H, W] of an update's critic; random numbers come from the update
     * @return the points
     */
    public static PenaltyPoints of(String name, Function<TrainingStep, List<Tensor>> choice) {
        return new PenaltyPoints(name, choice);
    }

    /**
     * Points on the lines between real and generated images (Gulrajani et al. 2017, algorithm 1).
     *
     * @return {@code a real + (1 - a) fake}, a uniform in [0, 1), one for each image
     */
    public static PenaltyPoints interpolates() {
        return of("interpolates", step -> List.of(between(step)));
    }

    /** {@return the real images (Mescheder et al. 2018, R1)} */
    public static PenaltyPoints reals() {
        return of("reals", step -> List.of(step.realImages()));
    }

    /** {@return the generated images (Mescheder et al. 2018, R2)} */
    public static PenaltyPoints fakes() {
        return of("fakes", step -> List.of(step.fakeImages()));
    }

    /** {@return the real and the generated images: a penalty on these and one on those, added} */
    public static PenaltyPoints both() {
        return of("both", step -> List.of(step.realImages(), step.fakeImages()));
    }

    /**
     * Real images with noise (Kodali et al. 2017, in the authors' code).
     *
     * @return {@code x + a 0.5 sd(x) u}: a uniform in [0, 1), one for each image; u uniform in [0, 1), one for each number; sd
     *     the standard deviation of all numbers of the batch
     */
    public static PenaltyPoints perturbedReals() {
        return of("perturbed reals", step -> List.of(perturbed(step)));
    }

    private static Tensor between(TrainingStep step) {
        Tensor real = step.realImages();
        Tensor fake = step.fakeImages();
        return fake.add(shares(step, real.shape()).mul(real.sub(fake)));
    }

    private static Tensor perturbed(TrainingStep step) {
        Tensor real = step.realImages();
        Tensor centred = real.sub(real.mean());
        double deviation = Math.sqrt(centred.square().mean().item());
        Tensor shares = shares(step, real.shape());
        Tensor noise = TensorFactory.like(real).uniform(step.random(), real.shape(), 0, DRAGAN_SPREAD * deviation);
        return real.add(shares.mul(noise));
    }

    /** Uniform in [0, 1), [N, 1, 1, 1] for images [N, C, H, W]: one share for each image, the same for all its numbers. */
    private static Tensor shares(TrainingStep step, Shape images) {
        Shape shape = images;
        for (int axis = 1; axis < images.rank(); axis++) {
            shape = shape.with(axis, 1);
        }
        RandomStream random = step.random();
        return step.critic().tensors().uniform(random, shape, 0, 1);
    }

    List<Tensor> choose(TrainingStep step) {
        return choice.apply(step);
    }

    @Override
    public String toString() {
        return name;
    }
}
