/** What kernels of different packages share; not API. Knows sizes, no arrays. */
package org.gan4j.kernel.internal;
