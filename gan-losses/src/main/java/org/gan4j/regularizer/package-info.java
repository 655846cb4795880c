/**
 * Regularisers: what acts beside the loss, before the backward pass (penalties), after it (gradient clipping) or after the
 * update (weight clipping); {@link org.gan4j.regularizer.WeightGradientNorms} only watches. A penalty of one's own is
 * a function of the update in progress; anything else is a class that overrides the moment that matters:
 *
 * <pre>{@code
 * Regularizer drift = Regularizer.ofCritic(
 *         "Drift(0.001)", step -> step.realScores().square().mean().mul(0.001));
 * }</pre>
 */
package org.gan4j.regularizer;
