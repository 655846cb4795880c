package org.gan4j.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;

/**
 * The operations of {@link Tensor}. None modifies its arguments; all are differentiable to any order except
 * {@link #sign()} and {@link #leakyStep}, which are constant almost everywhere and have no gradient. Arguments of two
 * tensors broadcast as NumPy's do and must have equal element types.
 */
public abstract sealed class TensorMath extends TensorShaping permits Tensor {
    TensorMath() {}

    // ---- element-wise ---------------------------------------------------------------------------------------------

    /**
     * {@code this + other}.
     *
     * @param other broadcasts with this
     * @return the sum
     */
    public final Tensor add(Tensor other) {
        return broadcasting(new Elementwise.Add(), other);
    }

    /**
     * {@code this - other}.
     *
     * @param other broadcasts with this
     * @return the difference
     */
    public final Tensor sub(Tensor other) {
        return broadcasting(new Elementwise.Subtract(), other);
    }

    /**
     * {@code this * other}, element by element.
     *
     * @param other broadcasts with this
     * @return the product
     */
    public final Tensor mul(Tensor other) {
        return broadcasting(new Elementwise.Multiply(), other);
    }

    /**
     * {@code this / other}, element by element.
     *
     * @param other broadcasts with this
     * @return the quotient
     */
    public final Tensor div(Tensor other) {
        return broadcasting(new Elementwise.Divide(), other);
    }

    private Tensor broadcasting(Primitive primitive, Tensor other) {
        self().shape().broadcastWith(other.shape());
        return Engine.apply(primitive, self(), other);
    }

    /**
     * {@code scale * this + shift}.
     *
     * @param scale factor
     * @param shift summand
     * @return the values
     */
    public final Tensor affine(double scale, double shift) {
        return Engine.apply(new Elementwise.Affine(scale, shift), self());
    }

    /**
     * {@code this + value}.
     *
     * @param value summand
     * @return the values
     */
    public final Tensor add(double value) {
        return affine(1, value);
    }

    /**
     * {@code this * value}.
     *
     * @param value factor
     * @return the values
     */
    public final Tensor mul(double value) {
        return affine(value, 0);
    }

    /** {@return {@code -this}} */
    public final Tensor neg() {
        return affine(-1, 0);
    }

    /** {@return e^this} */
    public final Tensor exp() {
        return Engine.apply(new Elementwise.Exp(), self());
    }

    /** {@return the natural logarithm; the domain is x &gt; 0} */
    public final Tensor log() {
        return Engine.apply(new Elementwise.Log(), self());
    }

    /** {@return the square root; the gradient needs x &gt; 0, so add an epsilon inside} */
    public final Tensor sqrt() {
        return Engine.apply(new Elementwise.Sqrt(), self());
    }

    /** {@return this * this} */
    public final Tensor square() {
        return Engine.apply(new Elementwise.Square(), self());
    }

    /** {@return 1 / this} */
    public final Tensor reciprocal() {
        return Engine.apply(new Elementwise.Reciprocal(), self());
    }

    /** {@return the absolute value; its gradient at 0 is 0} */
    public final Tensor abs() {
        return Engine.apply(new Elementwise.Abs(), self());
    }

    /** {@return -1, 0 or 1; no gradient} */
    public final Tensor sign() {
        return Engine.apply(new Elementwise.Sign(), self());
    }

    /** {@return the hyperbolic tangent} */
    public final Tensor tanh() {
        return Engine.apply(new Elementwise.Tanh(), self());
    }

    /** {@return 1 / (1 + e^-this)} */
    public final Tensor sigmoid() {
        return Engine.apply(new Elementwise.Sigmoid(), self());
    }

    /** {@return log(1 + e^this), finite for every finite argument} */
    public final Tensor softplus() {
        return Engine.apply(new Elementwise.Softplus(), self());
    }

    /** {@return log(sigmoid(this)) as -softplus(-this), finite for every finite argument} */
    public final Tensor logSigmoid() {
        return neg().softplus().neg();
    }

    /** {@return max(this, 0); the gradient at 0 is 0} */
    public final Tensor relu() {
        return leakyRelu(0);
    }

    /**
     * This where positive, {@code slope * this} elsewhere; the gradient at 0 is the slope.
     *
     * @param slope factor of negative values
     * @return the values
     */
    public final Tensor leakyRelu(double slope) {
        return Engine.apply(new Elementwise.LeakyRelu(slope), self());
    }

    /**
     * 1 where this is positive, {@code slope} elsewhere; no gradient.
     *
     * @param slope value where not positive
     * @return the values
     */
    public final Tensor leakyStep(double slope) {
        return Engine.apply(new Elementwise.LeakyStep(slope), self());
    }

