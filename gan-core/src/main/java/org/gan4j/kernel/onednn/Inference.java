package org.gan4j.kernel.onednn;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.InferenceKernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Window;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions with the ReLU inside the primitive, and pooling, channels-last in 32 bits. Weights are packed at the first use and
 * kept with them. Arrays of 64 bits go elsewhere.
 */
final class Inference implements InferenceKernels {
    private record ConvolutionKey(Shape image, Shape weight, Window window) {}

    private record PoolKey(int algorithm, Shape image, Window window) {}

    /** A compiled convolution and the sizes and copy of its weights; no copy where they are packed as they are. */
    private record Compiled(Call convolution, @Nullable Call weightCopy, long weightBytes) {}

    private static final long[] DENSE = {0, 0};

    private final Map<ConvolutionKey, Compiled> compiled = new ConcurrentHashMap<>();
    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final InferenceKernels doubles;

    /** Inference with these, and {@code doubles} for arrays of 64 bits. */
    Inference(Calls calls, Memory memory, Copies copies, InferenceKernels doubles) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.doubles = doubles;
    }

    @Override
    public Storage rectifiedConvolution(Storage x, Storage w, Storage bias, Window window, Arena arena) {
        if (!(x instanceof OneDnnStorage image && w instanceof OneDnnStorage weight)) {
            return doubles.rectifiedConvolution(x, w, bias, window, arena);
        }
        ConvolutionKey key = new ConvolutionKey(x.shape(), w.shape(), window);
        Compiled call = compiled.computeIfAbsent(key, Inference::compile);
        OneDnnStorage out =
                memory.allocate(window.outputShape(x.shape(), w.shape().dim(0)), arena);
        calls.run(call.convolution, floats(image), packed(weight, key, call), floats((OneDnnStorage) bias), out);
        return out;
    }

    private Operand floats(OneDnnStorage x) {
        return copies.as(Element.FLOAT, x);
    }

    private Operand packed(OneDnnStorage w, ConvolutionKey key, Compiled call) {
        Call copy = call.weightCopy;
        return copy == null
                ? floats(w)
                : w.block().derived(key, call.weightBytes, target -> calls.run(copy, floats(w), target));
    }

    private static Compiled compile(ConvolutionKey key) {
        try (Compilation compilation = new Compilation()) {
            compilation.then(dnnl.dnnl_eltwise_relu, 0, 0);
            Shape result = key.window.outputShape(key.image, key.weight.dim(0));
            dnnl_memory_desc image = images(compilation, key.image);
            dnnl_memory_desc bias = compilation.layout(Descriptor.rowMajor(Element.FLOAT, key.weight.dim(0)));
            dnnl_memory_desc output = images(compilation, result);
            dnnl_primitive_desc described = describe(compilation, key, image, bias, output);
            dnnl_memory_desc weight = dnnl.dnnl_primitive_desc_query_md(described, dnnl.dnnl_query_weights_md, 0);
            Call convolution = compilation
                    .argument(dnnl.DNNL_ARG_SRC, image)
                    .argument(dnnl.DNNL_ARG_WEIGHTS, weight)
                    .argument(dnnl.DNNL_ARG_BIAS, bias)
                    .argument(dnnl.DNNL_ARG_DST, output)
                    .compile();
            return new Compiled(convolution, weightCopy(key.weight, weight), dnnl.dnnl_memory_desc_get_size(weight));
        }
    }

    private static dnnl_primitive_desc describe(
            Compilation compilation,
            ConvolutionKey key,
            dnnl_memory_desc image,
            dnnl_memory_desc bias,
            dnnl_memory_desc output) {
        dnnl_memory_desc weight = compilation.layout(Descriptor.any(Element.FLOAT, key.weight.dims()));
        return compilation.describe(
                "a rectified convolution of " + key,
                (description, attributes) -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_inference,
                        dnnl.dnnl_convolution_direct,
                        image,
                        weight,
                        bias,
                        output,
                        strides(key.window),
                        DENSE,
                        before(key.window),
                        after(key.window, key.image),
                        attributes));
    }

    private static dnnl_memory_desc images(Compilation compilation, Shape shape) {
        return compilation.layout(Descriptor.channelsLast(Element.FLOAT, shape.dims()));
    }

    private static @Nullable Call weightCopy(Shape shape, dnnl_memory_desc packed) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc ours = compilation.layout(OneDnnStorage.layout(shape, Element.FLOAT));
            return dnnl.dnnl_memory_desc_equal(ours, packed) != 0 ? null : Copies.compile(compilation, ours, packed);
        }
    }

    private static long[] strides(Window window) {
        return new long[] {window.stride(), window.stride()};
    }

    private static long[] before(Window window) {
        return new long[] {window.rowPadding(), window.columnPadding()};
    }

    /** What has to be added at the end so that the sizes fit exactly; negative where rows are left over. */
    private static long[] after(Window window, Shape image) {
        Shape result = window.outputShape(image, 1);
        return new long[] {
            (result.dim(2) - 1) * window.stride() + window.height() - image.dim(2) - window.rowPadding(),
            (result.dim(3) - 1) * window.stride() + window.width() - image.dim(3) - window.columnPadding()
        };
    }

    @Override
    public Storage maxPool(Storage x, Window window, Arena arena) {
        return x instanceof OneDnnStorage image
                ? pool(dnnl.dnnl_pooling_max, image, window, arena)
                : doubles.maxPool(x, window, arena);
    }

    @Override
    public Storage averagePool(Storage x, Window window, Arena arena) {
        return x instanceof OneDnnStorage image
                ? pool(dnnl.dnnl_pooling_avg_exclude_padding, image, window, arena)
                : doubles.averagePool(x, window, arena);
    }

    private Storage pool(int algorithm, OneDnnStorage x, Window window, Arena arena) {
        PoolKey key = new PoolKey(algorithm, x.shape(), window);
        OneDnnStorage out =
                memory.allocate(window.outputShape(x.shape(), x.shape().dim(1)), arena);
        calls.run(key, () -> compile(key), floats(x), out);
        return out;
    }

    private static Call compile(PoolKey key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc image = images(compilation, key.image);
            dnnl_memory_desc output = images(compilation, key.window.outputShape(key.image, key.image.dim(1)));
            compilation.describe(
                    "a pooling of " + key,
                    (description, attributes) -> dnnl.dnnl_pooling_forward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            dnnl.dnnl_forward_inference,
                            key.algorithm,
                            image,
                            output,
                            strides(key.window),
                            new long[] {key.window.height(), key.window.width()},
                            DENSE,
                            before(key.window),
                            after(key.window, key.image),
                            attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, image)
                    .argument(dnnl.DNNL_ARG_DST, output)
                    .compile();
        }
    }
}
