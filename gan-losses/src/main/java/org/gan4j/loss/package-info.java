/**
 * Adversarial losses: pure functions of scores, real before fake, real high. Expected values and sources are in the
 * classes' documentation; a loss of one's own is a pair of functions:
 *
 * <pre>{@code
 * AdversarialLoss mine = AdversarialLoss.of(
 *         "Difference",
 *         (real, fake) -> fake.mean().sub(real.mean()),
 *         fake -> fake.mean().neg());
 * }</pre>
 */
package org.gan4j.loss;
