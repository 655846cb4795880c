package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;

/** Comparisons with 0 and what is made of them. */
final class Rectifiers {
    private record Step(float below, long size, Element element) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            compilation.then(dnnl.dnnl_eltwise_linear, 1 - below, below);
            return comparison(compilation, Descriptor.rowMajor(element, size));
        }
    }

    private record Relu(long size, Element element) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            Descriptor array = Descriptor.rowMajor(element, size);
            compilation.then(dnnl.dnnl_binary_mul, array);
            return comparison(compilation, array);
        }
    }

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
        calls.run(new Step((float) below, x.shape().size(), x.element()), x, ZERO, out);
        return out;
    }

    /** x times its step: NaN stays NaN, of which the library's own ReLU makes 0. */
    OneDnnStorage relu(OneDnnStorage x, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        calls.run(new Relu(x.shape().size(), x.element()), x, ZERO, out, x);
        return out;
    }

    /** x > 0, as 1 or 0, followed by what the compilation says. */
    private static Call comparison(Compilation compilation, Descriptor array) {
        return compilation.binary("a comparison of " + array, dnnl.dnnl_binary_gt, array, Scalar.LAYOUT, array);
    }

    /** g times the slope of the leaky ReLU at x. */
    OneDnnStorage leakyReluGradient(OneDnnStorage g, OneDnnStorage x, double slope, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        Eltwise leakyRelu =
                new Eltwise(dnnl.dnnl_eltwise_relu, (float) slope, 0, x.shape().size(), x.element());
        calls.run(new Eltwise.Gradient(leakyRelu), x, copies.as(x.element(), g), out);
        return out;
    }
}
