/**
 * Kernels on oneDNN. {@link org.gan4j.kernel.onednn.OneDnnKernels} puts together a class for each facet ({@code Elements}, {@code Sums},
 * {@code Contractions}, ...), all on {@code OneDnnStorage}s in {@code Block}s of a {@code Pool}. What the library is to do is a {@code
 * Recipe}, compiled once for a shape with a {@code Compilation} and run through {@code Calls}.
 *
 * <p>What is stored in 16 bits: {@code Convolutions} decides it for feature maps, by {@code Features}; all other facets keep the {@code
 * Element} of their arguments, or say why they do not.
 */
@NullMarked
package org.gan4j.kernel.onednn;

import org.jspecify.annotations.NullMarked;
