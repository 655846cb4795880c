package org.gan4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.model.Network;
import org.gan4j.preset.Preset;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.RealImages;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An example main of a preset trains exactly as {@code gan4j train --preset} does. */
class PresetMainsTest {
    private static final ImageSource FACES = ProceduralFaces.training(64);

    /** A main's parts beside the preset whose settings they must be. */
    record Case(String preset, Main main, Function<RealImages, GanTrainer.Builder> trainer, IntToLongFunction steps) {
        Preset named() {
            return Preset.named(preset);
        }

        @Override
        public String toString() {
            return preset;
        }
    }

    interface Main {
        void run(String[] args) throws IOException;
    }

    private static final Case DCGAN = new Case("simple", Dcgan::main, Dcgan::trainer, Dcgan::steps);

    static Stream<Case> all() {
        return Stream.concat(Stream.of(DCGAN), others());
    }

    static Stream<Case> others() {
        return Stream.of(
                new Case(
                        "medium",
                        DcganGradientClipping::main,
                        DcganGradientClipping::trainer,
                        DcganGradientClipping::steps),
                new Case("strong", WganLooseClipping::main, WganLooseClipping::trainer, WganLooseClipping::steps),
                new Case("wgan", Wgan::main, Wgan::trainer, Wgan::steps),
                new Case("wgan-gp", WganGp::main, WganGp::trainer, WganGp::steps));
    }

    /**
     * What the trainers say of their settings, then two steps bit for bit. Two images a batch, for speed; the settings have the
     * true size.
     */
    @ParameterizedTest
    @MethodSource("all")
    void trainsAsThePreset(Case example) {
        GanTrainer.Builder ours = example.trainer().apply(new ShuffledImages(FACES, 0));
        GanTrainer.Builder commandLine = example.named().recipe().trainer(new ShuffledImages(FACES, 0));
        assertThat(ours.build().configuration()).isEqualTo(commandLine.build().configuration());
        GanTrainer trainer = ours.batchSize(2).build();
        GanTrainer preset = commandLine.batchSize(2).build();
        for (int step = 1; step <= 2; step++) {
            assertThat(figures(trainer.step())).isEqualTo(figures(preset.step()));
        }
        assertThat(weights(trainer.generator())).isDeepEqualTo(weights(preset.generator()));
        assertThat(weights(trainer.critic())).isDeepEqualTo(weights(preset.critic()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void lastsAsLongAsThePreset(Case example) {
        assertThat(example.steps().applyAsLong(FACES.size())).isEqualTo(steps(example.named()));
    }

    private static long steps(Preset preset) {
        return preset.recipe().steps(preset.epochs().orElseThrow(), FACES.size());
    }

    private static List<Object> figures(StepReport report) {
        return List.of(
                report.criticLoss(), report.generatorLoss(), report.realScore(), report.fakeScore(), report.recorded());
    }

    private static float[][] weights(Network network) {
        return network.persistent().stream().map(array -> array.toFloats()).toArray(float[][]::new);
    }

    @Test
    void runs(@TempDir Path folder) throws IOException {
        assertRuns(DCGAN, folder.resolve("out"));
    }

    @ParameterizedTest
    @MethodSource("others")
    @Tag("slow")
    void theOthersRun(Case example, @TempDir Path folder) throws IOException {
        assertRuns(example, folder.resolve("out"));
    }

    private static void assertRuns(Case example, Path out) throws IOException {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            example.main().run(new String[] {out.toString(), "1"});
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("step 1 of 1, ")
                .hasLineCount(1);
        assertThat(out.resolve("samples/step-0000000.png")).exists();
        assertThat(out.resolve("samples/step-0000001.png")).exists();
        assertThat(out.resolve("checkpoints/step-0000001/generator.safetensors"))
                .exists();
    }
}
