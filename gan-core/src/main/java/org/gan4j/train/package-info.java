/**
 * Adversarial training: {@link org.gan4j.train.GanTrainer} combines a generator, a critic, an {@link
 * org.gan4j.train.AdversarialLoss}, {@link org.gan4j.train.Regularizer}s, {@link org.gan4j.train.Optimizer}s and {@link
 * org.gan4j.train.RealImages}.
 *
 * <p>A step is one generator update preceded by {@code criticSteps} critic updates. Each update runs in a tensor scope of
 * its own, so memory does not grow with the number of steps. An update goes from images through scores, loss and penalties to
 * gradients, and from gradients to weights; regularisers act at its named moments.
 *
 * <p>A run is saved by {@link org.gan4j.train.Checkpoint}s in a {@link org.gan4j.train.CheckpointFolder}, and goes on from them bit
 * for bit.
 */
@NullMarked
package org.gan4j.train;

import org.jspecify.annotations.NullMarked;
