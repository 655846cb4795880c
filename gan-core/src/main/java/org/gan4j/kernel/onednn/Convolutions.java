package org.gan4j.kernel.onednn;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The three forms of convolution. Weights are packed into the layout that the library asks for and kept so until they change;
 * each form asks for its own.
 */
final class Convolutions {
    /** Which array of the three is the result. */
    private enum Form {
        OUTPUT,
        INPUT,
        WEIGHT
    }

    /** All that a compiled convolution depends on. */
    private record Key(
            Form form,
            Shape image,
            Shape weight,
            Shape output,
            ConvGeometry geometry,
            Element element,
            Element result,
            boolean biased) {
        long[] stride() {
            return new long[] {geometry.stride(), geometry.stride()};
        }

        long[] before() {
            return new long[] {geometry.padding(), geometry.padding()};
        }

        /** What the library has to add at the end so that the sizes fit exactly; negative where rows are left over. */
        long[] after() {
            return new long[] {after(2), after(3)};
        }

        private long after(int axis) {
            return (output.dim(axis) - 1) * geometry.stride() + weight.dim(axis) - image.dim(axis) - geometry.padding();
        }
    }

    /** A compiled convolution and the sizes and copy of its weights. */
    private record Compiled(Call convolution, @Nullable Call weightCopy, long weightBytes) {}

    private static final long[] DENSE = {0, 0};
    /** Feature maps of fewer channels stay in 32 bits: images, and scores. */
    private static final int FEW_CHANNELS = 16;

    private final Map<Key, Compiled> compiled = new ConcurrentHashMap<>();
    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Features features;
    private final SubPixelConvolution subPixels;

