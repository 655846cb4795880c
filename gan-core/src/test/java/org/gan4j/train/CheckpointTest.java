package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
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
        assertThat(everything(resumed)).usingRecursiveComparison().isEqualTo(everything(through));
        assertThat(resumed.state()).isEqualTo(through.state());
    }

    /** Weights, running statistics, average and moments. */
    private static List<double[]> everything(GanTrainer trainer) {
        List<double[]> all = new ArrayList<>(TinyGan.values(trainer.generator()));
        all.addAll(TinyGan.values(trainer.critic()));
        all.addAll(TinyGan.values(trainer.sampler()));
        trainer.generatorUpdater().state().values().forEach(moment -> all.add(moment.toDoubles()));
        trainer.criticUpdater().state().values().forEach(moment -> all.add(moment.toDoubles()));
        return all;
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
                            "state.json");
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
        checkpoint.loadGenerator(loaded);
        assertThat(TinyGan.values(loaded)).usingRecursiveComparison().isEqualTo(TinyGan.values(trainer.generator()));
        assertThat(checkpoint.hasAverage()).isTrue();
        checkpoint.loadAverage(loaded);
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
        List<double[]> before = everything(target);
        Map<String, State> state = target.state();
        assertThatThrownBy(() -> checkpoint.restore(target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(checkpoint.folder().resolve(file).toString())
                .satisfies(fault -> assertThat(parts).allMatch(fault.getMessage()::contains));
        assertThat(everything(target)).usingRecursiveComparison().isEqualTo(before);
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

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"trainer\": null}", "{\"trainer\": {\"step\": \"one\"}}"})
    void aStateFileOfOtherContentIsRefused(String json) throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        Files.writeString(checkpoint.folder().resolve(Checkpoint.STATE_FILE), json);
        assertRefusedWhole(checkpoint, Checkpoint.STATE_FILE);
    }

    @Test
    void aStateWithoutANumberIsRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        Path file = checkpoint.folder().resolve(Checkpoint.STATE_FILE);
        Files.writeString(file, Files.readString(file).replace("latentPosition", "else"));
        assertRefusedWhole(checkpoint, Checkpoint.STATE_FILE, "`trainer`", "latentPosition");
    }

    @Test
    void aCheckpointOfAnotherConfigurationIsRefused() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder.resolve("c"));
        checkpoint.save(trained());
        assertRefusedWhole(
                checkpoint, trainer(RmsProp.of(1e-2)), Checkpoint.OPTIMIZER_FILE, "exp_avg_sq", "square_avg");
        assertRefusedWhole(checkpoint, TinyGan.trainer().build(), Checkpoint.STATE_FILE, "regularizer.0");
        GanTrainer plain = GanTrainer.builder(
                        TinyGan.generator(), TinyGan.critic(Normalization.NONE), TinyGan.loss(), TinyGan.images())
                .batchSize(TinyGan.BATCH)
                .build();
        assertRefusedWhole(checkpoint, plain, Checkpoint.CRITIC_FILE, "does not fit", "l1.2.1.running_mean");
        DcganGenerator wider = DcganGenerator.builder()
                .imageSize(16)
                .width(3)
                .latentSize(5)
                .tensors(TinyGan.generator().tensors())
                .build();
        assertThatThrownBy(() -> checkpoint.loadGenerator(wider))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Checkpoint.GENERATOR_FILE)
                .hasMessageContaining("`l1.0.weight` must be [96, 5], got [64, 5]");
    }
}
