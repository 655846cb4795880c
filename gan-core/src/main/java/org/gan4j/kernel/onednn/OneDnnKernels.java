package org.gan4j.kernel.onednn;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.gan4j.kernel.AdamSettings;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.InferenceKernels;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.NormalizationGradients;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.RmsPropSettings;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Standardized;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.UnaryOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Kernels on oneDNN 3: channels-last, each primitive compiled once for a shape, weights packed once for each update. In
 * {@link Precision#BF16} the convolutions read and write feature maps of 16 channels or more in bfloat16; weights, images,
 * statistics, sums and all optimiser state stay in 32 bits. Arrays of 64 bits are left to {@link Nd4jKernels}.
 *
 * <p>Thread-safe; one operation runs at a time, on all cores.
 */
public final class OneDnnKernels implements Kernels {
    private static final class Shared {
        static final OneDnnKernels FP32 = new OneDnnKernels(Precision.FP32, false);
        static final OneDnnKernels BF16 = new OneDnnKernels(Precision.BF16, false);
    }

    private static final class Loading {
        static final Optional<String> FAILURE = load();

        private static Optional<String> load() {
            try {
                Loader.load(dnnl.class);
                Engine.stream();
                return Optional.empty();
            } catch (LinkageError | RuntimeException fault) {
                return Optional.of(explained(fault));
            }
        }

        private static String explained(Throwable fault) {
            Throwable cause = fault.getMessage() == null && fault.getCause() != null ? fault.getCause() : fault;
            String words =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            return "oneDNN's libraries for " + Loader.getPlatform() + " cannot be loaded ("
                    + cause.getClass().getSimpleName() + ": " + words.replaceAll(" in java.library.path.*", "")
                    + "), which are in org.bytedeco:dnnl and its artifact with the classifier " + Loader.getPlatform();
        }
    }

    /** Height and width, the axes of instance normalisation. */
    private static final int[] IMAGE = {2, 3};

    private static final int IMAGE_RANK = 4;

    private final Precision precision;
    private final Nd4jKernels doubles = Nd4jKernels.onBehalfOf(this);
    private final Pool pool;
    private final Calls calls;
    private final Memory memory;
    private final Functions functions;
    private final Affine affine;
    private final Rectifiers rectifiers;
    private final Additions additions;
    private final Pairs pairs;
    private final Movements movements;
    private final Products products;
    private final Sums sums;
    private final Convolutions convolutions;
    private final BatchNormalizations batchNormalizations;
    private final InstanceNormalizations instanceNormalizations;
    private final Updates updates;
    private final Inference inference;

    private OneDnnKernels(Precision precision, boolean poison) {
        this.precision = precision;
        this.pool = new Pool(poison);
        this.calls = new Calls(pool);
        Copies copies = new Copies(calls);
        this.memory = new Memory(this, pool, copies);
        this.rectifiers = new Rectifiers(calls, memory, copies);
        this.functions = new Functions(calls, memory, rectifiers);
        this.affine = new Affine(calls, memory);
        this.additions = new Additions(calls);
        this.pairs = new Pairs(calls, memory);
        this.movements = new Movements(memory, copies, additions);
        this.products = new Products(calls, memory, copies);
        this.sums = new Sums(memory, copies, products, new Ones(memory, copies));
        this.batchNormalizations = new BatchNormalizations(calls, memory, copies);
        this.instanceNormalizations = new InstanceNormalizations(calls, memory, copies, functions, affine);
        this.convolutions = new Convolutions(calls, memory, copies, new Features(precision, copies, pool));
        this.updates = new Updates(calls, copies);
        this.inference = new Inference(calls, memory, copies, doubles.inference());
    }

    /** {@return why these kernels cannot run here, empty if they can} */
    public static Optional<String> unavailable() {
        return Loading.FAILURE;
    }

    /**
     * The library's version; call it only where these kernels can run.
     *
     * @return for example {@code 3.11.0}
     */
    public static String version() {
        return Engine.version();
    }

    /**
     * Whether this processor has instructions for bfloat16 that the library uses. Without them arguments are rounded and the
     * arithmetic is that of 32 bits. Call it only where these kernels can run.
     *
     * @return whether {@link Precision#BF16} is computed in hardware
     */
    public static boolean hasBfloat16() {
        return Features.hasBfloat16();
    }

    /**
     * The instance that everybody shares.
     *
     * @param precision of the convolutions
     * @return the kernels
     * @throws IllegalStateException if they cannot run here
     */
    public static OneDnnKernels shared(Precision precision) {
        checkAvailable();
        return precision == Precision.BF16 ? Shared.BF16 : Shared.FP32;
    }

    private static void checkAvailable() {
        unavailable().ifPresent(reason -> {
            throw new IllegalStateException(
                    "the oneDNN kernels cannot run here: " + reason + "; choose the kernels nd4j, or auto");
        });
    }

    /**
     * Separate kernels that fill released memory with NaN, to make a use after release visible.
     *
     * @param precision of the convolutions
     * @return new kernels
     */
    public static OneDnnKernels poisoning(Precision precision) {
        checkAvailable();
        return new OneDnnKernels(precision, true);
    }

    @Override
    public String name() {
        return precision == Precision.BF16 ? "onednn bf16" : "onednn";
    }

    @Override
    public String describe() {
        return "onednn " + Engine.version() + " " + precision + "; 64 bits: " + doubles.describe();
    }

    @Override
    public long heldBytes() {
        return pool.heldBytes() + doubles.heldBytes();
    }

    @Override
    public InferenceKernels inference() {
        return inference;
    }

    /** {@return how many primitives have been compiled for single operations} */
    int compiledCalls() {
        return calls.size();
    }

    private static boolean isOurs(Storage x) {
        return x instanceof OneDnnStorage;
    }

    private static OneDnnStorage ours(Storage x) {
        return (OneDnnStorage) x;
    }

    // ---- doors ----------------------------------------------------------------------------------------------------

    @Override
    public Storage upload(double[] values, Shape shape, DataType type, Arena arena) {
        if (type != DataType.FLOAT) {
            return doubles.upload(values, shape, type, arena);
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return memory.upload(rounded, shape, arena);
    }

    @Override
    public Storage upload(float[] values, Shape shape, DataType type, Arena arena) {
        return type == DataType.FLOAT
                ? memory.upload(values, shape, arena)
                : doubles.upload(values, shape, type, arena);
    }

    @Override
    public Storage upload(INDArray array, DataType type, Arena arena) {
        if (type != DataType.FLOAT) {
            return doubles.upload(array, type, arena);
        }
        float[] values = array.dup('c').castTo(DataType.FLOAT).data().asFloat();
        return memory.upload(values, Shape.of(array.shape()), arena);
    }

    @Override
    public double[] toDoubles(Storage x) {
        if (!isOurs(x)) {
            return doubles.toDoubles(x);
        }
        float[] values = memory.download(ours(x));
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }

    @Override
    public float[] toFloats(Storage x) {
        return isOurs(x) ? memory.download(ours(x)) : doubles.toFloats(x);
    }

    @Override
    public INDArray toINDArray(Storage x) {
        if (!isOurs(x)) {
            return doubles.toINDArray(x);
        }
        INDArray flat = Nd4j.createFromArray(memory.download(ours(x)));
        return x.shape().rank() == 0 ? flat.reshape() : flat.reshape(x.shape().dims());
    }

    // ---- making and moving ----------------------------------------------------------------------------------------

    @Override
    public Storage full(Shape shape, DataType type, double value, Arena arena) {
        return type == DataType.FLOAT
                ? memory.fill(memory.allocate(shape, arena), (float) value)
                : doubles.full(shape, type, value, arena);
    }

    @Override
    public Storage copy(Storage x, Arena arena) {
        return isOurs(x) ? movements.copy(ours(x), arena) : doubles.copy(x, arena);
    }

    @Override
    public Storage alias(Storage x, Arena arena) {
        return reshape(x, x.shape(), arena);
    }

    @Override
    public Storage cast(Storage x, DataType type, Arena arena) {
        if (isOurs(x)) {
            return type == DataType.FLOAT
                    ? movements.copy(ours(x), arena)
                    : upload(toFloats(x), x.shape(), type, arena);
        }
        return type == DataType.FLOAT ? upload(toFloats(x), x.shape(), type, arena) : doubles.cast(x, type, arena);
    }

    @Override
    public Storage reshape(Storage x, Shape shape, Arena arena) {
        return isOurs(x) ? movements.reshape(ours(x), shape, arena) : doubles.reshape(x, shape, arena);
    }

    @Override
    public Storage permute(Storage x, int[] axes, Arena arena) {
        return isOurs(x) ? movements.permute(ours(x), axes, arena) : doubles.permute(x, axes, arena);
    }

    @Override
    public Storage slice(Storage x, long[] begin, Shape shape, Arena arena) {
        return isOurs(x) ? movements.slice(ours(x), begin, shape, arena) : doubles.slice(x, begin, shape, arena);
    }

    @Override
    public Storage pad(Storage x, long[] begin, Shape shape, Arena arena) {
        return isOurs(x) ? movements.pad(ours(x), begin, shape, arena) : doubles.pad(x, begin, shape, arena);
    }

    @Override
    public Storage concat(Storage[] xs, int axis, Arena arena) {
        if (!isOurs(xs[0])) {
            return doubles.concat(xs, axis, arena);
        }
        OneDnnStorage[] own = new OneDnnStorage[xs.length];
        for (int i = 0; i < xs.length; i++) {
            own[i] = ours(xs[i]);
        }
        return movements.concat(own, axis, arena);
    }

    @Override
    public Storage gather(Storage x, int[] rows, Arena arena) {
        return isOurs(x) ? movements.gather(ours(x), rows, arena) : doubles.gather(x, rows, arena);
    }

    @Override
    public Storage scatterAdd(Storage x, int[] rows, long count, Arena arena) {
        return isOurs(x)
                ? movements.scatterAdd(ours(x), rows, count, arena)
                : doubles.scatterAdd(x, rows, count, arena);
    }

    // ---- element-wise ---------------------------------------------------------------------------------------------

    @Override
    public Storage unary(UnaryOp op, Storage x, double a, Arena arena) {
        return isOurs(x) ? functions.unary(op, ours(x), a, arena) : doubles.unary(op, x, a, arena);
    }

    @Override
    public Storage binary(BinaryOp op, Storage a, Storage b, Arena arena) {
        return isOurs(a) ? pairs.binary(op, ours(a), ours(b), arena) : doubles.binary(op, a, b, arena);
    }

    @Override
    public Storage affine(Storage x, double scale, double shift, Arena arena) {
        return isOurs(x) ? affine.affine(ours(x), scale, shift, arena) : doubles.affine(x, scale, shift, arena);
    }

    @Override
    public Storage broadcast(Storage x, Shape shape, Arena arena) {
        return isOurs(x) ? pairs.broadcast(ours(x), shape, arena) : doubles.broadcast(x, shape, arena);
    }

    @Override
    public Storage sum(Storage x, int[] axes, Arena arena) {
        return isOurs(x) ? sums.sum(ours(x), axes, arena) : doubles.sum(x, axes, arena);
    }

    // ---- contractions ---------------------------------------------------------------------------------------------

    @Override
    public Storage matmul(Storage a, Storage b, boolean transposeA, boolean transposeB, Arena arena) {
        return isOurs(a)
                ? products.matmul(ours(a), ours(b), transposeA, transposeB, arena)
                : doubles.matmul(a, b, transposeA, transposeB, arena);
    }

    @Override
    public Storage conv2d(Storage x, Storage w, ConvGeometry geometry, Arena arena) {
        return isOurs(x)
                ? convolutions.forward(ours(x), ours(w), null, geometry, arena)
                : doubles.conv2d(x, w, geometry, arena);
    }

    @Override
    public Storage conv2dInputGradient(Storage y, Storage w, Shape input, ConvGeometry geometry, Arena arena) {
        return isOurs(y)
                ? convolutions.inputGradient(ours(y), ours(w), input, geometry, arena)
                : doubles.conv2dInputGradient(y, w, input, geometry, arena);
    }

    @Override
    public Storage conv2dWeightGradient(Storage x, Storage y, Shape weights, ConvGeometry geometry, Arena arena) {
        return isOurs(x)
                ? convolutions.weightGradient(ours(x), ours(y), weights, geometry, arena)
                : doubles.conv2dWeightGradient(x, y, weights, geometry, arena);
    }

    // ---- fused ----------------------------------------------------------------------------------------------------

    @Override
    public Storage leakyReluGradient(Storage g, Storage x, double slope, Arena arena) {
        return isOurs(g)
                ? rectifiers.leakyReluGradient(ours(g), ours(x), slope, arena)
                : doubles.leakyReluGradient(g, x, slope, arena);
    }

    @Override
    public Storage conv2d(Storage x, Storage w, Storage bias, ConvGeometry geometry, Arena arena) {
        return isOurs(x)
                ? convolutions.forward(ours(x), ours(w), ours(bias), geometry, arena)
                : doubles.conv2d(x, w, bias, geometry, arena);
    }

    @Override
    public Standardized standardize(Storage x, int[] axes, double epsilon, Arena arena) {
        if (isOurs(x) && isImage(x, axes)) {
            return instanceNormalizations.standardize(ours(x), epsilon, arena);
        }
        try (Arena scratch = Arena.open()) {
            return Kernels.super.standardize(inFloats(x, scratch), axes, epsilon, arena);
        }
    }

    @Override
    public Storage standardizeGradient(Storage g, Storage y, Storage inverse, int[] axes, Arena arena) {
        if (isOurs(g) && isImage(g, axes)) {
            return instanceNormalizations.gradient(ours(g), ours(y), ours(inverse), arena);
        }
        try (Arena scratch = Arena.open()) {
            return Kernels.super.standardizeGradient(inFloats(g, scratch), inFloats(y, scratch), inverse, axes, arena);
        }
    }

    /** Statistics that are composed of other operations are made of 32 bits throughout. */
    private Storage inFloats(Storage x, Arena scratch) {
        return isOurs(x) && ours(x).element() != Element.FLOAT ? movements.copy(ours(x), scratch) : x;
    }

    private static boolean isImage(Storage x, int[] axes) {
        return x.shape().rank() == IMAGE_RANK && Arrays.equals(axes, IMAGE);
    }

    @Override
    public Normalized batchNormalize(Storage x, Storage weight, Storage bias, double epsilon, Arena arena) {
        return isOurs(x)
                ? batchNormalizations.normalize(ours(x), ours(weight), ours(bias), epsilon, arena)
                : doubles.batchNormalize(x, weight, bias, epsilon, arena);
    }

    @Override
    public NormalizationGradients batchNormalizeGradient(
            Storage g, Storage x, Storage weight, Storage mean, Storage variance, double epsilon, Arena arena) {
        return isOurs(g)
                ? batchNormalizations.gradients(
                        ours(g), ours(x), ours(weight), ours(mean), ours(variance), epsilon, arena)
                : doubles.batchNormalizeGradient(g, x, weight, mean, variance, epsilon, arena);
    }

    // ---- in place -------------------------------------------------------------------------------------------------

    @Override
    public void assign(Storage target, Storage source) {
        if (isOurs(target)) {
            movements.assign(ours(target), ours(source));
        } else {
            doubles.assign(target, source);
        }
    }

    @Override
    public void addInPlace(Storage target, Storage source) {
        if (isOurs(target)) {
            additions.addInPlace(ours(target), ours(source));
        } else {
            doubles.addInPlace(target, source);
        }
    }

    @Override
    public void scaleInPlace(Storage target, double scale) {
        if (isOurs(target)) {
            affine.scaleInPlace(ours(target), scale);
        } else {
            doubles.scaleInPlace(target, scale);
        }
    }

    @Override
    public void clampInPlace(Storage target, double low, double high) {
        if (isOurs(target)) {
            memory.clamp(ours(target), low, high);
        } else {
            doubles.clampInPlace(target, low, high);
        }
    }

    @Override
    public void adamInPlace(
            Storage parameter, Storage gradient, Storage first, Storage second, AdamSettings settings, long step) {
        if (isOurs(parameter)) {
            updates.adam(ours(parameter), ours(gradient), ours(first), ours(second), settings, step);
        } else {
            doubles.adamInPlace(parameter, gradient, first, second, settings, step);
        }
    }

    @Override
    public void rmsPropInPlace(Storage parameter, Storage gradient, Storage square, RmsPropSettings settings) {
        if (isOurs(parameter)) {
            updates.rmsProp(ours(parameter), ours(gradient), ours(square), settings);
        } else {
            doubles.rmsPropInPlace(parameter, gradient, square, settings);
        }
    }

    @Override
    public double sumOfSquares(Storage x) {
        return isOurs(x) ? sums.sumOfSquares(ours(x)) : doubles.sumOfSquares(x);
    }
}
