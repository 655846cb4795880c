/** Losses and the gradient penalty held to PyTorch on the course nets, in every weight gradient. */
package org.gan4j.loss.oracle;
