package org.gan4j.cli.oracle;

import java.nio.file.Path;
import org.gan4j.kernel.Kernels;
import org.gan4j.oracle.Agreement;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Ten training steps of a preset against the course's loop in PyTorch, with the same noise and data. Each implementation of
 * {@link Kernels} extends this class and names itself.
 *
 * <p>In 64 bits everything is compared: each gradient that an optimiser is given, losses, scores, and at the end weights and
 * running statistics. In 32 bits Adam and RMSprop turn the rounding noise of small gradients into steps of full size, so
 * weights are not comparable there; losses and scores are.
 */
@Tag("oracle")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PresetOracleContractTest {
    /** Relative difference after ten steps in 64 bits, for definitions see {@link Agreement}. */
    public static final double DOUBLE_TOLERANCE = 1e-6;
    /** Relative difference of losses and scores in ten steps in 32 bits. */
    public static final double FLOAT_TOLERANCE = 1e-3;

    private static final int STEPS = 10;
    /** A power of two: the gradients 1/N of a mean sum to exactly 1, and those of the Wasserstein loss cancel. */
    private static final int SMALL_BATCH = 4;

    private final Agreement doubles = new Agreement(DataType.DOUBLE, DOUBLE_TOLERANCE);
    private final Agreement floats = new Agreement(DataType.FLOAT, FLOAT_TOLERANCE);

    /** {@return the kernels to test} */
    protected abstract Kernels kernels();

    @ParameterizedTest
    @EnumSource(TwinPreset.class)
    void weightsAgreeAfterTenStepsIn64Bits(TwinPreset preset) {
        PairedTraining training = new PairedTraining(preset, 8, 2 * SMALL_BATCH, tensors(DataType.DOUBLE));
        for (int step = 0; step < STEPS; step++) {
            training.step(doubles);
        }
        training.compareNetworks(doubles);
    }

    @ParameterizedTest
    @EnumSource(
            value = TwinPreset.class,
            names = {"SIMPLE", "MEDIUM", "STRONG", "WGAN_GP"})
    void lossesAndScoresAgreeForTenStepsIn32BitsAtFullWidth(TwinPreset preset) {
        PairedTraining training = new PairedTraining(preset, 64, SMALL_BATCH, tensors(DataType.FLOAT));
        for (int step = 0; step < STEPS; step++) {
            training.step(floats);
        }
    }

    private TensorFactory tensors(DataType type) {
        return TensorFactory.of(kernels(), type);
    }

    @AfterAll
    void writeTables() {
        Path folder = Path.of("target", "oracle");
        doubles.write(folder.resolve(getClass().getSimpleName() + "-DOUBLE.txt"));
        floats.write(folder.resolve(getClass().getSimpleName() + "-FLOAT.txt"));
    }
}
