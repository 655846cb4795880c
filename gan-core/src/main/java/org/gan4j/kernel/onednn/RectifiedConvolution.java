package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Window;

/**
 * Convolution, bias and ReLU in one primitive, for networks that are not trained. It reads image, weight and bias and writes the
 * output.
 *
 * @param image [N, in, H, W]
 * @param weight [out, in, height, width]
 * @param window stride and padding
 */
record RectifiedConvolution(Shape image, Shape weight, Window window) implements Recipe<PackedConvolution> {
    private static final long[] DENSE = {0, 0};

    @Override
    public PackedConvolution compile(Compilation compilation) {
        compilation.then(dnnl.dnnl_eltwise_relu, 0, 0);
        Shape result = window.outputShape(image, weight.dim(0));
        dnnl_memory_desc in = compilation.layout(Descriptor.channelsLast(Element.FLOAT, image.dims()));
        dnnl_memory_desc bias = compilation.layout(Descriptor.rowMajor(Element.FLOAT, weight.dim(0)));
        dnnl_memory_desc out = compilation.layout(Descriptor.channelsLast(Element.FLOAT, result.dims()));
        dnnl_primitive_desc described = describe(compilation, in, bias, out);
        dnnl_memory_desc packed = dnnl.dnnl_primitive_desc_query_md(described, dnnl.dnnl_query_weights_md, 0);
        Call convolution = compilation
                .argument(dnnl.DNNL_ARG_SRC, in)
                .argument(dnnl.DNNL_ARG_WEIGHTS, packed)
                .argument(dnnl.DNNL_ARG_BIAS, bias)
                .argument(dnnl.DNNL_ARG_DST, out)
                .compile();
        return new PackedConvolution(
                convolution, PackedConvolution.copyInto(packed, weight), dnnl.dnnl_memory_desc_get_size(packed));
    }

    private dnnl_primitive_desc describe(
            Compilation compilation, dnnl_memory_desc in, dnnl_memory_desc bias, dnnl_memory_desc out) {
        WindowMargins margins = new WindowMargins(window, image);
        dnnl_memory_desc weights = compilation.layout(Descriptor.any(Element.FLOAT, weight.dims()));
        return compilation.describe(
                "a rectified convolution of " + this,
                (description, attributes) -> dnnl.dnnl_convolution_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_inference,
                        dnnl.dnnl_convolution_direct,
                        in,
                        weights,
                        bias,
                        out,
                        margins.strides(),
                        DENSE,
                        margins.before(),
                        margins.after(),
                        attributes));
    }
}
