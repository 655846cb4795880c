package org.gan4j.kernel;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Kernels made of facets. Each operation goes to the facets that hold the element type of its arguments, so that no facet asks
 * for types, and here alone is a storage taken for one of theirs. Only {@link #cast} meets two kinds.
 *
 * <p>An implementation says what its {@link #facets} are, its name and what it holds.
 */
public abstract class FacetedKernels implements Kernels {
    /** For implementations. */
    protected FacetedKernels() {}

    /**
     * What computes on arrays of an element type.
     *
     * @param type FLOAT, DOUBLE, or another that arrays are converted from or to
     * @return the facets that make and read all storages of this type, the same each time
     */
    public abstract Facets<?> facets(DataType type);

    @SuppressWarnings("unchecked") // a storage was made by the facets of its type
    private Facets<Storage> of(DataType type) {
        return (Facets<Storage>) facets(type);
    }

    private Facets<Storage> of(Storage x) {
        return of(x.type());
    }

    @Override
    public final Storage upload(double[] values, Shape shape, DataType type, Arena arena) {
        return of(type).transfers().upload(values, shape, type, arena);
    }

    @Override
    public final Storage upload(float[] values, Shape shape, DataType type, Arena arena) {
        return of(type).transfers().upload(values, shape, type, arena);
    }

    @Override
    public final Storage upload(INDArray array, DataType type, Arena arena) {
        return of(type).transfers().upload(array, type, arena);
    }

    @Override
    public final double[] toDoubles(Storage x) {
        return of(x).transfers().toDoubles(x);
    }

    @Override
    public final float[] toFloats(Storage x) {
        return of(x).transfers().toFloats(x);
    }

    @Override
    public final INDArray toINDArray(Storage x) {
        return of(x).transfers().toINDArray(x);
    }

    @Override
    public final Storage full(Shape shape, DataType type, double value, Arena arena) {
        return of(type).arrays().full(shape, type, value, arena);
    }

    @Override
    public final Storage copy(Storage x, Arena arena) {
        return of(x).arrays().copy(x, arena);
    }

    @Override
    public final Storage alias(Storage x, Arena arena) {
        return of(x).arrays().alias(x, arena);
    }

    @Override
    public final Storage cast(Storage x, DataType type, Arena arena) {
        Facets<Storage> from = of(x);
        Facets<Storage> to = of(type);
        return from.equals(to)
                ? from.arrays().cast(x, type, arena)
                : to.transfers().upload(from.transfers().toFloats(x), x.shape(), type, arena);
    }

    @Override
    public final Storage reshape(Storage x, Shape shape, Arena arena) {
        return of(x).arrays().reshape(x, shape, arena);
    }

    @Override
    public final Storage permute(Storage x, int[] axes, Arena arena) {
        return of(x).arrays().permute(x, axes, arena);
    }

    @Override
    public final Storage slice(Storage x, long[] begin, Shape shape, Arena arena) {
        return of(x).arrays().slice(x, begin, shape, arena);
    }

    @Override
    public final Storage pad(Storage x, long[] begin, Shape shape, Arena arena) {
        return of(x).arrays().pad(x, begin, shape, arena);
    }

    @Override
    public final Storage concat(List<Storage> xs, int axis, Arena arena) {
        return of(xs.get(0)).arrays().concat(xs, axis, arena);
    }

    @Override
    public final Storage gather(Storage x, int[] rows, Arena arena) {
        return of(x).arrays().gather(x, rows, arena);
    }

    @Override
    public final Storage scatterAdd(Storage x, int[] rows, long count, Arena arena) {
        return of(x).arrays().scatterAdd(x, rows, count, arena);
    }

    @Override
    public final Storage unary(UnaryOp op, Storage x, double a, Arena arena) {
        return of(x).elements().unary(op, x, a, arena);
    }

    @Override
    public final Storage binary(BinaryOp op, Storage a, Storage b, Arena arena) {
        return of(a).elements().binary(op, a, b, arena);
    }

    @Override
    public final Storage affine(Storage x, double scale, double shift, Arena arena) {
        return of(x).elements().affine(x, scale, shift, arena);
    }

    @Override
    public final Storage broadcast(Storage x, Shape shape, Arena arena) {
        return of(x).elements().broadcast(x, shape, arena);
    }

    @Override
    public final Storage leakyReluGradient(Storage g, Storage x, double slope, Arena arena) {
        return of(g).elements().leakyReluGradient(g, x, slope, arena);
    }

    @Override
    public final Storage sum(Storage x, int[] axes, Arena arena) {
        return of(x).reductions().sum(x, axes, arena);
    }

    @Override
    public final double sumOfSquares(Storage x) {
        return of(x).reductions().sumOfSquares(x);
    }

    @Override
    public final Storage matmul(Storage a, Storage b, Transposed transposed, Arena arena) {
        return of(a).contractions().matmul(a, b, transposed, arena);
    }

    @Override
    public final Storage conv2d(Storage x, Storage w, ConvGeometry geometry, Arena arena) {
        return of(x).contractions().conv2d(x, w, geometry, arena);
    }

    @Override
    public final Storage conv2d(Storage x, Storage w, Storage bias, ConvGeometry geometry, Arena arena) {
        return of(x).contractions().conv2d(x, w, bias, geometry, arena);
    }

    @Override
    public final Storage conv2dInputGradient(Storage y, Storage w, Shape input, ConvGeometry geometry, Arena arena) {
        return of(y).contractions().conv2dInputGradient(y, w, input, geometry, arena);
    }

    @Override
    public final Storage conv2dWeightGradient(Storage x, Storage y, Shape weights, ConvGeometry geometry, Arena arena) {
        return of(x).contractions().conv2dWeightGradient(x, y, weights, geometry, arena);
    }

    @Override
    public final Standardized standardize(Storage x, int[] axes, double epsilon, Arena arena) {
        return of(x).normalizations().standardize(x, axes, epsilon, arena);
    }

    @Override
    public final Storage standardizeGradient(Storage g, Storage y, Storage inverse, int[] axes, Arena arena) {
        return of(g).normalizations().standardizeGradient(g, y, inverse, axes, arena);
    }

    @Override
    public final Normalized batchNormalize(Storage x, Storage weight, Storage bias, double epsilon, Arena arena) {
        return of(x).normalizations().batchNormalize(x, weight, bias, epsilon, arena);
    }

    @Override
    public final NormalizationGradients batchNormalizeGradient(
            Storage g, Storage x, Storage weight, Storage mean, Storage variance, double epsilon, Arena arena) {
        return of(g).normalizations().batchNormalizeGradient(g, x, weight, mean, variance, epsilon, arena);
    }

    @Override
    public final Storage rectifiedConvolution(Storage x, Storage w, Storage bias, Window window, Arena arena) {
        return of(x).inference().rectifiedConvolution(x, w, bias, window, arena);
    }

    @Override
    public final Storage maxPool(Storage x, Window window, Arena arena) {
        return of(x).inference().maxPool(x, window, arena);
    }

    @Override
    public final Storage averagePool(Storage x, Window window, Arena arena) {
        return of(x).inference().averagePool(x, window, arena);
    }

    @Override
    public final void assign(Storage target, Storage source) {
        of(target).updates().assign(target, source);
    }

    @Override
    public final void addInPlace(Storage target, Storage source) {
        of(target).updates().addInPlace(target, source);
    }

    @Override
    public final void scaleInPlace(Storage target, double scale) {
        of(target).updates().scaleInPlace(target, scale);
    }

    @Override
    public final void clampInPlace(Storage target, double low, double high) {
        of(target).updates().clampInPlace(target, low, high);
    }

    @Override
    public final void adamInPlace(
            Storage parameter, Storage gradient, Storage first, Storage second, AdamSettings settings, long step) {
        of(parameter).updates().adamInPlace(parameter, gradient, first, second, settings, step);
    }

    @Override
    public final void rmsPropInPlace(Storage parameter, Storage gradient, Storage square, RmsPropSettings settings) {
        of(parameter).updates().rmsPropInPlace(parameter, gradient, square, settings);
    }
}
