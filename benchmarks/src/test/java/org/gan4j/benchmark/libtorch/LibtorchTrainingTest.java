package org.gan4j.benchmark.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.gan4j.benchmark.side.Faces;
import org.gan4j.benchmark.side.InitialNets;
import org.gan4j.benchmark.side.PresetStep;
import org.gan4j.kernel.Shape;
import org.gan4j.oracle.TorchArrays;
import org.gan4j.oracle.TwinPass;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorScope;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** libtorch's step is GAN4J's: from the same weights, images, latents and mixing factors come the same losses. */
@Tag("oracle")
class LibtorchTrainingTest {
    private static final int BATCH = 4;
    private static final int LATENT = 100;
    /** The streams from which a trainer of seed 0 draws latents and mixing factors. */
    private static final long LATENTS = 101;

    private static final long MIXING = 102;

    @ParameterizedTest
    @CsvSource({
        "SIMPLE, CONTIGUOUS",
        "SIMPLE, CHANNELS_LAST",
        "MEDIUM, CHANNELS_LAST",
        "STRONG, CHANNELS_LAST",
        "WGAN, CHANNELS_LAST",
        "WGAN_GP, CONTIGUOUS",
        "WGAN_GP, CHANNELS_LAST"
    })
    void lossesAgree(Preset preset, Layout layout) {
        assertLossesAgree(preset, layout, TwinPass.PLAIN, 2e-3);
    }

    @ParameterizedTest
    @CsvSource({"SIMPLE, CONTIGUOUS", "SIMPLE, CHANNELS_LAST", "WGAN_GP, CHANNELS_LAST"})
    void roundedToSixteenBitsTheyAgreeRoughly(Preset preset, Layout layout) {
        assertLossesAgree(preset, layout, new Autocast(), 2e-2);
    }

    @SuppressWarnings("try") // the scopes work by being open
    private static void assertLossesAgree(Preset preset, Layout layout, TwinPass pass, double tolerance) {
        StepReport ours;
        Tensor real;
        try (Faces faces = new Faces(BATCH)) {
            ours = PresetStep.trainer(preset, InitialNets.tensors(), faces.batches(), BATCH)
                    .step();
        }
        try (PointerScope theirs = new PointerScope();
                TensorScope scope = TensorScope.open();
                Faces faces = new Faces(BATCH);
                LibtorchTraining side = new LibtorchTraining(preset, layout, pass, BATCH)) {
            org.gan4j.tensor.Tensor batch = faces.batches().next(BATCH, InitialNets.tensors());
            real = layout.applyTo(TorchArrays.of(batch.toDoubles(), batch.shape(), DataType.FLOAT));
            RandomStream latents = new RandomStream(0, LATENTS);
            Tensor alpha = TorchArrays.of(
                    new RandomStream(0, MIXING).uniform(BATCH), Shape.of(BATCH, 1, 1, 1), DataType.FLOAT);
            TwinTrainer twin = side.trainer();
            Tensor critic = twin.updateCritic(real, next(latents), alpha).loss();
            Tensor generator = twin.updateGenerator(next(latents)).loss();
            assertClose("critic", critic, ours.criticLoss(), tolerance);
            assertClose("generator", generator, ours.generatorLoss(), tolerance);
        }
    }

    /** Relative to a loss above 1, which the penalty makes large at the start. */
    private static void assertClose(String player, Tensor theirs, double ours, double tolerance) {
        assertThat(theirs.item().toDouble())
                .as(player)
                .isCloseTo(ours, Offset.offset(tolerance * Math.max(1, Math.abs(ours))));
    }

    private static Tensor next(RandomStream latents) {
        return TorchArrays.of(latents.normal(BATCH * LATENT), Shape.of(BATCH, LATENT), DataType.FLOAT);
    }
}
