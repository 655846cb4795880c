package org.gan4j.loss;

import org.gan4j.tensor.Tensor;

/**
 * The least-squares loss (Mao et al. 2017, equation 2): critic {@code 1/2 mean (real - b)^2 + 1/2 mean (fake - a)^2}, generator
 * {@code 1/2 mean (fake - c)^2}, with a, b the targets of fake and real and c what the generator wants the critic to believe.
 * In 32 bits, finite for scores up to 1e19. Immutable and thread-safe.
 */
public final class LeastSquaresLoss implements PointwiseLoss {
    /** The target of generated images, a, in the paper's equation 9. */
    public static final double FAKE_TARGET = 0;
    /** The target of real images, b, in the paper's equation 9; the generator's target c is the same. */
    public static final double REAL_TARGET = 1;

    private final double fakeTarget;
    private final double realTarget;

    /** The paper's targets of 0 and 1. */
    public LeastSquaresLoss() {
        this(REAL_TARGET, FAKE_TARGET);
    }

    /**
     * Targets of one's own; the generator's is the real one. With 1 and -1 a score of 0 is undecided.
     *
     * @param realTarget what the critic should score real images
     * @param fakeTarget what the critic should score generated images, below the real target
     * @throws IllegalArgumentException if they are in another order or not finite
     */
    public LeastSquaresLoss(double realTarget, double fakeTarget) {
        if (!(fakeTarget < realTarget) || !Double.isFinite(realTarget - fakeTarget)) {
            throw new IllegalArgumentException("`realTarget` must be finite and above `fakeTarget`, got " + realTarget
                    + " and " + fakeTarget + "; real scores are the high ones");
        }
        this.fakeTarget = fakeTarget;
        this.realTarget = realTarget;
    }

    @Override
    public Tensor realTerm(Tensor scores) {
        return scores.add(-realTarget).square().mul(0.5);
    }

    @Override
    public Tensor fakeTerm(Tensor scores) {
        return scores.add(-fakeTarget).square().mul(0.5);
    }

    @Override
    public Tensor generatorTerm(Tensor scores) {
        return realTerm(scores);
    }

    @Override
    public boolean hasMeaningfulZero() {
        return fakeTarget == -realTarget;
    }

    @Override
    public String toString() {
        return "LeastSquaresLoss(real " + realTarget + ", fake " + fakeTarget + ")";
    }
}
