/** Images on their way into training: as a JMH benchmark, and as the share of a run that waits for them. */
package org.gan4j.benchmark.data;
