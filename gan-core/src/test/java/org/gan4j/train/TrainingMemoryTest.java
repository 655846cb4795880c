package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A step's memory is used again by the next one: nothing grows with the number of steps. */
class TrainingMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int SETTLED = 20;
    /** Growth of the process that is not a leak: the heap's own breathing, code compiled late. */
    private static final double FLAT = 1.05;

    private static GanTrainer trainer(int imageSize, int width, int batch) {
        DcganGenerator generator =
                DcganGenerator.builder().imageSize(imageSize).width(width).build();
        DcganCritic critic =
                DcganCritic.builder().imageSize(imageSize).width(width).build();
        RealImages images = new SyntheticImages(1_000, Shape.of(3, imageSize, imageSize));
        return GanTrainer.builder(generator, critic, TinyGan.loss(), images)
                .batchSize(batch)
                .build();
    }

    @Test
    void arrayMemoryIsConstantAfterTheFifthStep() {
        GanTrainer trainer = trainer(16, 4, 4);
        trainer.train(5);
        long settled = trainer.generator().tensors().kernels().heldBytes();
        for (int step = 6; step <= 60; step++) {
            assertThat(trainer.step().memory()).as("after step %d", step).isEqualTo(settled);
        }
    }

    @Test
    void theProcessDoesNotGrow() throws IOException {
        assertFlat(trainer(32, 8, 8), 120);
    }

    @Test
    @Tag("slow")
    void theProcessDoesNotGrowOverThreeHundredStepsOf64PixelImages() throws IOException {
        assertFlat(trainer(64, 16, 16), 300);
    }

    private static void assertFlat(GanTrainer trainer, int steps) throws IOException {
        assumeTrue(Files.isReadable(STATUS), "this system does not tell a process's resident memory in " + STATUS);
        trainer.train(SETTLED);
        long settled = residentKilobytes();
        trainer.train(steps);
        assertThat(residentKilobytes())
                .as("resident kB after %d steps, %d after %d", steps, settled, SETTLED)
                .isLessThan((long) (settled * FLAT));
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
