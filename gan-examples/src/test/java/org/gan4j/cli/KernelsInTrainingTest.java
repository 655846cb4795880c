package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.Pointer;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;
import org.gan4j.model.Network;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.StepReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Presets on the oneDNN kernels: their losses are those of the ND4J kernels, and their memory is constant. */
class KernelsInTrainingTest {
    /** What losses of equal weights may differ by, relative to the larger of the loss and 1. */
    private static final double TOLERANCE = 1e-4;

    private static final int WIDTH = 8;
    private static final int BATCH = 8;
    private static final int COURSE_WIDTH = 64;
    private static final int WARM_UP = 10;

    private static GanTrainer.Builder builder(String preset, int width, int batch, Kernels kernels) {
        return PresetTrainers.trainer(preset, width, batch, TensorFactory.of(kernels, DataType.FLOAT));
    }

    /**
     * One critic update a step. Before each step the weights are made equal again: a loss that differs by one rounding grows to differ by percents in 20
     * steps, and 32 bits of ND4J differ so from its 64 bits too.
     */
    private static void assertAgreement(String preset, int width, int steps) {
        GanTrainer reference = builder(preset, width, BATCH, Nd4jKernels.shared())
                .criticSteps(1)
                .build();
        GanTrainer trainer = builder(preset, width, BATCH, OneDnnKernels.shared(Precision.FP32))
                .criticSteps(1)
                .build();
        for (int i = 1; i <= steps; i++) {
            copy(reference.generator(), trainer.generator());
            copy(reference.critic(), trainer.critic());
            StepReport expected = reference.step();
            StepReport actual = trainer.step();
            assertClose("critic, step " + i, actual.criticLoss(), expected.criticLoss());
            assertClose("generator, step " + i, actual.generatorLoss(), expected.generatorLoss());
        }
    }

    private static void copy(Network from, Network to) {
        for (int i = 0; i < from.persistent().size(); i++) {
            to.persistent()
                    .get(i)
                    .assign(to.tensors()
                            .of(
                                    from.persistent().get(i).toDoubles(),
                                    from.persistent().get(i).shape()));
        }
    }

    private static void assertClose(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "wgan-gp"})
    void lossesOfEqualWeightsAgree(String preset) {
        assertAgreement(preset, WIDTH, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "wgan-gp"})
    @Tag("slow")
    void lossesOfEqualWeightsAgreeOverFiftySteps(String preset) {
        assertAgreement(preset, WIDTH, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "wgan-gp"})
    @Tag("slow")
    void theyAgreeWithTheCourseNets(String preset) {
        assertAgreement(preset, COURSE_WIDTH, 50);
    }

    /** Nothing is allocated outside the Java heap: no array, and no object of the library. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aSteadyStepOfWganGpAllocatesNothing(Precision precision) {
        assertConstant(precision, 16, 30);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    @Tag("slow")
    void norDoHundredsOfSteps(Precision precision) {
        assertConstant(precision, 16, 300);
    }

    private static void assertConstant(Precision precision, int width, int steps) {
        Kernels kernels = OneDnnKernels.poisoning(precision);
        GanTrainer trainer = builder("wgan-gp", width, 2, kernels).build();
        trainer.train(WARM_UP);
        long held = kernels.heldBytes();
        System.gc();
        long bytes = Pointer.totalBytes();
        for (int step = WARM_UP + 1; step <= WARM_UP + steps; step++) {
            assertThat(trainer.step().memory()).as("held after step %d", step).isLessThanOrEqualTo(held);
            assertThat(Pointer.totalBytes())
                    .as("JavaCPP's bytes after step %d", step)
                    .isLessThanOrEqualTo(bytes);
        }
    }
}
