/**
 * JMH benchmarks of GAN4J, in packages that mirror the library's. They need the ND4J backend that this module brings, and
 * run from the thin jar {@code benchmarks/target/gan4j-benchmarks.jar}. The package holds no classes yet.
 */
package org.gan4j.benchmark;
