package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Window;

/** Pooling of images, [N, C, H, W], by one of the library's algorithms. It reads the images and writes what is left of them. */
record Pooling(int algorithm, Shape image, Window window) implements Recipe<Call> {
    private static final long[] DENSE = {0, 0};

    @Override
    public Call compile(Compilation compilation) {
        Shape result = window.outputShape(image, image.dim(1));
        WindowMargins margins = new WindowMargins(window, image);
        dnnl_memory_desc in = compilation.layout(Descriptor.channelsLast(Element.FLOAT, image.dims()));
        dnnl_memory_desc out = compilation.layout(Descriptor.channelsLast(Element.FLOAT, result.dims()));
        compilation.describe(
                "a pooling of " + this,
                (description, attributes) -> dnnl.dnnl_pooling_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_inference,
                        algorithm,
                        in,
                        out,
                        margins.strides(),
                        margins.sides(),
                        DENSE,
                        margins.before(),
                        margins.after(),
                        attributes));
        return compilation
                .argument(dnnl.DNNL_ARG_SRC, in)
                .argument(dnnl.DNNL_ARG_DST, out)
                .compile();
    }
}
