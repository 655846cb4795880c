package org.gan4j.kernel;

/**
 * The arithmetic behind tensors: one implementation for each way of computing, made of facets.
 *
 * <p>Rules that every method keeps. Arguments are valid (shapes fit, types agree, nothing is released): the tensor layer
 * has checked them. They are not modified, and results are never modified afterwards, except through {@link UpdateKernels}. A
 * result may share memory with its argument only in {@link #reshape} and {@link #alias}. Image arrays are logically
 * [N, C, H, W], weights [out, in, kH, kW], whatever the memory looks like. Reductions accumulate in 32 bits at least. {@code
 * KernelsContractTest} holds an implementation to all this.
 *
 * <p>Who frees an array: the {@link Arena} that its maker was given, when it closes or earlier if it is told to ({@link
 * Arena#release}); the memory then goes back to these kernels' pool. Without a managed arena the garbage collector does. What an
 * operation needs for itself only, it makes in an arena of its own and closes that before it returns.
 *
 * <p>Implementations are thread-safe; storages and arenas are confined to a thread. The way to write one is {@link
 * FacetedKernels}.
 */
public interface Kernels
        extends TransferKernels<Storage>,
                ArrayKernels<Storage>,
                ElementKernels<Storage>,
                ReductionKernels<Storage>,
                ContractionKernels<Storage>,
                NormalizationKernels<Storage>,
                InferenceKernels<Storage>,
                UpdateKernels<Storage> {

    /** {@return the kernels used where none are named: {@link KernelChoice#AUTO} in 32 bits} */
    static Kernels defaults() {
        return KernelChoice.AUTO.open(Precision.FP32);
    }

    /** {@return a short name for reports, such as {@code nd4j}} */
    String name();

    /** {@return what computes: library, backend and threads, in one line} */
    String describe();

    /** {@return bytes of array memory held, in use or waiting to be handed out again} */
    long heldBytes();
}
