/**
 * Adversarial losses: pure functions of scores, real before fake, real high. Formulas and sources are in the classes'
 * documentation. Most are a mean over scores ({@link org.gan4j.loss.PointwiseLoss}); relativistic losses, smoothed and noisy labels
 * and top-k go around another loss, and combine:
 *
 * <pre>{@code
 * AdversarialLoss loss = new TopK(new RelativisticAverageLoss(new LabelSmoothing(new NonSaturatingLoss(), 0.9)), 0.5);
 * }</pre>
 *
 * <p>What changes from update to update, such as noisy labels, is drawn in {@link
 * org.gan4j.train.AdversarialLoss#forUpdate}. A loss of one's own is a pair of functions:
 *
 * <pre>{@code
 * AdversarialLoss mine = AdversarialLoss.of(
 *         "MarginLoss(1)",
 *         (real, fake) -> real.affine(-1, 1).softplus().add(fake.add(1).softplus()).mean(),
 *         fake -> fake.mean().neg());
 * }</pre>
 */
@NullMarked
package org.gan4j.loss;

import org.jspecify.annotations.NullMarked;
