package org.gan4j.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the presets come to; that they train as the course's notebook does is the oracle suite's. */
class PresetTest {
    /** Images that nobody looks at. */
    private record NoImages(long size, Shape imageShape) implements RealImages {
        @Override
        public Tensor next(int count, TensorFactory tensors) {
            throw new UnsupportedOperationException("no images");
        }

        @Override
        public String fingerprint() {
            return "none";
        }

        @Override
        public State state() {
            return State.none();
        }

        @Override
        public void restore(State state) {}
    }

    private static final RealImages IMAGES = new NoImages(20_000, Shape.of(3, 64, 64));

    private static Map<String, String> configuration(Preset preset) {
        return preset.recipe().trainer(IMAGES).build().configuration();
    }

    @Test
    void theReferenceTasksNumbersAreTheLibrarysDefaults() {
        GanTrainer defaults = GanTrainer.builder(
                        DcganGenerator.builder().build(),
                        DcganCritic.builder().build(),
                        new NonSaturatingLoss().scaled(0.5, 1),
                        IMAGES)
                .build();
        assertThat(configuration(Preset.SIMPLE)).isEqualTo(defaults.configuration());
        assertThat(Preset.SIMPLE.recipe()).isEqualTo(Recipe.builder().build());
    }

    @Test
    void wganGpIsThePapersPenaltyAndTheWriteUpsPace() {
        assertThat(configuration(Preset.WGAN_GP))
                .containsEntry("loss", "WassersteinLoss")
                .containsEntry("regularizers", "[GradientPenalty(10.0)]")
                .containsEntry("criticOptimizer", "Adam(rate 1.0E-4, beta1 0.0, beta2 0.9, epsilon 1.0E-8)")
                .containsEntry("criticSteps", "2")
                .containsEntry("average", "none");
    }

    @Test
    void quickHasAFastGeneratorASlowCriticAndAnAverage() {
        assertThat(configuration(Preset.QUICK))
                .containsEntry("generatorOptimizer", "Adam(rate 5.0E-4, beta1 0.5, beta2 0.999, epsilon 1.0E-8)")
                .containsEntry("criticOptimizer", "Adam(rate 1.0E-4, beta1 0.5, beta2 0.999, epsilon 1.0E-8)")
                .containsEntry("average", "decay 0.99")
                .containsEntry("batchSize", "8");
        assertThat(Preset.QUICK.minutes()).hasValue(3);
        assertThat(Preset.QUICK.epochs()).isEmpty();
    }

    @Test
    void theOthersClip() {
        assertThat(configuration(Preset.MEDIUM)).containsEntry("regularizers", "[GradientNormClipping(1.0)]");
        assertThat(configuration(Preset.STRONG)).containsEntry("regularizers", "[WeightClipping(1.0)]");
        assertThat(configuration(Preset.WGAN))
                .containsEntry("regularizers", "[WeightClipping(0.01)]")
                .containsEntry("criticOptimizer", "RmsProp(rate 5.0E-5, alpha 0.99, epsilon 1.0E-8)");
    }

    /** 20,000 images in batches of 64 are 312 critic updates an epoch. */
    @ParameterizedTest
    @CsvSource({"SIMPLE, 312", "MEDIUM, 7800", "STRONG, 7800", "WGAN, 3120", "WGAN_GP, 7800"})
    void aPresetHasItsLength(Preset preset, long steps) {
        assertThat(preset.recipe().steps(preset.epochs().orElseThrow(), 20_000)).isEqualTo(steps);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void aRecipeCanBeChangedAndNamesEveryNumber(Preset preset) {
        Recipe recipe = preset.recipe();
        assertThat(recipe.toBuilder().build()).isEqualTo(recipe);
        Recipe other = recipe.toBuilder().imageSize(32).latent(7).width(9).build();
        assertThat(other.toString()).contains("imageSize=32, latent=7, width=9");
        assertThat(Preset.named(preset.toString())).isSameAs(preset);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void nothingAboutAPresetIsDoubtful(Preset preset) {
        assertThat(preset.recipe().trainer(IMAGES).build().warnings()).isEmpty();
    }

    @Test
    void anUnknownNameListsThemAll() {
        assertThatThrownBy(() -> Preset.named("boss"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`preset` must be one of quick, simple, medium, strong, wgan, wgan-gp, got `boss`");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeTraining() {
        Recipe recipe = Preset.SIMPLE.recipe().toBuilder().imageSize(65).build();
        assertThatThrownBy(() -> recipe.trainer(IMAGES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`imageSize` must be 16, 32, 64, 128 or 256, got 65");
    }
}
