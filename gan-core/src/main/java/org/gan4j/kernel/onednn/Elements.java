package org.gan4j.kernel.onednn;

import java.util.function.DoubleUnaryOperator;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.ElementKernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.UnaryOp;

/** Element-wise functions, each by the library or in Java: a NaN stays one, whichever it is. */
final class Elements implements ElementKernels<OneDnnStorage> {
    private final Calls calls;
    private final Memory memory;
    private final Transfers transfers;
    private final Rectifiers rectifiers;
    private final Pairs pairs;
    private final Affine affine;

    Elements(Calls calls, Memory memory, Copies copies, Transfers transfers, Affine affine) {
        this.calls = calls;
        this.memory = memory;
        this.transfers = transfers;
        this.rectifiers = new Rectifiers(calls, memory, copies);
        this.pairs = new Pairs(calls, memory);
        this.affine = affine;
    }

    @Override
    public OneDnnStorage unary(UnaryOp op, OneDnnStorage x, double a, Arena arena) {
        return switch (op) {
            case EXP -> map(x, Math::exp, arena); // the library makes infinity of NaN
            case LOG -> map(x, Math::log, arena); // the library's is right to 3e-6 only
            case SIGN -> map(x, Math::signum, arena);
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
        calls.run(new Eltwise(algorithm, (float) alpha, (float) beta, x.shape().size(), x.element()), x, out);
        return out;
    }

    /** One element after the other in Java. */
    private OneDnnStorage map(OneDnnStorage x, DoubleUnaryOperator function, Arena arena) {
        float[] values = transfers.toFloats(x);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.applyAsDouble(values[i]);
        }
        return transfers.upload(values, x.shape(), arena);
    }

    @Override
    public OneDnnStorage binary(BinaryOp op, OneDnnStorage a, OneDnnStorage b, Arena arena) {
        return pairs.binary(op, a, b, arena);
    }

    @Override
    public OneDnnStorage affine(OneDnnStorage x, double scale, double shift, Arena arena) {
        return affine.affine(x, scale, shift, arena);
    }

    @Override
    public OneDnnStorage broadcast(OneDnnStorage x, Shape shape, Arena arena) {
        return pairs.broadcast(x, shape, arena);
    }

    @Override
    public OneDnnStorage leakyReluGradient(OneDnnStorage g, OneDnnStorage x, double slope, Arena arena) {
        return rectifiers.leakyReluGradient(g, x, slope, arena);
    }
}
