package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.ConvGeometry;
import org.gan4j.kernel.Shape;

/**
 * One form of a convolution for one shape. Its weights have the layout that the library asks for; the operands are those that the
 * form lists.
 *
 * @param form which array is the result
 * @param image [N, in, H, W]
 * @param weight [out, in, kH, kW]
 * @param output [N, out, H', W']
 * @param geometry stride and padding
 * @param element of the feature maps that are read
 * @param result of what is computed
 */
record Convolution(
        Form form, Shape image, Shape weight, Shape output, ConvGeometry geometry, Element element, Element result)
        implements Recipe<PackedConvolution> {

    /** Which array of the three is the result, and what the operands are. */
    enum Form {
        /** Reads image and weight, writes the output. */
        OUTPUT(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DST),
        /** Reads image, weight and bias, writes the output. */
        BIASED_OUTPUT(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_BIAS, dnnl.DNNL_ARG_DST),
        /** Reads output and weight, writes the image. */
        IMAGE(dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_WEIGHTS, dnnl.DNNL_ARG_DIFF_SRC),
        /** Reads image and output, writes the weight, always in 32 bits. */
        WEIGHT(dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_DST, dnnl.DNNL_ARG_DIFF_WEIGHTS);

        private final int[] arguments;

        Form(int... arguments) {
            this.arguments = arguments;
        }

        private boolean isOutput() {
            return this == OUTPUT || this == BIASED_OUTPUT;
        }
    }

    private static final long[] DENSE = {0, 0};

    @Override
    public PackedConvolution compile(Compilation compilation) {
        dnnl_memory_desc in =
                compilation.layout(Descriptor.channelsLast(form == Form.IMAGE ? result : element, image.dims()));
        dnnl_memory_desc out =
                compilation.layout(Descriptor.channelsLast(form.isOutput() ? result : element, output.dims()));
        dnnl_primitive_desc described = switch (form) {
            case OUTPUT, BIASED_OUTPUT -> describeForward(compilation, in, out);
            case IMAGE -> describeInputGradient(compilation, in, out);
            case WEIGHT -> describeWeightGradient(compilation, in, out);
        };
        int query = form == Form.WEIGHT ? dnnl.dnnl_query_diff_weights_md : dnnl.dnnl_query_weights_md;
        dnnl_memory_desc packed = dnnl.dnnl_primitive_desc_query_md(described, query, 0);
        for (int argument : form.arguments) {
            compilation.argument(
                    argument,
                    switch (argument) {
                        case dnnl.DNNL_ARG_SRC, dnnl.DNNL_ARG_DIFF_SRC -> in;
                        case dnnl.DNNL_ARG_DST, dnnl.DNNL_ARG_DIFF_DST -> out;
                        case dnnl.DNNL_ARG_BIAS -> bias(compilation);
                        default -> packed;
                    });
        }
        Call copy = form == Form.WEIGHT
                ? PackedConvolution.copyFrom(packed, weight)
                : PackedConvolution.copyInto(packed, weight);
        return new PackedConvolution(compilation.compile(), copy, dnnl.dnnl_memory_desc_get_size(packed));
    }

    private dnnl_memory_desc bias(Compilation compilation) {
        return compilation.layout(Descriptor.rowMajor(Element.FLOAT, weight.dim(0)));
    }

    private dnnl_primitive_desc describeForward(Compilation compilation, dnnl_memory_desc in, dnnl_memory_desc out) {
        dnnl_memory_desc weights = compilation.layout(Descriptor.any(element, weight.dims()));
        dnnl_memory_desc bias = form == Form.BIASED_OUTPUT ? bias(compilation) : null;
        return compilation.describe(
                "a convolution of " + this,
                (description, attributes) -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_training,
                        dnnl.dnnl_convolution_direct,
                        in,
                        weights,
                        bias,
                        out,
                        stride(),
                        DENSE,
                        before(),
                        after(),
                        attributes));
    }

    private dnnl_primitive_desc describeInputGradient(
            Compilation compilation, dnnl_memory_desc in, dnnl_memory_desc out) {
        dnnl_primitive_desc hint = hint(compilation);
        dnnl_memory_desc weights = compilation.layout(Descriptor.any(element, weight.dims()));
        return compilation.describe(
                "a convolution's input gradient of " + this,
                (description, attributes) -> dnnl.dnnl_convolution_backward_data_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_convolution_direct,
                        in,
                        weights,
                        out,
                        stride(),
                        DENSE,
                        before(),
                        after(),
                        hint,
                        attributes));
    }

    private dnnl_primitive_desc describeWeightGradient(
            Compilation compilation, dnnl_memory_desc in, dnnl_memory_desc out) {
        dnnl_primitive_desc hint = hint(compilation);
        dnnl_memory_desc weights = compilation.layout(Descriptor.any(Element.FLOAT, weight.dims()));
        return compilation.describe(
                "a convolution's weight gradient of " + this,
                (description, attributes) -> dnnl.dnnl_convolution_backward_weights_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_convolution_direct,
                        in,
                        weights,
                        null,
                        out,
                        stride(),
                        DENSE,
                        before(),
                        after(),
                        hint,
                        attributes));
    }

    /** The library wants to know which forward convolution a gradient belongs to. */
    private dnnl_primitive_desc hint(Compilation compilation) {
        dnnl_memory_desc in = compilation.layout(Descriptor.channelsLast(element, image.dims()));
        dnnl_memory_desc out = compilation.layout(Descriptor.channelsLast(element, output.dims()));
        return describeForward(compilation, in, out);
    }

    private long[] stride() {
        return new long[] {geometry.stride(), geometry.stride()};
    }

    private long[] before() {
        return new long[] {geometry.padding(), geometry.padding()};
    }

    /** What the library has to add at the end so that the sizes fit exactly; negative where rows are left over. */
    private long[] after() {
        return new long[] {after(2), after(3)};
    }

    private long after(int axis) {
        return (output.dim(axis) - 1) * geometry.stride() + weight.dim(axis) - image.dim(axis) - geometry.padding();
    }
}
