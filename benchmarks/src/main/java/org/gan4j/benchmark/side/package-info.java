/**
 * The sides of a comparison: a {@link org.gan4j.benchmark.side.Contender} is a library, a {@link
 * org.gan4j.benchmark.side.Side} is one at work on a {@link org.gan4j.benchmark.side.Workload}, in a child process.
 */
package org.gan4j.benchmark.side;
