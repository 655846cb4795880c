package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Generator;
import org.gan4j.tensor.Safetensors;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

class CheckpointTest {
    @TempDir
    Path folder;

    /** A regulariser with a memory and a use of random numbers. */
    private static final class Noisy implements Regularizer {
        private double average;

        @Override
        public Optional<Tensor> penalty(TrainingStep step) {
            double noise = step.random().uniform(1)[0];
            average = 0.9 * average + noise;
            return Optional.of(step.parameters().get(0).square().sum().mul(average));
        }

        @Override
        public State state() {
            return new State(Map.of("average", average));
        }

        @Override
        public void restore(State state) {
            average = state.get("average");
        }
    }

    private static GanTrainer trainer(Optimizer optimizer) {
        return TinyGan.trainer()
                .optimizer(optimizer)
                .criticSteps(2)
                .regularizer(new Noisy())
                .average(TinyGan.generator(), 0.99)
                .build();
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                Adam.of(1e-2, 0.5, 0.999),
                RmsProp.of(1e-3),
                new Nd4jOptimizer(new Nesterovs(1e-3, 0.9)),
                new Nd4jOptimizer(new Sgd(1e-3)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void trainingContinuesBitForBit(Optimizer optimizer) throws IOException {
        GanTrainer through = trainer(optimizer);
        through.train(3);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("step-3"));
        checkpoint.save(through);
        through.train(6);
        GanTrainer resumed = trainer(optimizer);
        checkpoint.restore(resumed);
        assertThat(resumed.steps()).isEqualTo(3);
        resumed.train(6);
        assertThat(TrainedState.of(resumed)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        assertThat(resumed.state()).isEqualTo(through.state());
    }

    private GanTrainer trained() {
        GanTrainer trainer = trainer(Adam.of(1e-2));
        trainer.train(1);
        return trainer;
    }

    @Test
    void theFilesAreReadableByOthers() throws IOException {
        GanTrainer trainer = trained();
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trainer);
        try (Stream<Path> files = Files.list(checkpoint.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "generator.safetensors",
                            "critic.safetensors",
                            "optimizer.safetensors",
                            "ema.safetensors",
                            "state.json",
                            "SHA256SUMS");
        }
        Safetensors.Contents critic = Safetensors.read(
                checkpoint.folder().resolve(Checkpoint.CRITIC_FILE),
                TensorFactory.like(trainer.critic().parameters().get(0)));
        assertThat(critic.metadata()).containsEntry("format", "pt").containsEntry("step", "1");
        assertThat(critic.tensors().keySet())
                .containsExactlyElementsOf(trainer.critic().persistent().stream()
                        .map(p -> p.name())
                        .toList());
        assertThat(Files.readString(checkpoint.folder().resolve(Checkpoint.STATE_FILE)))
                .contains("\"step\": 1.0")
                .contains("\"regularizer.0\"");
    }

    @Test
    void theSameStateMakesTheSameBytesAndReplacesTheOlderCheckpoint() throws IOException {
        GanTrainer trainer = trained();
        Checkpoint first = new Checkpoint(folder.resolve("deep/a"));
        first.save(trainer);
        Checkpoint second = new Checkpoint(folder.resolve("deep/b"));
        second.save(trainer);
        second.save(trainer);
        for (String file :
                List.of("generator.safetensors", "critic.safetensors", "optimizer.safetensors", "state.json")) {
            assertThat(second.folder().resolve(file))
                    .hasSameBinaryContentAs(first.folder().resolve(file));
        }
        try (Stream<Path> siblings = Files.list(folder.resolve("deep"))) {
            assertThat(siblings).hasSize(2); // no temporary folder is left
        }
    }

    @Test
    void theGeneratorAndItsAverageCanBeLoadedAlone() throws IOException {
        GanTrainer trainer = trained();
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trainer);
        DcganGenerator loaded = DcganGenerator.builder()
                .imageSize(16)
                .width(2)
                .latentSize(5)
                .seed(99)
                .tensors(trainer.generator().tensors())
                .build();
        checkpoint.loadTrainedGenerator(loaded);
        assertThat(TinyGan.values(loaded)).usingRecursiveComparison().isEqualTo(TinyGan.values(trainer.generator()));
        assertThat(checkpoint.hasAverage()).isTrue();
        checkpoint.loadGenerator(loaded);
        assertThat(TinyGan.values(loaded))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(trainer.sampler()))
                .isNotEqualTo(TinyGan.values(trainer.generator()));
        Checkpoint plain = new Checkpoint(folder.resolve("plain"));
        plain.save(TinyGan.trainer().build());
        assertThat(plain.hasAverage()).isFalse();
    }

    /** Restoring reads and checks every file before it changes the first weight. */
    private void assertRefusedWhole(Checkpoint checkpoint, String file, String... parts) {
        assertRefusedWhole(checkpoint, trainer(Adam.of(1e-2)), file, parts);
    }

    private static void assertRefusedWhole(Checkpoint checkpoint, GanTrainer target, String file, String... parts) {
        List<double[]> before = TrainedState.of(target);
        Map<String, State> state = target.state();
        assertThatThrownBy(() -> checkpoint.restore(target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(checkpoint.folder().resolve(file).toString())
                .satisfies(fault -> assertThat(parts).allMatch(fault.getMessage()::contains));
        assertThat(TrainedState.of(target)).usingRecursiveComparison().isEqualTo(before);
        assertThat(target.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.safetensors",
                "critic.safetensors",
                "ema.safetensors",
                "optimizer.safetensors",
                "state.json"
            })
    void aTruncatedOrMissingFileIsRefusedByName(String file) throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        Path damaged = checkpoint.folder().resolve(file);
        byte[] whole = Files.readAllBytes(damaged);
        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 7}) {
            Files.write(damaged, Arrays.copyOf(whole, length));
            assertRefusedWhole(checkpoint, file);
        }
        Files.delete(damaged);
        assertRefusedWhole(checkpoint, file);
        Files.write(damaged, whole);
        checkpoint.restore(trainer(Adam.of(1e-2)));
    }

    /** One flipped bit anywhere, the list of sums itself included. */
    @Test
    void aFileAlteredAtAnyByteIsRefusedByName() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        Random random = new Random(11);
        List<Path> files;
        try (Stream<Path> entries = Files.list(checkpoint.folder())) {
            files = entries.sorted().toList();
        }
        assertThat(files).hasSize(6);
        for (int i = 0; i < 60; i++) {
            Path file = files.get(i % files.size());
            byte[] whole = Files.readAllBytes(file);
            byte[] altered = whole.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(7));
            Files.write(file, altered);
            GanTrainer target = trainer(Adam.of(1e-2));
            List<double[]> before = TrainedState.of(target);
            assertThatThrownBy(() -> checkpoint.restore(target))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(checkpoint.folder().toString());
            assertThatThrownBy(checkpoint::generator).isInstanceOf(CheckpointException.class);
            assertThat(TrainedState.of(target)).usingRecursiveComparison().isEqualTo(before);
            Files.write(file, whole);
        }
        checkpoint.restore(trainer(Adam.of(1e-2)));
    }

    /** Changes a file as somebody would who also writes the sums anew. */
    private static void rewrite(Checkpoint checkpoint, String name, UnaryOperator<String> change) throws IOException {
        Path file = checkpoint.folder().resolve(name);
        Files.writeString(file, change.apply(Files.readString(file)));
        Checksums.write(
                checkpoint.folder(),
                List.of(
                        Checkpoint.GENERATOR_FILE,
                        Checkpoint.CRITIC_FILE,
                        Checkpoint.OPTIMIZER_FILE,
                        Checkpoint.STATE_FILE,
                        Checkpoint.AVERAGE_FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"format\": 1}", "{\"format\": \"one\"}", "{\"parts\": 3}"})
    void aStateFileOfOtherContentIsRefused(String json) throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        rewrite(checkpoint, Checkpoint.STATE_FILE, text -> json);
        assertRefusedWhole(checkpoint, Checkpoint.STATE_FILE, "not the JSON it should be");
    }

    @Test
    void aStateOfAnotherFormatOrWithoutANumberIsRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        rewrite(checkpoint, Checkpoint.STATE_FILE, text -> text.replace("\"format\": 1", "\"format\": 2"));
        assertRefusedWhole(checkpoint, Checkpoint.STATE_FILE, "must have format 1, got 2");
        checkpoint.save(trained());
        rewrite(checkpoint, Checkpoint.STATE_FILE, text -> text.replace("latentPosition", "else"));
        assertRefusedWhole(checkpoint, Checkpoint.STATE_FILE, "`trainer`", "latentPosition");
    }

    @Test
    void aCheckpointOfAnotherConfigurationIsRefusedNamingEveryDifference() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        assertRefusedWhole(
                checkpoint,
                trainer(RmsProp.of(1e-2)),
                Checkpoint.STATE_FILE,
                "`criticOptimizer` was Adam(rate 0.01",
                "is RmsProp(rate 0.01",
                "`generatorOptimizer`");
        assertRefusedWhole(
                checkpoint,
                TinyGan.trainer().seed(6).build(),
                Checkpoint.STATE_FILE,
                "`regularizers` was [org.gan4j.train.CheckpointTest$Noisy], is []",
                "`seed` was 5, is 6",
                "`average` was decay 0.99, is none",
                "`criticSteps` was 2, is 1");
    }

    @Test
    void anotherEnvironmentIsReportedAndTheSameIsNot() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        assertThat(checkpoint.restore(trainer(Adam.of(1e-2)))).isEmpty();
        rewrite(
                checkpoint,
                Checkpoint.STATE_FILE,
                text -> text.replaceFirst("(\"kernels\":\\s*\")", "$1abacus, once "));
        assertThat(checkpoint.restore(trainer(Adam.of(1e-2))))
                .singleElement()
                .asString()
                .startsWith("`kernels` was abacus, once ")
                .endsWith(", is " + Kernels.defaults().describe());
    }

    @Test
    void weightsOfAnotherShapeAreRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        DcganGenerator wider = DcganGenerator.builder()
                .imageSize(16)
                .width(3)
                .latentSize(5)
                .tensors(TinyGan.generator().tensors())
                .build();
        assertThatThrownBy(() -> checkpoint.loadTrainedGenerator(wider))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(Checkpoint.GENERATOR_FILE)
                .hasMessageContaining("`l1.0.weight` must be [96, 5], got [64, 5]");
    }

    /** Averaged weights if there are any, built from the file's own header. */
    @Test
    void aGeneratorComesBackWithoutBeingBuiltFirst() throws IOException {
        GanTrainer trainer = trained();
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trainer);
        Generator loaded = checkpoint.generator();
        assertThat(loaded).hasToString(trainer.generator().toString());
        assertThat(loaded.latentSize()).isEqualTo(5);
        double[] expected = trainer.sampler().sample(3, 8).toDoubles();
        assertThat(loaded.sample(3, 8).toDoubles()).hasSameSizeAs(expected).satisfies(values -> {
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i]).isCloseTo(expected[i], within(1e-5)); // loaded in 32 bits
            }
        });
        // The first of three are those of two, but kernels may sum in another order for another batch.
        assertThat(loaded.sample(2, 8).toDoubles())
                .containsExactly(Arrays.copyOf(loaded.sample(3, 8).toDoubles(), 2 * 768), within(1e-6));
    }

    @Test
    void aListOfSumsCutAnywhereIsRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        Path list = checkpoint.folder().resolve(Checksums.FILE);
        byte[] whole = Files.readAllBytes(list);
        for (int length = 0; length < whole.length; length++) {
            Files.write(list, Arrays.copyOf(whole, length));
            assertThatThrownBy(checkpoint::verify).as("%d bytes", length).isInstanceOf(CheckpointException.class);
        }
    }

    /** A step that fails leaves one network updated and the other not: nothing may go on from there, or be saved. */
    @Test
    void aTrainerWhoseStepHasFailedIsNotSaved() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        boolean[] failing = {false};
        GanTrainer trainer = TinyGan.trainer()
                .regularizer(new Regularizer() {
                    @Override
                    public void afterUpdate(TrainingStep step) {
                        if (failing[0]) {
                            throw new IllegalArgumentException("stop");
                        }
                    }
                })
                .build();
        checkpoint.save(trainer);
        failing[0] = true;
        assertThatThrownBy(trainer::step).hasMessage("stop");
        failing[0] = false;
        assertThatThrownBy(() -> checkpoint.save(trainer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("step 1 has failed");
        assertThatThrownBy(trainer::step).isInstanceOf(IllegalStateException.class);
        checkpoint.restore(trainer);
        trainer.train(2);
        checkpoint.save(trainer);
        assertThat(checkpoint.readStep()).isEqualTo(2);
    }

    @Test
    void aFullDiskIsRefusedBeforeAnythingIsWritten() throws IOException {
        GanTrainer full = trained();
        long needed = Checkpoint.bytes(full);
        Path place = folder.resolve("full");
        new Checkpoint(place, path -> needed).save(full);
        byte[] before = Files.readAllBytes(place.resolve(Checkpoint.STATE_FILE));
        full.train(2);
        assertThatThrownBy(() -> new Checkpoint(place, path -> needed - 1).save(full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a checkpoint in " + place + " needs 1.");
        assertThat(place.resolve(Checkpoint.STATE_FILE)).hasBinaryContent(before);
        assertThatThrownBy(() -> DiskSpace.require(folder.resolve("a/b"), Long.MAX_VALUE, "a checkpoint"))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("a checkpoint in .*b needs 9223372036854\\.8 MB, but only [0-9.]+ MB are free; .*");
        GanTrainer trainer = trainer(Adam.of(1e-2));
        long arrays = TrainedState.of(trainer).stream()
                .mapToLong(array -> array.length * 8L)
                .sum();
        assertThat(Checkpoint.bytes(trainer)).isBetween(arrays + 200_000, arrays + 2_000_000);
    }
}
