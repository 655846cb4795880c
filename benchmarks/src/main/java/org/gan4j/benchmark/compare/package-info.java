/**
 * {@code compare}: GAN4J against libtorch and SameDiff in one run. A {@link org.gan4j.benchmark.compare.CompareCommand} has
 * the sides of {@link org.gan4j.benchmark.side} play a match for each piece of work.
 */
package org.gan4j.benchmark.compare;
