package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/** One of the library's functions of each element; order in memory does not matter to it. */
record Eltwise(int algorithm, float alpha, float beta, long size, Element element) implements Recipe<Call> {

    /** The same function's gradient, of the function's input and a cotangent. */
    record Gradient(Eltwise function) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            dnnl_memory_desc layout = function.layout(compilation);
            dnnl_primitive_desc forward = function.describe(compilation, layout, dnnl.dnnl_forward_training);
            compilation.describe(
                    "the gradient of a function",
                    (description, attributes) -> dnnl.dnnl_eltwise_backward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            function.algorithm,
                            layout,
                            layout,
                            layout,
                            function.alpha,
                            function.beta,
                            forward,
                            attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, layout)
                    .argument(dnnl.DNNL_ARG_DIFF_DST, layout)
                    .argument(dnnl.DNNL_ARG_DIFF_SRC, layout)
                    .compile();
        }
    }

    @Override
    public Call compile(Compilation compilation) {
        dnnl_memory_desc layout = layout(compilation);
        describe(compilation, layout, dnnl.dnnl_forward_inference);
        return compilation
                .argument(dnnl.DNNL_ARG_SRC, layout)
                .argument(dnnl.DNNL_ARG_DST, layout)
                .compile();
    }

    private dnnl_memory_desc layout(Compilation compilation) {
        return compilation.layout(Descriptor.rowMajor(element, size));
    }

    private dnnl_primitive_desc describe(Compilation compilation, dnnl_memory_desc layout, int propagation) {
        return compilation.describe(
                "an element-wise function",
                (description, attributes) -> dnnl.dnnl_eltwise_forward_primitive_desc_create(
                        description, Engine.engine(), propagation, algorithm, layout, layout, alpha, beta, attributes));
    }
}
