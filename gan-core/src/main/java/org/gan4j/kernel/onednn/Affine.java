package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;

/** scale * x + shift, with numbers that may be others each time: rates, averages, norms to clip to. */
final class Affine {
    private record Scaling(long size, Element element) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            Descriptor array = Descriptor.rowMajor(element, size);
            return compilation.binary("a multiple of " + array, dnnl.dnnl_binary_mul, array, Scalar.LAYOUT, array);
        }
    }

    private record Shifting(Scaling scaling) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return scaling.compile(compilation.then(dnnl.dnnl_binary_add, Scalar.LAYOUT));
        }
    }

    private final Calls calls;
    private final Memory memory;

    Affine(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    OneDnnStorage affine(OneDnnStorage x, double scale, double shift, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        Scaling scaling = scaling(x);
        if (shift == 0) {
            calls.run(scaling, x, new Scalar(scale), out);
        } else {
            calls.run(new Shifting(scaling), x, new Scalar(scale), out, new Scalar(shift));
        }
        return out;
    }

    void scaleInPlace(OneDnnStorage x, double scale) {
        calls.run(scaling(x), x, new Scalar(scale), x);
        x.block().changed();
    }

    private static Scaling scaling(OneDnnStorage x) {
        return new Scaling(x.shape().size(), x.element());
    }
}
