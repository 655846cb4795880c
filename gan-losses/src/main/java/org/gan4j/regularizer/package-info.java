/**
 * Regularisers: what acts beside the loss, before the backward pass (penalties), after it (gradient clipping) or after the
 * update (weight clipping); {@link org.gan4j.regularizer.WeightGradientNorms} only watches. One of one's own overrides the
 * moment that matters:
 *
 * <pre>{@code
 * Regularizer decay = new Regularizer() {
 *     public Optional<Tensor> penalty(TrainingStep step) {
 *         return step.phase() == Phase.CRITIC
 *                 ? Optional.of(step.realScores().square().mean().mul(1e-3))
 *                 : Optional.empty();
 *     }
 * };
 * }</pre>
 */
package org.gan4j.regularizer;
