/** Training steps as a JMH benchmark. */
package org.gan4j.benchmark.train;
