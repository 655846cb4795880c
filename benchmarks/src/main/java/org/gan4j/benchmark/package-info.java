/**
 * Benchmarks of GAN4J, run from the thin jar {@code benchmarks/target/gan4j-benchmarks.jar}: {@link
 * org.gan4j.benchmark.BenchmarkMain} says what it takes. Packages below mirror those that they measure.
 */
package org.gan4j.benchmark;
