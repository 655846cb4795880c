package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A step's memory is used again by the next one: nothing grows with the number of steps. */
class TrainingMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SETTLED = 20;
    private static final int SAMPLE_EVERY = 5;
    private static final double FLAT = 1.05;

    private static GanTrainer trainer(Kernels kernels, int imageSize, int width, int batch) {
        TensorFactory tensors = TensorFactory.of(kernels, DataType.FLOAT);
        DcganGenerator generator = DcganGenerator.builder()
                .imageSize(imageSize)
                .width(width)
                .tensors(tensors)
                .build();
        DcganCritic critic = DcganCritic.builder()
                .imageSize(imageSize)
                .width(width)
                .tensors(tensors)
                .build();
        RealImages images = new SyntheticImages(1_000, Shape.of(3, imageSize, imageSize));
        return GanTrainer.builder(generator, critic, TinyGan.loss(), images)
                .batchSize(batch)
                .build();
    }

    /** On kernels of its own, which fill released memory with NaN: a step that read it would diverge. */
    @ParameterizedTest
    @MethodSource("poisoning")
    void arrayMemoryIsConstantAfterTheFifthStepAndNeverReadAfterItsRelease(Kernels kernels) {
        GanTrainer trainer = trainer(kernels, 16, 4, 4);
        trainer.train(5);
        long settled = trainer.generator().tensors().kernels().heldBytes();
        assertThat(settled).isPositive();
        for (int step = 6; step <= 60; step++) {
            assertThat(trainer.step().memory()).as("after step %d", step).isEqualTo(settled);
        }
    }

    private static Kernels[] poisoning() {
        return new Kernels[] {
            Nd4jKernels.poisoning(), OneDnnKernels.poisoning(Precision.FP32), OneDnnKernels.poisoning(Precision.BF16)
        };
    }

    @Test
    void theProcessDoesNotGrow() throws IOException {
        assertFlat(trainer(Kernels.defaults(), 64, 16, 16), 300);
    }

    @Test
    @Tag("slow")
    void theProcessDoesNotGrowWithTheCourseNets() throws IOException {
        assertFlat(trainer(Kernels.defaults(), 64, 64, 16), 300);
    }

    /**
     * Heap and compiler make a process breathe by 40 MB and more, but what leaks stays: the lowest figure of the last third
     * must not exceed the highest of the first.
     */
    private static void assertFlat(GanTrainer trainer, int steps) throws IOException {
        assumeTrue(Files.isReadable(STATUS), "this system does not tell a process's resident memory in " + STATUS);
        trainer.train(SETTLED);
        List<Long> resident = new ArrayList<>();
        for (int step = SETTLED + SAMPLE_EVERY; step <= steps; step += SAMPLE_EVERY) {
            trainer.train(step);
            resident.add(residentKilobytes());
        }
        int third = resident.size() / 3;
        long before = Collections.max(resident.subList(0, third));
        long after = Collections.min(resident.subList(resident.size() - third, resident.size()));
        assertThat(after).as("resident kB every 5 steps: %s", resident).isLessThan((long) (before * FLAT));
    }

    /** After a collection: the heap's garbage is no leak. */
    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
