package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;

/** Comparisons with 0 and what is made of them. */
final class Rectifiers {
    private record StepKey(float below, long size, Element element) {}

    private record ReluKey(long size, Element element) {}

    private record SlopeKey(float slope, long size, Element element) {}

    private static final Scalar ZERO = new Scalar(0);

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;

    Rectifiers(Calls calls, Memory memory, Copies copies) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
    }

    /** 1 where x is positive, {@code below} elsewhere: x compared with 0 gives 1 or 0. */
    OneDnnStorage step(OneDnnStorage x, double below, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        StepKey key = new StepKey((float) below, x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x, ZERO, out);
        return out;
    }

    private static Call compile(StepKey key) {
        try (Compilation compilation = new Compilation()) {
            compilation.then(dnnl.dnnl_eltwise_linear, 1 - key.below, key.below);
            return comparison(compilation, Descriptor.rowMajor(key.element, key.size));
        }
    }

    /** x times its step: NaN stays NaN, of which the library's own ReLU makes 0. */
    OneDnnStorage relu(OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        ReluKey key = new ReluKey(x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x, ZERO, out, x);
        return out;
    }

    private static Call compile(ReluKey key) {
        try (Compilation compilation = new Compilation()) {
            Descriptor array = Descriptor.rowMajor(key.element, key.size);
            compilation.then(dnnl.dnnl_binary_mul, array);
            return comparison(compilation, array);
        }
    }

    /** x > 0, as 1 or 0, followed by what the compilation says. */
    private static Call comparison(Compilation compilation, Descriptor array) {
        return compilation.binary("a comparison of " + array, dnnl.dnnl_binary_gt, array, Scalar.LAYOUT, array);
    }

    /** g times the slope of the leaky ReLU at x. */
    OneDnnStorage leakyReluGradient(OneDnnStorage g, OneDnnStorage x, double slope, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        SlopeKey key = new SlopeKey((float) slope, x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x, copies.as(x.element(), g), out);
        return out;
    }

    private static Call compile(SlopeKey key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc layout = compilation.layout(Descriptor.rowMajor(key.element, key.size));
            dnnl_primitive_desc forward = compilation.describe(
                    "a leaky ReLU",
                    (description, attributes) -> dnnl.dnnl_eltwise_forward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            dnnl.dnnl_forward_training,
                            dnnl.dnnl_eltwise_relu,
                            layout,
                            layout,
                            key.slope,
                            0,
                            attributes));
            compilation.describe(
                    "the gradient of a leaky ReLU",
                    (description, attributes) -> dnnl.dnnl_eltwise_backward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            dnnl.dnnl_eltwise_relu,
                            layout,
                            layout,
                            layout,
                            key.slope,
                            0,
                            forward,
                            attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, layout)
                    .argument(dnnl.DNNL_ARG_DIFF_DST, layout)
                    .argument(dnnl.DNNL_ARG_DIFF_SRC, layout)
                    .compile();
        }
    }
}
