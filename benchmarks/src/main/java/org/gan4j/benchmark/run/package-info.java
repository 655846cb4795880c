/** Whole runs measured: how soon the first step is done, and what a long run holds. */
package org.gan4j.benchmark.run;
