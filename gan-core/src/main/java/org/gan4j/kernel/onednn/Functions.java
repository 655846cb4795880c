package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.UnaryOp;

/** Element-wise functions of one array; order in memory does not matter to them. */
final class Functions {
    private record Key(int algorithm, float alpha, float beta, long size, Element element) {}

    private record StepKey(float below, long size, Element element) {}

    private record SlopeKey(float slope, long size, Element element) {}

    private final Calls calls;
    private final Memory memory;

    Functions(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    OneDnnStorage unary(UnaryOp op, OneDnnStorage x, double a, Arena arena) {
        return switch (op) {
            case EXP -> eltwise(dnnl.dnnl_eltwise_exp, 0, 0, x, arena);
            case LOG -> memory.map(x, Math::log, arena); // the library's is right to 3e-6 only
            case SQRT -> eltwise(dnnl.dnnl_eltwise_sqrt, 0, 0, x, arena);
            case SQUARE -> eltwise(dnnl.dnnl_eltwise_square, 0, 0, x, arena);
            case RECIPROCAL -> eltwise(dnnl.dnnl_eltwise_pow, 1, -1, x, arena);
            case ABS -> eltwise(dnnl.dnnl_eltwise_abs, 0, 0, x, arena);
            case SIGN -> sign(x, arena);
            case TANH -> eltwise(dnnl.dnnl_eltwise_tanh, 0, 0, x, arena);
            case SIGMOID -> eltwise(dnnl.dnnl_eltwise_logistic, 0, 0, x, arena);
            case SOFTPLUS -> eltwise(dnnl.dnnl_eltwise_soft_relu, 1, 0, x, arena);
            case LEAKY_RELU -> eltwise(dnnl.dnnl_eltwise_relu, a, 0, x, arena);
            case LEAKY_STEP -> step(x, a, arena);
        };
    }

    /** scale * x + shift. */
    OneDnnStorage affine(OneDnnStorage x, double scale, double shift, Arena arena) {
        return eltwise(dnnl.dnnl_eltwise_linear, scale, shift, x, arena);
    }

    void scaleInPlace(OneDnnStorage x, double scale) {
        run(dnnl.dnnl_eltwise_linear, scale, 0, x, x);
        x.block().changed();
    }

    void clampInPlace(OneDnnStorage x, double low, double high) {
        run(dnnl.dnnl_eltwise_clip, low, high, x, x);
        x.block().changed();
    }

    private OneDnnStorage eltwise(int algorithm, double alpha, double beta, OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        run(algorithm, alpha, beta, x, out);
        return out;
    }

    private void run(int algorithm, double alpha, double beta, OneDnnStorage x, OneDnnStorage out) {
        Key key = new Key(algorithm, (float) alpha, (float) beta, x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x.address(), out.address());
    }

    private static Call compile(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc layout = compilation.layout(Descriptor.rowMajor(key.element, key.size));
            compilation.describe(
                    "an element-wise function",
                    (description, attributes) -> dnnl.dnnl_eltwise_forward_primitive_desc_create(
                            description,
                            Engine.engine(),
                            dnnl.dnnl_forward_inference,
                            key.algorithm,
                            layout,
                            layout,
                            key.alpha,
                            key.beta,
                            attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, layout)
                    .argument(dnnl.DNNL_ARG_DST, layout)
                    .compile();
        }
    }

    /** 1 where x is positive, {@code below} elsewhere: x compared with 0 gives 1 or 0. */
    private OneDnnStorage step(OneDnnStorage x, double below, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        StepKey key = new StepKey((float) below, x.shape().size(), x.element());
        try (Arena scratch = Arena.open()) {
            long zero = memory.fill(memory.allocate(Shape.of(1), scratch), 0).address();
            calls.run(key, () -> compile(key), x.address(), zero, out.address());
        }
        return out;
    }

    private static Call compile(StepKey key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc layout = compilation.layout(Descriptor.rowMajor(key.element, key.size));
            dnnl_memory_desc zero = compilation.layout(Descriptor.rowMajor(Element.FLOAT, 1));
            compilation.then(dnnl.dnnl_eltwise_linear, 1 - key.below, key.below);
            compilation.describe(
                    "a step",
                    (description, attributes) -> dnnl.dnnl_binary_primitive_desc_create(
                            description, Engine.engine(), dnnl.dnnl_binary_gt, layout, zero, layout, attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC_0, layout)
                    .argument(dnnl.DNNL_ARG_SRC_1, zero)
                    .argument(dnnl.DNNL_ARG_DST, layout)
                    .compile();
        }
    }

    /** step(x) - step(-x). */
    private OneDnnStorage sign(OneDnnStorage x, Arena arena) {
        OneDnnStorage out = step(x, 0, arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage negative = step(affine(x, -1, 0, scratch), 0, scratch);
            OneDnnStorage minus = affine(negative, -1, 0, scratch);
            addInPlace(out, minus);
        }
        return out;
    }

    /** g times the slope of the leaky ReLU at x; both of x's element type. */
    OneDnnStorage leakyReluGradient(OneDnnStorage g, OneDnnStorage x, double slope, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        SlopeKey key = new SlopeKey((float) slope, x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x.address(), g.address(), out.address());
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

    private record AddKey(long size, Element target, Element source) {}

    /** Adds an array of the same order in memory. */
    void addInPlace(OneDnnStorage target, OneDnnStorage source) {
        AddKey key = new AddKey(target.shape().size(), target.element(), source.element());
        calls.run(key, () -> compile(key), target.address(), source.address(), target.address());
        target.block().changed();
    }

    /** Adds so many numbers to others. */
    void add(Element element, long size, long target, long source) {
        AddKey key = new AddKey(size, element, element);
        calls.run(key, () -> compile(key), target, source, target);
    }

    private static Call compile(AddKey key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc target = compilation.layout(Descriptor.rowMajor(key.target, key.size));
            dnnl_memory_desc source = compilation.layout(Descriptor.rowMajor(key.source, key.size));
            compilation.describe(
                    "a sum",
                    (description, attributes) -> dnnl.dnnl_binary_primitive_desc_create(
                            description, Engine.engine(), dnnl.dnnl_binary_add, target, source, target, attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC_0, target)
                    .argument(dnnl.DNNL_ARG_SRC_1, source)
                    .argument(dnnl.DNNL_ARG_DST, target)
                    .compile();
        }
    }
}
