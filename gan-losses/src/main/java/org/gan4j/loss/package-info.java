/**
 * Adversarial losses: pure functions of scores, real before fake, real high. Expected values and sources are in the
 * classes' documentation; a loss of one's own is a pair of functions:
 *
 * <pre>{@code
 * AdversarialLoss mine = new AdversarialLoss() {
 *     public Tensor criticLoss(Tensor real, Tensor fake) {
 *         return fake.sub(real).mean();
 *     }
 *     public Tensor generatorLoss(Tensor real, Tensor fake) {
 *         return fake.mean().neg();
 *     }
 * };
 * }</pre>
 */
package org.gan4j.loss;