    // ---- reductions -----------------------------------------------------------------------------------------------

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
        Normalizing.Standardize standardize = new Normalizing.Standardize(epsilon, axes(axes));
        Tensor values = Engine.apply(standardize, self());
        standardize.inverseDeviation(self(), values);
        return values;
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
            throw new IllegalArgumentException("batchNormalize needs [N, C] or [N, C, H, W], got " + self().shape());
        }
        Shape channels = Shape.of(self().shape().dim(1));
        if (!weight.shape().equals(channels) || !bias.shape().equals(channels)) {
            throw new IllegalArgumentException(
                    "batchNormalize of " + self().shape() + " needs weight and bias of shape " + channels + ", got "
                            + weight.shape() + " and " + bias.shape());
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
                    "cannot sum " + from + " to " + shape + ", which does not broadcast to it");
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
            throw new IllegalArgumentException("shape " + self().shape() + " does not broadcast to " + shape);
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
            throw new IllegalArgumentException("each axis may be named once, got " + Arrays.toString(axes));
        }
        return resolved;
    }

    // ---- contractions ---------------------------------------------------------------------------------------------

    /**
     * Matrix product [M, K] x [K, N] -> [M, N].
     *
     * @param other [K, N]
     * @return [M, N]
     */
    public final Tensor matmul(Tensor other) {
        return matmul(other, Transposed.NEITHER);
    }

    /**
     * Matrix product with one factor transposed.
     *
     * @param other right factor, rank 2
     * @param transposed this (LEFT), the other (RIGHT) or neither
     * @return [M, N]
     */
    public final Tensor matmul(Tensor other, Transposed transposed) {
        Shape a = self().shape();
        Shape b = other.shape();
        boolean left = transposed == Transposed.LEFT;
        boolean right = transposed == Transposed.RIGHT;
        if (a.rank() != 2 || b.rank() != 2 || a.dim(left ? 0 : 1) != b.dim(right ? 1 : 0)) {
            throw new IllegalArgumentException("matmul needs matrices [M, K] and [K, N], got " + a
                    + (left ? " transposed" : "") + " and " + b + (right ? " transposed" : ""));
        }
        return Engine.apply(new Contraction.Matmul(transposed), self(), other);
    }

    /**
     * Convolution (cross-correlation) of images.
     *
     * @param weight [out, in, kH, kW]
     * @param geometry stride and padding
     * @return [N, out, H', W'] for this of [N, in, H, W]
     */
    public final Tensor conv2d(Tensor weight, ConvGeometry geometry) {
        ConvShapes.checkForward(self().shape(), weight.shape(), geometry);
        return Engine.apply(new Contraction.Conv2d(geometry), self(), weight);
    }

    /**
     * Convolution of images, and a bias for each output channel.
     *
     * @param weight [out, in, kH, kW]
     * @param bias [out]
     * @param geometry stride and padding
     * @return [N, out, H', W'] for this of [N, in, H, W]
     */
    public final Tensor conv2d(Tensor weight, Tensor bias, ConvGeometry geometry) {
        ConvShapes.checkForward(self().shape(), weight.shape(), geometry);
        if (!bias.shape().equals(Shape.of(weight.shape().dim(0)))) {
            throw new IllegalArgumentException("conv2d with weights " + weight.shape() + " needs a bias of shape ["
                    + weight.shape().dim(0) + "], got " + bias.shape());
        }
        return Engine.apply(new Contraction.BiasedConv2d(geometry), self(), weight, bias);
    }

    /**
     * Transposed convolution: the gradient of {@link #conv2d} in its input.
     *
     * @param weight [in, out, kH, kW]
     * @param geometry stride and padding of the convolution that it transposes
     * @param outputPadding rows and columns added at the end, below the stride
     * @return [N, out, (H-1)*stride + kH - 2*padding + outputPadding, ...] for this of [N, in, H, W]
     */
    public final Tensor convTranspose2d(Tensor weight, ConvGeometry geometry, int outputPadding) {
        Shape image = ConvShapes.transposedOutput(self().shape(), weight.shape(), geometry, outputPadding);
        return conv2dInputGradient(weight, image, geometry);
    }

    final Tensor conv2dInputGradient(Tensor weight, Shape image, ConvGeometry geometry) {
        return Engine.apply(new Contraction.Conv2dInputGradient(image, geometry), self(), weight);
    }

    final Tensor conv2dWeightGradient(Tensor output, Shape weight, ConvGeometry geometry) {
        return Engine.apply(new Contraction.Conv2dWeightGradient(weight, geometry), self(), output);
    }
}
