package org.gan4j.preset;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gan4j.model.Normalization;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.WeightClipping;

/**
 * Named recipes, and how long each trains: the one place where their numbers stand. {@link #SIMPLE} is the reference task's
 * sample code, {@link #MEDIUM}, {@link #STRONG} and {@link #WGAN_GP} are the baselines of its published write-up with {@link
 * #WGAN_GP}'s penalty as its paper has it, {@link #WGAN} is its paper's.
 *
 * <p>The reference task is homework 6 of the NTU course Machine Learning 2022, anime faces of the Crypko set; the course
 * nets are the DCGAN of its sample code, and the write-up is a published one of it.
 */
public enum Preset {
    /** The course nets with small batches, a slow critic and an averaged generator: what three minutes can show. */
    QUICK(
            "DCGAN for 3 minutes, batch 8, Adam 5e-4, critic 1e-4, EMA 0.99",
            OptionalLong.empty(),
            OptionalDouble.of(3),
            recipe -> recipe.batchSize(8).generatorRate(5e-4).ema(0.99)),
    /** The course's sample code: one epoch of DCGAN. */
    SIMPLE("DCGAN, 1 epoch: batch 64, Adam 1e-4 (0.5, 0.999)", 1, recipe -> recipe),
    /** Longer, with clipped gradients. */
    MEDIUM(
            "DCGAN, 50 epochs, 2 critic steps, gradient norms clipped to 1",
            50,
            recipe -> recipe.criticSteps(2).clipGradNorm(1.0)),
    /** The write-up's WGAN. */
    STRONG(
            "WGAN, 50 epochs, 2 critic steps, weights clipped to 1, RMSprop 1e-4",
            50,
            recipe -> recipe.loss(LossName.WASSERSTEIN)
                    .optimizer(OptimizerName.RMSPROP)
                    .criticSteps(2)
                    .clipValue(1.0)),
    /** The paper's WGAN (Arjovsky et al. 2017, algorithm 1). */
    WGAN(
            "the paper's WGAN, 50 epochs, 5 critic steps, weights clipped to 0.01",
            50,
            recipe -> recipe.loss(LossName.WASSERSTEIN)
                    .optimizer(OptimizerName.RMSPROP)
                    .rate(5e-5)
                    .criticSteps(5)
                    .clipValue(WeightClipping.PAPER_BOUND)),
    /** WGAN with a gradient penalty (Gulrajani et al. 2017), instance normalisation in the critic. */
    WGAN_GP(
            "WGAN, 50 epochs, 2 critic steps, gradient penalty 10, Adam (0, 0.9)",
            50,
            recipe -> recipe.loss(LossName.WASSERSTEIN)
                    .beta1(0)
                    .beta2(0.9)
                    .criticSteps(2)
                    .criticNormalization(Normalization.INSTANCE)
                    .gpWeight(GradientPenalty.PAPER_WEIGHT));

    private final String summary;
    private final OptionalLong epochs;
    private final OptionalDouble minutes;
    private final Recipe recipe;

    Preset(String summary, long epochs, UnaryOperator<Recipe.Builder> settings) {
        this(summary, OptionalLong.of(epochs), OptionalDouble.empty(), settings);
    }

    Preset(String summary, OptionalLong epochs, OptionalDouble minutes, UnaryOperator<Recipe.Builder> settings) {
        this.summary = summary;
        this.epochs = epochs;
        this.minutes = minutes;
        this.recipe = settings.apply(Recipe.builder()).build();
    }

    /** {@return what it is, in half a line} */
    public String summary() {
        return summary;
    }

    /** {@return its networks, loss, optimisers and regularisers} */
    public Recipe recipe() {
        return recipe;
    }

    /** {@return passes of the critic over the images; empty where {@link #minutes()} end it} */
    public OptionalLong epochs() {
        return epochs;
    }

    /** {@return minutes of training; empty where {@link #epochs()} end it} */
    public OptionalDouble minutes() {
        return minutes;
    }

    /**
     * A preset by its name.
     *
     * @param name such as {@code wgan-gp}
     * @return the preset
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`preset` must be one of "
                        + Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", "))
                        + ", got `" + name + "`"));
    }

    /** {@return the name on the command line, such as {@code wgan-gp}} */
    @Override
    public String toString() {
        return label(this);
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
