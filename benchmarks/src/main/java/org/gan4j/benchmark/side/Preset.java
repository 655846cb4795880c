package org.gan4j.benchmark.side;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.gan4j.regularizer.GradientNormClipping;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Adam;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Optimizer;
import org.gan4j.train.RealImages;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RmsProp;

/**
 * The command line's presets as far as they decide what a step costs. A step counts one critic update whatever the preset's
 * number of them; averaging of the generator is left out.
 */
public enum Preset {
    /** The course's sample code. */
    SIMPLE(crossEntropy(), Adam.of(1e-4, 0.5, 0.999), Normalization.BATCH, List.of()),
    /** Gradient clipping. */
    MEDIUM(crossEntropy(), Adam.of(1e-4, 0.5, 0.999), Normalization.BATCH, List.of(new GradientNormClipping(1))),
    /** WGAN with a wide clip. */
    STRONG(new WassersteinLoss(), RmsProp.of(1e-4), Normalization.BATCH, List.of(new WeightClipping(1))),
    /** The paper's WGAN. */
    WGAN(new WassersteinLoss(), RmsProp.of(5e-5), Normalization.BATCH, List.of(new WeightClipping(0.01))),
    /** WGAN with gradient penalty. */
    WGAN_GP(
            new WassersteinLoss(),
            Adam.of(1e-4, 0, 0.9),
            Normalization.INSTANCE,
            List.of(new GradientPenalty(GradientPenalty.PAPER_WEIGHT)));

    private final AdversarialLoss loss;
    private final Optimizer optimizer;
    private final Normalization criticNormalization;
    private final List<Regularizer> regularizers;

    Preset(
            AdversarialLoss loss,
            Optimizer optimizer,
            Normalization criticNormalization,
            List<Regularizer> regularizers) {
        this.loss = loss;
        this.optimizer = optimizer;
        this.criticNormalization = criticNormalization;
        this.regularizers = regularizers;
    }

    private static AdversarialLoss crossEntropy() {
        return new NonSaturatingLoss().scaled(0.5, 1);
    }

    /** {@return the critic's normalisation} */
    public Normalization criticNormalization() {
        return criticNormalization;
    }

    /**
     * A trainer of fresh course nets that makes one critic update in a step.
     *
     * @param tensors what computes
     * @param images real images of 64x64 in colour
     * @param batch images in a batch
     * @return a trainer at step 0
     */
    public GanTrainer trainer(TensorFactory tensors, RealImages images, int batch) {
        GanTrainer.Builder builder = GanTrainer.builder(
                        DcganGenerator.builder().tensors(tensors).build(),
                        DcganCritic.builder()
                                .tensors(tensors)
                                .normalization(criticNormalization)
                                .build(),
                        loss,
                        images)
                .batchSize(batch)
                .optimizer(optimizer);
        regularizers.forEach(builder::regularizer);
        return builder.build();
    }

    /**
     * A preset by its name on the command line.
     *
     * @param name such as {@code wgan-gp}
     * @return the preset
     * @throws IllegalArgumentException if there is none, with those there are
     */
    public static Preset named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.toString().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("`preset` must be one of " + names() + ", got " + name));
    }

    /**
     * Whether there is a preset of a name.
     *
     * @param name such as {@code wgan-gp}
     * @return true if {@link #named} gives one
     */
    public static boolean isNamed(String name) {
        return Arrays.stream(values()).anyMatch(preset -> preset.toString().equals(name));
    }

    /** {@return all names, separated by commas} */
    public static String names() {
        return Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", "));
    }

    /** {@return the name on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
