/**
 * JMH benchmarks of GAN4J: {@link org.gan4j.benchmark.TrainingStepBenchmark} measures whole training steps,
 * {@link org.gan4j.benchmark.DataBenchmark} the images on their way there. They run from the thin jar {@code
 * benchmarks/target/gan4j-benchmarks.jar}, whose arguments are JMH's.
 */
package org.gan4j.benchmark;
