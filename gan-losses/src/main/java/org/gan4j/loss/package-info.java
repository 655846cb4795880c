/**
 * Adversarial losses: pure functions of scores, real before fake, real high. Expected values and sources are in the
 * classes' documentation; a loss of one's own is a pair of functions:
 *
 * <pre>{@code
 * AdversarialLoss mine = AdversarialLoss.of(
 *         "MarginLoss(1)",
 *         (real, fake) -> real.affine(-1, 1).softplus().add(fake.add(1).softplus()).mean(),
 *         fake -> fake.mean().neg());
 * }</pre>
 */
package org.gan4j.loss;
