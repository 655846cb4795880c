package org.gan4j.kernel.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ComposedNormalizations;
import org.gan4j.kernel.NormalizationGradients;
import org.gan4j.kernel.NormalizationKernels;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Standardized;

/**
 * Batch normalisation by the library, [N, C] as images of one pixel; standardising of images by {@link InstanceNormalizations}, and
 * over other dimensions by plain operations.
 */
final class Normalizations implements NormalizationKernels<OneDnnStorage> {
    private static final int SCALE_AND_SHIFT = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

    /** Height and width, the axes of instance normalisation. */
    private static final int[] IMAGE = {2, 3};

    private static final int IMAGE_RANK = 4;

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Movements movements;
    private final InstanceNormalizations instances;
    private final ComposedNormalizations<OneDnnStorage> composed;

    Normalizations(Calls calls, Memory memory, Copies copies, Movements movements, Elements elements, Sums sums) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.movements = movements;
        this.instances = new InstanceNormalizations(calls, memory, copies, elements);
        this.composed = new ComposedNormalizations<>(movements, elements, sums);
    }

    @Override
    public Standardized standardize(OneDnnStorage x, int[] axes, double epsilon, Arena arena) {
        if (isImage(x, axes)) {
            return instances.standardize(x, epsilon, arena);
        }
        try (Arena scratch = Arena.open()) {
            return composed.standardize(inFloats(x, scratch), axes, epsilon, arena);
        }
    }

    @Override
    public OneDnnStorage standardizeGradient(
            OneDnnStorage g, OneDnnStorage y, OneDnnStorage inverse, int[] axes, Arena arena) {
        if (isImage(g, axes)) {
            return instances.gradient(g, y, inverse, arena);
        }
        try (Arena scratch = Arena.open()) {
            return composed.standardizeGradient(inFloats(g, scratch), inFloats(y, scratch), inverse, axes, arena);
        }
    }

    private static boolean isImage(OneDnnStorage x, int[] axes) {
        return x.shape().rank() == IMAGE_RANK && Arrays.equals(axes, IMAGE);
    }

    /** Statistics that are composed of other operations are made of 32 bits throughout. */
    private OneDnnStorage inFloats(OneDnnStorage x, Arena scratch) {
        return x.element() == Element.FLOAT ? x : movements.copy(x, scratch);
    }

    @Override
    public Normalized batchNormalize(
            OneDnnStorage x, OneDnnStorage weight, OneDnnStorage bias, double epsilon, Arena arena) {
        Shape channels = weight.shape();
        OneDnnStorage values = memory.allocate(x.shape(), x.element(), arena);
        OneDnnStorage mean = memory.allocate(channels, arena);
        OneDnnStorage variance = memory.allocate(channels, arena);
        calls.run(batch(x, epsilon), x, floats(weight), floats(bias), mean, variance, values);
        return new Normalized(values, mean, variance);
    }

    @Override
    public NormalizationGradients batchNormalizeGradient(
            OneDnnStorage g,
            OneDnnStorage x,
            OneDnnStorage weight,
            OneDnnStorage mean,
            OneDnnStorage variance,
            double epsilon,
            Arena arena) {
        OneDnnStorage inX = memory.allocate(x.shape(), x.element(), arena);
        OneDnnStorage inWeight = memory.allocate(weight.shape(), arena);
        OneDnnStorage inBias = memory.allocate(weight.shape(), arena);
        calls.run(
                new BatchNormalization.Gradient(batch(x, epsilon)),
                x,
                floats(mean),
                floats(variance),
                copies.as(x.element(), g),
                floats(weight),
                inX,
                inWeight,
                inBias);
        return new NormalizationGradients(inX, inWeight, inBias);
    }

    private static BatchNormalization batch(OneDnnStorage x, double epsilon) {
        Shape shape = x.shape();
        Descriptor images = shape.rank() == IMAGE_RANK
                ? x.layout()
                : Descriptor.channelsLast(x.element(), shape.dim(0), shape.dim(1), 1, 1);
        return new BatchNormalization(images, (float) epsilon, SCALE_AND_SHIFT);
    }

    private Operand floats(OneDnnStorage channels) {
        return copies.as(Element.FLOAT, channels);
    }
}
