/** What computes: kernels, precision and threads, memory limits, versions, and whether the arithmetic works. */
package org.gan4j.cli.internal.machine;
