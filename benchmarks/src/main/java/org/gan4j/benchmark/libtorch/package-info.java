/**
 * libtorch as a peer, on the twins of the oracle suite. Compiled, and libtorch fetched, only where the Maven profile {@code
 * oracle} is active; everything else runs without.
 */
package org.gan4j.benchmark.libtorch;
