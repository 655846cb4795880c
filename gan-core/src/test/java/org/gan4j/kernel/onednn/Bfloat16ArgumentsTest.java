package org.gan4j.kernel.onednn;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.KernelsContractTest;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The contract in BF16 on arrays that are themselves stored in 16 bits, as those that follow from a convolution are: every
 * operation takes them, alone or beside arrays of 32 bits.
 */
class Bfloat16ArgumentsTest extends KernelsContractTest {
    private static final OneDnnKernels POISONING = OneDnnKernels.poisoning(Precision.BF16);
    /** As few channels as are stored in 16 bits. */
    private static final int CHANNELS = 16;
    /** A result of several operations is rounded after each. */
    private static final int ROUNDINGS = 4;

    @Override
    protected Kernels kernels() {
        return POISONING;
    }

    @Override
    protected double argument(double value) {
        return Bfloat16.round(value);
    }

    /** The values as a convolution with the unit matrix returns them; what 16 bits do not hold stays in 32. */
    @Override
    protected Storage upload(double[] values, Shape shape, DataType type, Arena owner) {
        if (type != DataType.FLOAT || !Arrays.equals(values, Bfloat16.round(values))) {
            return super.upload(values, shape, type, owner);
        }
        int pixels = (values.length + CHANNELS - 1) / CHANNELS;
        double[] unit = new double[CHANNELS * CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            unit[c * (CHANNELS + 1)] = 1;
        }
        try (Arena scratch = Arena.open()) {
            Storage image = POISONING.upload(
                    Arrays.copyOf(values, pixels * CHANNELS), Shape.of(pixels, CHANNELS, 1, 1), type, scratch);
            Storage weights = POISONING.upload(unit, Shape.of(CHANNELS, CHANNELS, 1, 1), type, scratch);
            Storage convolved = POISONING.conv2d(image, weights, new ConvGeometry(1, 0), scratch);
            Storage flat = POISONING.reshape(convolved, Shape.of((long) pixels * CHANNELS), scratch);
            Storage part = POISONING.slice(flat, new long[1], Shape.of(values.length), scratch);
            return POISONING.permute(POISONING.reshape(part, shape, scratch), inOrder(shape), owner);
        }
    }

    private static int[] inOrder(Shape shape) {
        return IntStream.range(0, shape.rank()).toArray();
    }

    @Override
    protected double storageError(Storage result, double expected, double largest) {
        boolean short16 = result instanceof OneDnnStorage ours && ours.element() == Element.BFLOAT16;
        return short16 ? ROUNDINGS * Bfloat16.HALF_STEP * largest : 0;
    }
}
