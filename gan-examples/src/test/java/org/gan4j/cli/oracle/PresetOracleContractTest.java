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
 * Training steps of the presets against the course's loop in PyTorch, with the same noise and data. Each implementation of
 * {@link Kernels} extends this class and names itself.
 *
 * <p>In 64 bits both train freely, and everything is compared: losses, scores, each gradient that an optimiser is given,
 * and at the end weights and running statistics.
 *
 * <p>In 32 bits no two computations stay together for ten steps, PyTorch's own in 32 and in 64 bits neither: an activation
 * within rounding of its kink falls on either side, and the first steps of Adam and RMSprop have full size whatever the
 * gradient's, so a gradient of rounding noise moves its weight as far as any. Decision record 5 has the measurements. There
 * the twin makes each update of the ten steps from the weights that the trainer has then, with moments and running statistics
 * of its own; losses, scores, the movement of the weights and at the end the running statistics are compared.
 */
@Tag("oracle")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PresetOracleContractTest {
    /** Relative difference of losses, scores and gradients in ten steps in 64 bits, as {@link Agreement} defines it. */
    public static final double DOUBLE_TOLERANCE = 1e-9;
    /** Relative difference of weights and running statistics after them. */
    public static final double STATE_TOLERANCE = 1e-6;
    /**
     * The same of running means before which a bias stands that the normalisation takes away: the bias moves by rounding noise,
     * and the mean with it.
     */
    public static final double SHIFTED_TOLERANCE = 1e-5;
    /** Relative difference of losses and scores in 32 bits. */
    public static final double FLOAT_TOLERANCE = 1e-3;

    private static final int STEPS = 10;
    private static final int FEWER_STEPS = 2;
    /** A power of two: the gradients 1/N of a mean sum to exactly 1, and those of the Wasserstein loss cancel. */
    private static final int BATCH = 4;

    private final Agreement doubles = new Agreement(DataType.DOUBLE, DOUBLE_TOLERANCE);
    private final Agreement floats = new Agreement(DataType.FLOAT, FLOAT_TOLERANCE);

    /** {@return the kernels to test} */
    protected abstract Kernels kernels();

    @ParameterizedTest
    @EnumSource(
            value = TwinPreset.class,
            names = {"SIMPLE", "MEDIUM", "STRONG", "WGAN_GP"})
    void tenStepsAgreeIn64Bits(TwinPreset preset) {
        PairedTraining training = PairedTraining.free(preset, 8, BATCH, tensors(DataType.DOUBLE), doubles);
        training.steps(STEPS);
        training.compareNetworks(STATE_TOLERANCE, SHIFTED_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(
            value = TwinPreset.class,
            names = {"QUICK", "WGAN"})
    void twoStepsOfTheOtherPresetsAgreeIn64Bits(TwinPreset preset) {
        PairedTraining training = PairedTraining.free(preset, 8, BATCH, tensors(DataType.DOUBLE), doubles);
        training.steps(FEWER_STEPS);
        training.compareNetworks(STATE_TOLERANCE, SHIFTED_TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(
            value = TwinPreset.class,
            names = {"SIMPLE", "MEDIUM", "STRONG", "WGAN_GP"})
    void eachUpdateOfTenStepsAgreesIn32BitsAtFullWidth(TwinPreset preset) {
        PairedTraining training = PairedTraining.following(preset, 64, BATCH, tensors(DataType.FLOAT), floats);
        training.steps(STEPS);
        training.compareStatistics(FLOAT_TOLERANCE, FLOAT_TOLERANCE);
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
