package org.gan4j.regularizer;

import java.util.function.UnaryOperator;
import org.gan4j.internal.Arguments;
import org.gan4j.tensor.Tensor;

/**
 * What a gradient penalty asks of the critic's slope at an image: from the squared L2 norm of the gradient, one for each image,
 * to what is paid for it. Immutable and thread-safe.
 */
public final class SlopeRule {
    /** Added to the squared norm, inside the root, where the gradient of the root would be infinite at 0. */
    public static final double EPSILON = 1e-12;

    private final String name;
    private final UnaryOperator<Tensor> payment;
    private final Wish wish;

    /** Which slope costs nothing. */
    enum Wish {
        /** That of 0 alone. */
        NONE,
        /** That of a target above 0 alone. */
        TARGET,
        /** Several, or nobody knows. */
        OTHER
    }

    private SlopeRule(String name, Wish wish, UnaryOperator<Tensor> payment) {
        this.name = name;
        this.wish = wish;
        this.payment = payment;
    }

    /**
     * A rule of one's own.
     *
     * @param name for descriptions
     * @param payment from squared norms [N] to payments [N]; element-wise tensor operations
     * @return the rule
     */
    public static SlopeRule of(String name, UnaryOperator<Tensor> payment) {
        return new SlopeRule(name, Wish.OTHER, payment);
    }

    /**
     * {@code (|grad| - target)^2} (Gulrajani et al. 2017, equation 3, with a target of 1).
     *
     * @param target the slope asked for, positive; for 0 take {@link #zeroCentred()}
     * @return the rule
     * @throws IllegalArgumentException unless the target is positive and finite
     */
    public static SlopeRule twoSided(double target) {
        Arguments.positive("target", target);
        return new SlopeRule(
                "two-sided, target " + target,
                Wish.TARGET,
                squares -> norm(squares).add(-target).square());
    }

    /**
     * {@code max(0, |grad| - target)^2} (Petzka et al. 2018, equation 8, with a target of 1): flatter costs nothing.
     *
     * @param target the largest slope that is free, positive
     * @return the rule
     * @throws IllegalArgumentException unless the target is positive and finite
     */
    public static SlopeRule oneSided(double target) {
        Arguments.positive("target", target);
        return of(
                "one-sided, target " + target,
                squares -> norm(squares).add(-target).relu().square());
    }

    /** {@return {@code |grad|^2} (Mescheder et al. 2018, equations 8 and 9): no root, so nothing is added} */
    public static SlopeRule zeroCentred() {
        return new SlopeRule("zero-centred", Wish.NONE, UnaryOperator.identity());
    }

    static Tensor norm(Tensor squares) {
        return squares.add(EPSILON).sqrt();
    }

    /** Which slope costs nothing. */
    Wish wish() {
        return wish;
    }

    Tensor pay(Tensor squaredNorms) {
        return payment.apply(squaredNorms);
    }

    @Override
    public String toString() {
        return name;
    }
}
