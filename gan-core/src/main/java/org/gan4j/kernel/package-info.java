/**
 * The arithmetic under the tensors: {@link org.gan4j.kernel.Kernels} is the service interface, the union of its facets ({@link
 * org.gan4j.kernel.ArrayKernels}, {@link org.gan4j.kernel.ElementKernels}, ...). Kernels are made of a class for each facet; {@link
 * org.gan4j.kernel.FacetedKernels} alone chooses between them, by the element type of the arguments. {@link
 * org.gan4j.kernel.Nd4jKernels} are the portable ones on whatever ND4J backend is on the class path, those on oneDNN have a package of
 * their own. {@link org.gan4j.kernel.KernelChoice} opens one of them in a {@link org.gan4j.kernel.Precision}.
 *
 * <p>Nothing here knows what a gradient, a layer or a GAN is. Memory comes from an {@link org.gan4j.kernel.Arena}, which
 * gives everything allocated in it back at once when it closes: a {@link org.gan4j.kernel.Storage} says who made it, and its
 * arena frees it.
 */
@NullMarked
package org.gan4j.kernel;

import org.jspecify.annotations.NullMarked;
