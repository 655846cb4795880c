/**
 * The arithmetic under the tensors: {@link org.gan4j.kernel.Kernels} is the service interface, {@link
 * org.gan4j.kernel.Nd4jKernels} the portable implementation on whatever ND4J backend is on the class path, {@link
 * org.gan4j.kernel.onednn.OneDnnKernels} the one on oneDNN. {@link org.gan4j.kernel.KernelChoice} opens one of them in a {@link
 * org.gan4j.kernel.Precision}.
 *
 * <p>Nothing here knows what a gradient, a layer or a GAN is. Memory comes from an {@link org.gan4j.kernel.Arena}, which
 * gives everything allocated in it back at once when it closes.
 */
@NullMarked
package org.gan4j.kernel;

import org.jspecify.annotations.NullMarked;
