/**
 * Regularisers: what acts beside the loss, before the backward pass (penalties), after it (gradient clipping) or after the
 * update (weight clipping). A gradient penalty is put together from where it looks at the critic's slope and what it asks of it,
 * and any regulariser may act now and then only:
 *
 * <pre>{@code
 * Regularizer penalty = Lazy.every(4)
 *         .of(GradientPenalty.builder(40)
 *                 .at(PenaltyPoints.both())
 *                 .rule(SlopeRule.zeroCentred())
 *                 .build());
 * }</pre>
 *
 * <p>{@link org.gan4j.regularizer.WeightGradientNorms} only watches. A penalty of one's own is
 * a function of the update in progress; anything else is a class that overrides the moment that matters:
 *
 * <pre>{@code
 * Regularizer drift = Regularizer.ofCritic(
 *         "Drift(0.001)", step -> step.realScores().square().mean().mul(0.001));
 * }</pre>
 */
@NullMarked
package org.gan4j.regularizer;

import org.jspecify.annotations.NullMarked;