    /** Convolutions that compute on such features. */
    Convolutions(Calls calls, Memory memory, Copies copies, Features features) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.features = features;
        this.subPixels = new SubPixelConvolution(memory, copies, this);
    }

    /** Image and weight to output; bias may be null. */
    OneDnnStorage forward(
            OneDnnStorage x, OneDnnStorage w, @Nullable OneDnnStorage bias, ConvGeometry geometry, Arena arena) {
        Shape output = Shape.of(
                x.shape().dim(0),
                w.shape().dim(0),
                geometry.outputSize(x.shape().dim(2), w.shape().dim(2)),
                geometry.outputSize(x.shape().dim(3), w.shape().dim(3)));
        return forward(x, w, bias, memory.allocate(output, elementOf(output), arena), geometry);
    }

    /** Image and weight to an output whose element type the caller has chosen; bias may be null. */
    OneDnnStorage forward(
            OneDnnStorage x, OneDnnStorage w, @Nullable OneDnnStorage bias, OneDnnStorage out, ConvGeometry geometry) {
        Key key = new Key(
                Form.OUTPUT,
                x.shape(),
                w.shape(),
                out.shape(),
                geometry,
                features.element(),
                out.element(),
                bias != null);
        Compiled call = compiled.computeIfAbsent(key, this::compile);
        Operand image = features.of(x);
        Operand weight = packed(w, key, call);
        if (bias == null) {
            calls.run(call.convolution, image, weight, out);
        } else {
            calls.run(call.convolution, image, weight, copies.as(Element.FLOAT, bias), out);
        }
        return out;
    }

    /** Output and weight to image. */
    OneDnnStorage inputGradient(OneDnnStorage y, OneDnnStorage w, Shape image, ConvGeometry geometry, Arena arena) {
        if (SubPixelConvolution.suits(image, w.shape(), y.shape(), geometry)) {
            return subPixels.inputGradient(y, w, image, geometry, arena);
        }
        Element element = features.element();
        Key key = new Key(Form.INPUT, image, w.shape(), y.shape(), geometry, element, elementOf(image), false);
        Compiled call = compiled.computeIfAbsent(key, this::compile);
        OneDnnStorage out = memory.allocate(image, elementOf(image), arena);
        calls.run(call.convolution, features.of(y), packed(w, key, call), out);
        return out;
    }

    /** Image and output to weight, always in 32 bits. */
    OneDnnStorage weightGradient(OneDnnStorage x, OneDnnStorage y, Shape weight, ConvGeometry geometry, Arena arena) {
        Element element = exceeds(weight, x.shape()) ? Element.FLOAT : features.element();
        Key key = new Key(Form.WEIGHT, x.shape(), weight, y.shape(), geometry, element, Element.FLOAT, false);
        Compiled call = compiled.computeIfAbsent(key, this::compile);
        OneDnnStorage out = memory.allocate(weight, arena);
        Operand image = features.of(x, element);
        Operand output = features.of(y, element);
        if (call.weightCopy == null) {
            calls.run(call.convolution, image, output, out);
            return out;
        }
        Block packed = memory.pool().take(call.weightBytes);
        try {
            calls.run(call.convolution, image, output, packed);
            calls.run(call.weightCopy, packed, out);
        } finally {
            packed.release();
        }
        return out;
    }

    /** Whether a kernel is larger than the image: then the library's weight gradient in 16 bits reads outside the image. */
    private static boolean exceeds(Shape kernel, Shape image) {
        return kernel.dim(2) > image.dim(2) || kernel.dim(3) > image.dim(3);
    }

    private Element elementOf(Shape image) {
        return image.dim(1) < FEW_CHANNELS ? Element.FLOAT : features.element();
    }

    private Operand packed(OneDnnStorage w, Key key, Compiled call) {
        Call copy = call.weightCopy;
        if (copy == null) {
            return features.weights(w);
        }
        return w.block().derived(key, call.weightBytes, target -> calls.run(copy, features.weights(w), target));
    }

    private Compiled compile(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc image = compilation.layout(layout(key, key.image, Form.INPUT));
            dnnl_memory_desc output = compilation.layout(layout(key, key.output, Form.OUTPUT));
            dnnl_primitive_desc described = switch (key.form) {
                case OUTPUT -> describeForward(compilation, key, image, output);
                case INPUT -> describeInput(compilation, key, image, output);
                case WEIGHT -> describeWeight(compilation, key, image, output);
            };
            boolean gradient = key.form == Form.WEIGHT;
            dnnl_memory_desc weight = dnnl.dnnl_primitive_desc_query_md(
                    described, gradient ? dnnl.dnnl_query_diff_weights_md : dnnl.dnnl_query_weights_md, 0);
            arguments(compilation, key, image, weight, output);
            Call convolution = compilation.compile();
            return new Compiled(convolution, weightCopy(key, weight), dnnl.dnnl_memory_desc_get_size(weight));
        }
    }

    private static Descriptor layout(Key key, Shape shape, Form resultOf) {
        return Descriptor.channelsLast(key.form == resultOf ? key.result : key.element, shape.dims());
    }

    private static void arguments(
            Compilation compilation,
            Key key,
            dnnl_memory_desc image,
            dnnl_memory_desc weight,
            dnnl_memory_desc output) {
        switch (key.form) {
            case OUTPUT -> {
                compilation.argument(dnnl.DNNL_ARG_SRC, image).argument(dnnl.DNNL_ARG_WEIGHTS, weight);
                if (key.biased) {
                    compilation.argument(dnnl.DNNL_ARG_BIAS, bias(compilation, key));
                }
                compilation.argument(dnnl.DNNL_ARG_DST, output);
            }
            case INPUT ->
                compilation
                        .argument(dnnl.DNNL_ARG_DIFF_DST, output)
                        .argument(dnnl.DNNL_ARG_WEIGHTS, weight)
                        .argument(dnnl.DNNL_ARG_DIFF_SRC, image);
            case WEIGHT ->
                compilation
                        .argument(dnnl.DNNL_ARG_SRC, image)
                        .argument(dnnl.DNNL_ARG_DIFF_DST, output)
                        .argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, weight);
        }
    }

    private static dnnl_memory_desc bias(Compilation compilation, Key key) {
        return compilation.layout(Descriptor.rowMajor(Element.FLOAT, key.weight.dim(0)));
    }

    private static dnnl_primitive_desc describeForward(
            Compilation compilation, Key key, dnnl_memory_desc image, dnnl_memory_desc output) {
        dnnl_memory_desc weight = compilation.layout(Descriptor.any(key.element, key.weight.dims()));
        dnnl_memory_desc bias = key.biased ? bias(compilation, key) : null;
        return compilation.describe(
                "a convolution of " + key,
                (description, attributes) -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_training,
                        dnnl.dnnl_convolution_direct,
                        image,
                        weight,
                        bias,
                        output,
                        key.stride(),
                        DENSE,
                        key.before(),
                        key.after(),
                        attributes));
    }

    /** The library wants to know which forward convolution a gradient belongs to. */
    private static dnnl_primitive_desc hint(Compilation compilation, Key key) {
        dnnl_memory_desc image = compilation.layout(Descriptor.channelsLast(key.element, key.image.dims()));
        dnnl_memory_desc output = compilation.layout(Descriptor.channelsLast(key.element, key.output.dims()));
        return describeForward(compilation, key, image, output);
    }

    private static dnnl_primitive_desc describeInput(
            Compilation compilation, Key key, dnnl_memory_desc image, dnnl_memory_desc output) {
        dnnl_primitive_desc hint = hint(compilation, key);
        dnnl_memory_desc weight = compilation.layout(Descriptor.any(key.element, key.weight.dims()));
        return compilation.describe(
                "a convolution's input gradient of " + key,
                (description, attributes) -> dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_convolution_direct,
                        image,
                        weight,
                        output,
                        key.stride(),
                        DENSE,
                        key.before(),
                        key.after(),
                        hint,
                        attributes));
    }

    private static dnnl_primitive_desc describeWeight(
            Compilation compilation, Key key, dnnl_memory_desc image, dnnl_memory_desc output) {
        dnnl_primitive_desc hint = hint(compilation, key);
        dnnl_memory_desc weight = compilation.layout(Descriptor.any(Element.FLOAT, key.weight.dims()));
        return compilation.describe(
                "a convolution's weight gradient of " + key,
                (description, attributes) -> dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_convolution_direct,
                        image,
                        weight,
                        null,
                        output,
                        key.stride(),
                        DENSE,
                        key.before(),
                        key.after(),
                        hint,
                        attributes));
    }

    /** From our layout to the library's, or back for a gradient; null if they are the same. */
    private static @Nullable Call weightCopy(Key key, dnnl_memory_desc packed) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc ours = compilation.layout(OneDnnStorage.layout(key.weight, Element.FLOAT));
            if (dnnl.dnnl_memory_desc_equal(ours, packed) != 0) {
                return null;
            }
            return key.form == Form.WEIGHT
                    ? Copies.compile(compilation, packed, ours)
                    : Copies.compile(compilation, ours, packed);
        }
    }
}
