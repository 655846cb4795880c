/** Benchmarks of feature extractors. */
package org.gan4j.benchmark.feature;
