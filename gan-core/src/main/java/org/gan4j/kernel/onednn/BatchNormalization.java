package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The library's batch normalisation in training. It reads images, then scale and shift as far as it has them, and writes mean,
 * variance and values.
 *
 * @param images [N, C, H, W]
 * @param epsilon added to the variance
 * @param flags which of scale and shift there are
 */
record BatchNormalization(Descriptor images, float epsilon, int flags) implements Recipe<Call> {

    /**
     * The same normalisation's gradient. It reads images, mean, variance, the cotangent and the scale, and writes the gradients in
     * images and scale, then the one in the shift if there is one.
     */
    record Gradient(BatchNormalization normalization) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            dnnl_memory_desc data = compilation.layout(normalization.images);
            dnnl_memory_desc channels = normalization.channels(compilation);
            describe(compilation, data);
            compilation
                    .argument(dnnl.DNNL_ARG_SRC, data)
                    .argument(dnnl.DNNL_ARG_MEAN, channels)
                    .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_DST, data)
                    .argument(dnnl.DNNL_ARG_SCALE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_SRC, data)
                    .argument(dnnl.DNNL_ARG_DIFF_SCALE, channels);
            if (normalization.has(dnnl.dnnl_use_shift)) {
                compilation.argument(dnnl.DNNL_ARG_DIFF_SHIFT, channels);
            }
            return compilation.compile();
        }

        private void describe(Compilation compilation, dnnl_memory_desc data) {
            dnnl_primitive_desc hint = normalization.describe(compilation, data);
            compilation.describe(
                    "the gradient of a batch normalisation",
                    (description, attributes) -> dnnl.dnnl_batch_normalization_backward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            dnnl.dnnl_backward,
                            data,
                            data,
                            data,
                            normalization.epsilon,
                            normalization.flags,
                            hint,
                            attributes));
        }
    }

    @Override
    public Call compile(Compilation compilation) {
        dnnl_memory_desc data = compilation.layout(images);
        dnnl_memory_desc channels = channels(compilation);
        describe(compilation, data);
        compilation.argument(dnnl.DNNL_ARG_SRC, data);
        if (has(dnnl.dnnl_use_scale)) {
            compilation.argument(dnnl.DNNL_ARG_SCALE, channels);
        }
        if (has(dnnl.dnnl_use_shift)) {
            compilation.argument(dnnl.DNNL_ARG_SHIFT, channels);
        }
        return compilation
                .argument(dnnl.DNNL_ARG_MEAN, channels)
                .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                .argument(dnnl.DNNL_ARG_DST, data)
                .compile();
    }

    private dnnl_primitive_desc describe(Compilation compilation, dnnl_memory_desc data) {
        return compilation.describe(
                "a batch normalisation",
                (description, attributes) -> dnnl.dnnl_batch_normalization_forward_primitive_desc_create(
                        description,
                        Engine.engine(),
                        dnnl.dnnl_forward_training,
                        data,
                        data,
                        epsilon,
                        flags,
                        attributes));
    }

    private dnnl_memory_desc channels(Compilation compilation) {
        return compilation.layout(Descriptor.rowMajor(Element.FLOAT, images.dims()[1]));
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
