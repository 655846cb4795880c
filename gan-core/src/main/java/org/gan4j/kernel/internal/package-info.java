/**
 * What kernels in different packages share; not API. {@link org.gan4j.kernel.internal.MemoryPool} hands released {@link
 * org.gan4j.kernel.internal.SharedMemory} out again, {@link org.gan4j.kernel.internal.AxisGroup} makes few dimensions of many.
 */
@NullMarked
package org.gan4j.kernel.internal;

import org.jspecify.annotations.NullMarked;
