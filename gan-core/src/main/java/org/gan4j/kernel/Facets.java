package org.gan4j.kernel;

/**
 * All that kernels compute on one kind of storage, a class for each facet.
 *
 * @param transfers numbers to and from the kernels' memory
 * @param arrays making and moving
 * @param elements element-wise functions
 * @param reductions sums
 * @param contractions matrix products and convolutions
 * @param normalizations normalisations and their gradients
 * @param inference what trained networks need besides
 * @param updates what changes arrays in place
 * @param <S> the storages that the facets make and read
 */
public record Facets<S extends Storage>(
        TransferKernels<S> transfers,
        ArrayKernels<S> arrays,
        ElementKernels<S> elements,
        ReductionKernels<S> reductions,
        ContractionKernels<S> contractions,
        NormalizationKernels<S> normalizations,
        InferenceKernels<S> inference,
        UpdateKernels<S> updates) {}
