package org.gan4j.kernel;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Kernels on ND4J operations: they run wherever an ND4J backend runs, in 32 and 64 bits.
 *
 * <p>Every storage is a dense array in C order. Operations are chosen by measurement: broadcasting goes through the custom
 * operations, the leaky step through {@code Step} rather than the derivative operations. Thread-safe.
 */
public final class Nd4jKernels extends FacetedKernels {
    private static final class Shared {
        static final Nd4jKernels INSTANCE = new Nd4jKernels(Nd4jPool.recycling(), null);
    }

    private final Nd4jPool pool;
    private final Facets<Nd4jStorage> facets;

    private Nd4jKernels(Nd4jPool pool, @Nullable Kernels owner) {
        this.pool = pool;
        Nd4jMemory memory = new Nd4jMemory(owner == null ? this : owner, pool);
        Nd4jArrays arrays = new Nd4jArrays(memory);
        Nd4jElements elements = new Nd4jElements(memory);
        Nd4jReductions reductions = new Nd4jReductions(memory);
        Nd4jTransfers transfers = new Nd4jTransfers(memory);
        Nd4jContractions contractions = new Nd4jContractions(memory, arrays, elements);
        this.facets = new Facets<>(
                transfers,
                arrays,
                elements,
                reductions,
                contractions,
                new ComposedNormalizations<>(arrays, elements, reductions),
                new ComposedInference<>(transfers, arrays, elements, contractions),
                new Nd4jUpdates());
    }

    /** {@return the instance that every default uses} */
    public static Nd4jKernels shared() {
        return Shared.INSTANCE;
    }

    /** {@return separate kernels that fill released memory with NaN, to make a use after release visible} */
    public static Nd4jKernels poisoning() {
        return new Nd4jKernels(Nd4jPool.poisoning(), null);
    }

    /**
     * Separate kernels to which other kernels leave some of their work: storages made here say that they are the owner's.
     *
     * @param owner the other kernels
     * @return new kernels
     */
    public static Nd4jKernels onBehalfOf(Kernels owner) {
        return new Nd4jKernels(Nd4jPool.recycling(), owner);
    }

    /** {@return ND4J's own, whatever the type} */
    @Override
    public Facets<?> facets(DataType type) {
        return facets;
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String describe() {
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        return "nd4j, backend " + environment.getProperty("backend") + ", "
                + environment.getOrDefault(
                        Nd4jEnvironment.OMP_THREADS_KEY, Nd4j.getEnvironment().maxThreads())
                + " threads";
    }

    @Override
    public long heldBytes() {
        return pool.heldBytes();
    }
}
