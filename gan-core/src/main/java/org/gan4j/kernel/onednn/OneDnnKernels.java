package org.gan4j.kernel.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.gan4j.kernel.FacetedKernels;
import org.gan4j.kernel.Facets;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Precision;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Kernels on oneDNN 3: channels-last, each primitive compiled once for a shape, weights packed once for each update. In
 * {@link Precision#BF16} the convolutions read and write feature maps of 16 channels or more in bfloat16; weights, images,
 * statistics, sums and all optimiser state stay in 32 bits. Arrays of 64 bits are left to {@link Nd4jKernels}.
 *
 * <p>Thread-safe; one operation runs at a time, on all cores.
 */
public final class OneDnnKernels extends FacetedKernels {
    private static final class Shared {
        static final OneDnnKernels FP32 = new OneDnnKernels(Precision.FP32, Pool.recycling(), Calls.MOST);
        static final OneDnnKernels BF16 = new OneDnnKernels(Precision.BF16, Pool.recycling(), Calls.MOST);
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

    private final Precision precision;
    private final Nd4jKernels doubles = Nd4jKernels.onBehalfOf(this);
    private final Pool pool;
    private final Calls calls;
    private final Facets<OneDnnStorage> floats;

    private OneDnnKernels(Precision precision, Pool pool, int mostCompiled) {
        this.precision = precision;
        this.pool = pool;
        this.calls = new Calls(pool, mostCompiled);
        Memory memory = new Memory(this, pool);
        Copies copies = new Copies(calls);
        Transfers transfers = new Transfers(memory, copies);
        Additions additions = new Additions(calls);
        Affine affine = new Affine(calls, memory);
        Products products = new Products(calls, memory, copies);
        Convolutions convolutions = new Convolutions(calls, memory, copies, new Features(precision, copies, pool));
        Movements movements = new Movements(memory, copies, additions);
        Elements elements = new Elements(calls, memory, copies, transfers, affine);
        Sums sums = new Sums(memory, copies, products, new Ones(memory, copies));
        this.floats = new Facets<>(
                transfers,
                movements,
                elements,
                sums,
                new Contractions(
                        products, convolutions, new SubPixelConvolution(memory, copies, transfers, convolutions)),
                new Normalizations(calls, memory, copies, movements, elements, sums),
                new Inference(calls, memory, copies),
                new Updates(calls, memory, copies, additions, affine));
    }

    /** {@return oneDNN's for FLOAT, in either precision; ND4J's for all other types} */
    @Override
    public Facets<?> facets(DataType type) {
        return type == DataType.FLOAT ? floats : doubles.facets(type);
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
        return poisoning(precision, Calls.MOST);
    }

    /** The same, with no more than so many primitives compiled at a time. */
    static OneDnnKernels poisoning(Precision precision, int mostCompiled) {
        checkAvailable();
        return new OneDnnKernels(precision, Pool.poisoning(), mostCompiled);
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

    /** {@return how many operations are compiled at the moment, each for one shape} */
    int compiledCalls() {
        return calls.size();
    }
}
