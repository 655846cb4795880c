/** The kernels' operations on the shapes of the course nets, as JMH benchmarks and as a table. */
package org.gan4j.benchmark.kernel;
