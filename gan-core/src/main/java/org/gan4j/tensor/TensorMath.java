package org.gan4j.tensor;

import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.kernel.UnaryOp;

/**
 * The operations of {@link Tensor}. None modifies its arguments; all are differentiable to any order except
 * {@link #sign()} and {@link #leakyStep}, which are constant almost everywhere and have no gradient. Arguments of two
 * tensors broadcast as NumPy's do and must have equal element types. A shape or type that does not fit throws
 * IllegalArgumentException with both shapes; a tensor whose scope has closed IllegalStateException.
 */
public abstract sealed class TensorMath extends TensorReductions permits Tensor {
    TensorMath() {}

    // ---- element-wise ---------------------------------------------------------------------------------------------

    /**
     * {@code this + other}.
     *
     * @param other broadcasts with this
     * @return the sum
     */
    public final Tensor add(Tensor other) {
        return combine(BinaryOp.ADD, other);
    }

    /**
     * {@code this - other}.
     *
     * @param other broadcasts with this
     * @return the difference
     */
    public final Tensor sub(Tensor other) {
        return combine(BinaryOp.SUBTRACT, other);
    }

    /**
     * {@code this * other}, element by element.
     *
     * @param other broadcasts with this
     * @return the product
     */
    public final Tensor mul(Tensor other) {
        return combine(BinaryOp.MULTIPLY, other);
    }

    /**
     * {@code this / other}, element by element.
     *
     * @param other broadcasts with this
     * @return the quotient
     */
    public final Tensor div(Tensor other) {
        return combine(BinaryOp.DIVIDE, other);
    }

    private Tensor combine(BinaryOp op, Tensor other) {
        self().shape().broadcastWith(other.shape());
        return Engine.apply(new Elementwise.Binary(op), self(), other);
    }

    private Tensor elementwise(UnaryOp op) {
        return Engine.apply(new Elementwise.Unary(op), self());
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
        return elementwise(UnaryOp.EXP);
    }

    /** {@return the natural logarithm; the domain is x &gt; 0} */
    public final Tensor log() {
        return elementwise(UnaryOp.LOG);
    }

    /** {@return the square root; the gradient needs x &gt; 0, so add an epsilon inside} */
    public final Tensor sqrt() {
        return elementwise(UnaryOp.SQRT);
    }

    /** {@return this * this} */
    public final Tensor square() {
        return elementwise(UnaryOp.SQUARE);
    }

    /** {@return 1 / this} */
    public final Tensor reciprocal() {
        return elementwise(UnaryOp.RECIPROCAL);
    }

    /** {@return the absolute value; its gradient at 0 is 0} */
    public final Tensor abs() {
        return elementwise(UnaryOp.ABS);
    }

    /** {@return -1, 0 or 1; no gradient} */
    public final Tensor sign() {
        return elementwise(UnaryOp.SIGN);
    }

    /** {@return the hyperbolic tangent} */
    public final Tensor tanh() {
        return elementwise(UnaryOp.TANH);
    }

    /** {@return 1 / (1 + e^-this)} */
    public final Tensor sigmoid() {
        return elementwise(UnaryOp.SIGMOID);
    }

    /** {@return log(1 + e^this), finite for every finite argument} */
    public final Tensor softplus() {
        return elementwise(UnaryOp.SOFTPLUS);
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
        return Engine.apply(new Elementwise.Unary(UnaryOp.LEAKY_RELU, slope), self());
    }

    /**
     * 1 where this is positive, {@code slope} elsewhere; no gradient.
     *
     * @param slope value where not positive
     * @return the values
     */
    public final Tensor leakyStep(double slope) {
        return Engine.apply(new Elementwise.Unary(UnaryOp.LEAKY_STEP, slope), self());
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
            throw new IllegalArgumentException("`other` must fit a product [M, K] x [K, N], got " + a
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
            throw new IllegalArgumentException("`bias` must be ["
                    + weight.shape().dim(0) + "] for weights " + weight.shape() + ", got " + bias.shape());
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
