/** Holds every penalty to PyTorch; compiled where the profile {@code oracle} is active. */
package org.gan4j.regularizer.oracle;
