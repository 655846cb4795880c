package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.UnaryOp;

/** Element-wise functions of one array; order in memory does not matter to them. A NaN stays one. */
final class Functions {
    private record Key(int algorithm, float alpha, float beta, long size, Element element) {}

    private final Calls calls;
    private final Memory memory;
    private final Rectifiers rectifiers;

    Functions(Calls calls, Memory memory, Rectifiers rectifiers) {
        this.calls = calls;
        this.memory = memory;
        this.rectifiers = rectifiers;
    }

    OneDnnStorage unary(UnaryOp op, OneDnnStorage x, double a, Arena arena) {
        return switch (op) {
            case EXP -> memory.map(x, Math::exp, arena); // the library makes infinity of NaN
            case LOG -> memory.map(x, Math::log, arena); // the library's is right to 3e-6 only
            case SIGN -> memory.map(x, Math::signum, arena);
            case SQRT -> eltwise(dnnl.dnnl_eltwise_sqrt, 0, 0, x, arena);
            case SQUARE -> eltwise(dnnl.dnnl_eltwise_square, 0, 0, x, arena);
            case RECIPROCAL -> eltwise(dnnl.dnnl_eltwise_pow, 1, -1, x, arena);
            case ABS -> eltwise(dnnl.dnnl_eltwise_abs, 0, 0, x, arena);
            case TANH -> eltwise(dnnl.dnnl_eltwise_tanh, 0, 0, x, arena);
            case SIGMOID -> eltwise(dnnl.dnnl_eltwise_logistic, 0, 0, x, arena);
            case SOFTPLUS -> eltwise(dnnl.dnnl_eltwise_soft_relu, 1, 0, x, arena);
            case LEAKY_RELU -> a == 0 ? rectifiers.relu(x, arena) : eltwise(dnnl.dnnl_eltwise_relu, a, 0, x, arena);
            case LEAKY_STEP -> rectifiers.step(x, a, arena);
        };
    }

    private OneDnnStorage eltwise(int algorithm, double alpha, double beta, OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        Key key = new Key(algorithm, (float) alpha, (float) beta, x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x, out);
        return out;
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
}
