package org.gan4j.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.kernel.Shape;

/**
 * The operations of {@link Tensor} over groups of elements: sums, means, normalisation, and repetition, which is the adjoint
 * of summing. None modifies its arguments; all are differentiable to any order. A shape or type that does not fit
 * throws IllegalArgumentException with both shapes; a tensor whose scope has closed IllegalStateException.
 */
public abstract sealed class TensorReductions extends TensorShaping permits TensorMath {
    TensorReductions() {}

    /**
     * The sum over axes, which stay with size 1.
     *
     * @param axes which, negative ones counted from the end; none means all
     * @return the sums, of the same rank
     */
    public final Tensor sum(int... axes) {
        return Engine.apply(new Reduction.Sum(axes(axes)), self());
    }

    /**
     * The mean over axes, which stay with size 1.
     *
     * @param axes which, negative ones counted from the end; none means all
     * @return the means, of the same rank
     */
    public final Tensor mean(int... axes) {
        Tensor sum = sum(axes);
        return sum.mul((double) sum.shape().size() / self().shape().size());
    }

    /**
     * Standardised over axes: {@code (x - mean) / sqrt(var + epsilon)} with the biased variance.
     *
     * @param epsilon added to the variance, inside the root
     * @param axes which dimensions share a mean and a variance
     * @return the values, of the same shape
     */
    public final Tensor standardize(double epsilon, int... axes) {
        return Engine.apply(new Normalizing.Standardize(epsilon, axes(axes)), self());
    }

    /**
     * Batch normalisation in training (Ioffe &amp; Szegedy 2015, algorithm 1): {@code weight (x - mean) / sqrt(var + epsilon) +
     * bias} for each channel over batch and image, with the biased variance. This is [N, C] or [N, C, H, W].
     *
     * @param weight [C]
     * @param bias [C]
     * @param epsilon added to the variance, inside the root
     * @return the values and the batch's statistics
     */
    public final BatchNormalized batchNormalize(Tensor weight, Tensor bias, double epsilon) {
        if (self().shape().rank() != 2 && self().shape().rank() != 4) {
            throw new IllegalArgumentException(
                    "`this` must be [N, C] or [N, C, H, W] for batchNormalize, got " + self().shape());
        }
        Shape channels = Shape.of(self().shape().dim(1));
        if (!weight.shape().equals(channels) || !bias.shape().equals(channels)) {
            throw new IllegalArgumentException("`weight` and `bias` must be " + channels + " for " + self().shape()
                    + ", got " + weight.shape() + " and " + bias.shape());
        }
        Normalizing.BatchNormalize normalize = new Normalizing.BatchNormalize(epsilon);
        Tensor values = Engine.apply(normalize, self(), weight, bias);
        return new BatchNormalized(values, normalize.mean(), normalize.variance());
    }

    /**
     * Adds up what broadcasting repeated, back to a smaller shape: the adjoint of {@link #broadcastTo}.
     *
     * @param shape a shape that broadcasts to this one's
     * @return the sums, of that shape; this itself if nothing was repeated
     */
    public final Tensor sumTo(Shape shape) {
        Shape from = self().shape();
        if (!from.broadcastWith(shape).equals(from)) {
            throw new IllegalArgumentException(
                    "`shape` must broadcast to the summed tensor's " + from + ", got " + shape);
        }
        if (from.equals(shape)) {
            return self();
        }
        int missing = from.rank() - shape.rank();
        int[] repeated = IntStream.range(0, from.rank())
                .filter(i -> i < missing || (shape.dim(i - missing) == 1 && from.dim(i) != 1))
                .toArray();
        Tensor summed = repeated.length == 0 ? self() : sum(repeated);
        return summed.reshape(shape);
    }

    /**
     * Repeats dimensions of size 1, and missing leading ones.
     *
     * @param shape a shape that this one broadcasts to
     * @return the repeated values; this itself if nothing has to be repeated
     */
    public final Tensor broadcastTo(Shape shape) {
        if (!self().shape().broadcastWith(shape).equals(shape)) {
            throw new IllegalArgumentException(
                    "`shape` must be one that " + self().shape() + " broadcasts to, got " + shape);
        }
        return self().shape().equals(shape) ? self() : Engine.apply(new Reduction.Broadcast(shape), self());
    }

    private int[] axes(int[] axes) {
        Shape shape = self().shape();
        if (axes.length == 0) {
            return IntStream.range(0, shape.rank()).toArray();
        }
        int[] resolved =
                Arrays.stream(axes).map(shape::axis).distinct().sorted().toArray();
        if (resolved.length != axes.length) {
            throw new IllegalArgumentException("`axes` must name each axis once, got " + Arrays.toString(axes));
        }
        return resolved;
    }
}
