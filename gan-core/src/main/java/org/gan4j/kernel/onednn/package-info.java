/**
 * Kernels on oneDNN. {@link org.gan4j.kernel.onednn.OneDnnKernels} hands each operation to the class that knows it
 * ({@code Convolutions}, {@code Sums}, ...). Those build the library's primitives with {@code Compilation}, once for a shape,
 * and run them through {@code Calls}; arrays are {@code OneDnnStorage}s in {@code Block}s of a {@code Pool}.
 */
@NullMarked
package org.gan4j.kernel.onednn;

import org.jspecify.annotations.NullMarked;
