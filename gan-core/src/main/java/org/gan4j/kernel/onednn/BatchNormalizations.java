package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.NormalizationGradients;
import org.gan4j.kernel.Normalized;
import org.gan4j.kernel.Shape;

/** Batch normalisation in training, [N, C] as images of one pixel. */
final class BatchNormalizations {
    private static final int FLAGS = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

    private record Key(boolean forward, Shape shape, Element element, double epsilon) {}

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;

    BatchNormalizations(Calls calls, Memory memory, Copies copies) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
    }

    Normalized normalize(OneDnnStorage x, OneDnnStorage weight, OneDnnStorage bias, double epsilon, Arena arena) {
        Key key = new Key(true, x.shape(), x.element(), epsilon);
        Shape channels = weight.shape();
        OneDnnStorage values = memory.allocate(x.shape(), x.element(), arena);
        OneDnnStorage mean = memory.allocate(channels, arena);
        OneDnnStorage variance = memory.allocate(channels, arena);
        calls.run(key, () -> compileForward(key), x, floats(weight), floats(bias), mean, variance, values);
        return new Normalized(values, mean, variance);
    }

    NormalizationGradients gradients(
            OneDnnStorage g,
            OneDnnStorage x,
            OneDnnStorage weight,
            OneDnnStorage mean,
            OneDnnStorage variance,
            double epsilon,
            Arena arena) {
        Key key = new Key(false, x.shape(), x.element(), epsilon);
        OneDnnStorage inX = memory.allocate(x.shape(), x.element(), arena);
        OneDnnStorage inWeight = memory.allocate(weight.shape(), arena);
        OneDnnStorage inBias = memory.allocate(weight.shape(), arena);
        calls.run(
                key,
                () -> compileBackward(key),
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

    private Operand floats(OneDnnStorage channels) {
        return copies.as(Element.FLOAT, channels);
    }

    private static Call compileForward(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc data = compilation.layout(images(key));
            dnnl_memory_desc channels = compilation.layout(channels(key));
            describeForward(compilation, data, key.epsilon, FLAGS);
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, data)
                    .argument(dnnl.DNNL_ARG_SCALE, channels)
                    .argument(dnnl.DNNL_ARG_SHIFT, channels)
                    .argument(dnnl.DNNL_ARG_MEAN, channels)
                    .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                    .argument(dnnl.DNNL_ARG_DST, data)
                    .compile();
        }
    }

    private static Call compileBackward(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc data = compilation.layout(images(key));
            dnnl_memory_desc channels = compilation.layout(channels(key));
            describeBackward(compilation, data, key.epsilon, FLAGS);
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, data)
                    .argument(dnnl.DNNL_ARG_MEAN, channels)
                    .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_DST, data)
                    .argument(dnnl.DNNL_ARG_SCALE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_SRC, data)
                    .argument(dnnl.DNNL_ARG_DIFF_SCALE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_SHIFT, channels)
                    .compile();
        }
    }

    /** In training; {@code flags} say which of scale and shift there are. */
    static dnnl_primitive_desc describeForward(
            Compilation compilation, dnnl_memory_desc data, double epsilon, int flags) {
        return compilation.describe(
                "a batch normalisation",
                (description, attributes) -> dnnl.dnnl_batch_normalization_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_training,
                        data,
                        data,
                        (float) epsilon,
                        flags,
                        attributes));
    }

    /** The gradient of the same. */
    static void describeBackward(Compilation compilation, dnnl_memory_desc data, double epsilon, int flags) {
        dnnl_primitive_desc hint = describeForward(compilation, data, epsilon, flags);
        compilation.describe(
                "the gradient of a batch normalisation",
                (description, attributes) -> dnnl.dnnl_batch_normalization_backward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_backward,
                        data,
                        data,
                        data,
                        (float) epsilon,
                        flags,
                        hint,
                        attributes));
    }

    private static Descriptor images(Key key) {
        Shape shape = key.shape;
        return shape.rank() == 2
                ? Descriptor.channelsLast(key.element, shape.dim(0), shape.dim(1), 1, 1)
                : Descriptor.channelsLast(key.element, shape.dims());
    }

    private static Descriptor channels(Key key) {
        return Descriptor.rowMajor(Element.FLOAT, key.shape.dim(1));
    }
}
