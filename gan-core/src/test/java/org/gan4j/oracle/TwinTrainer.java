package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** The course's training loop in libtorch, one update at a time. */
public final class TwinTrainer {
    /**
     * What an update computed before it changed the weights. The gradients, after clipping, stay in the weights until the
     * next update of either network.
     *
     * @param loss penalty included
     * @param realScores [N], or null in a generator update
     * @param fakeScores [N]
     */
    public record Update(Tensor loss, Tensor realScores, Tensor fakeScores) {}

    private final TwinPreset preset;
    private final TwinGenerator generator;
    private final TwinCritic critic;
    private final Optimizer generatorOptimizer;
    private final Optimizer criticOptimizer;

    /**
     * Starts training.
     *
     * @param preset its settings
     * @param generator updated
     * @param critic updated
     */
    public TwinTrainer(TwinPreset preset, TwinGenerator generator, TwinCritic critic) {
        this.preset = preset;
        this.generator = generator;
        this.critic = critic;
        this.generatorOptimizer =
                preset.generatorOptimizer.start(generator.weights().trainable());
        this.criticOptimizer = preset.criticOptimizer.start(critic.weights().trainable());
    }

    /** {@return the generator} */
    public TwinGenerator generator() {
        return generator;
    }

    /** {@return the critic} */
    public TwinCritic critic() {
        return critic;
    }

    /**
     * Updates the critic.
     *
     * @param real [N, 3, 64, 64]
     * @param latents [N, latent size]
     * @param alpha [N, 1, 1, 1] where the preset has a penalty; ignored elsewhere
     * @return what it came to
     */
    public Update updateCritic(Tensor real, Tensor latents, Tensor alpha) {
        Tensor fake = generator.generate(latents, true).detach();
        Tensor realScores = critic.score(real, true);
        Tensor fakeScores = critic.score(fake, true);
        Tensor loss = preset.loss.critic(realScores, fakeScores);
        if (preset.hasPenalty()) {
            Tensor slopes = new TwinPenalty(critic).slopes(real, fake, alpha);
            loss = loss.add(TwinPenalty.of(slopes).mul(new Scalar(preset.penaltyWeight)));
        }
        update(loss, criticOptimizer, critic.weights());
        if (preset.weightBound != null) {
            clamp(critic.weights().trainable(), preset.weightBound);
        }
        return new Update(loss, realScores, fakeScores);
    }

    /**
     * Updates the generator.
     *
     * @param latents [N, latent size]
     * @return what it came to
     */
    public Update updateGenerator(Tensor latents) {
        Tensor fakeScores = critic.score(generator.generate(latents, true), true);
        Tensor loss = preset.loss.generator(fakeScores);
        update(loss, generatorOptimizer, generator.weights());
        return new Update(loss, null, fakeScores);
    }

    private void update(Tensor loss, Optimizer optimizer, TwinWeights weights) {
        optimizer.zero_grad();
        loss.backward();
        if (preset.gradientNormBound != null) {
            clip_grad_norm_(weights.trainable(), preset.gradientNormBound);
        }
        optimizer.step();
    }

    @SuppressWarnings("try") // the scope works by being open
    private static void clamp(TensorVector weights, double bound) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long i = 0; i < weights.size(); i++) {
                weights.get(i).clamp_(new ScalarOptional(new Scalar(-bound)), new ScalarOptional(new Scalar(bound)));
            }
        }
    }
}
