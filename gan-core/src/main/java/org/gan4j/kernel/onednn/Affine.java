package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;

/** scale * x + shift, with numbers that may be others each time: rates, averages, norms to clip to. */
final class Affine {
    private record Scaling(long size, Element element) {}

    private record Shifting(long size, Element element) {}

    private final Calls calls;
    private final Memory memory;

    Affine(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    OneDnnStorage affine(OneDnnStorage x, double scale, double shift, Arena arena) {
        OneDnnStorage out = memory.allocate(x.shape(), x.element(), arena);
        long size = x.shape().size();
        if (shift == 0) {
            scale(x, scale, out);
        } else {
            Shifting key = new Shifting(size, x.element());
            calls.run(key, () -> compile(key), x, new Scalar(scale), out, new Scalar(shift));
        }
        return out;
    }

    void scaleInPlace(OneDnnStorage x, double scale) {
        scale(x, scale, x);
        x.block().changed();
    }

    private void scale(OneDnnStorage x, double scale, OneDnnStorage out) {
        Scaling key = new Scaling(x.shape().size(), x.element());
        calls.run(key, () -> compile(key), x, new Scalar(scale), out);
    }

    private static Call compile(Scaling key) {
        try (Compilation compilation = new Compilation()) {
            return compile(compilation, Descriptor.rowMajor(key.element, key.size));
        }
    }

    private static Call compile(Shifting key) {
        try (Compilation compilation = new Compilation()) {
            compilation.then(dnnl.dnnl_binary_add, Scalar.LAYOUT);
            return compile(compilation, Descriptor.rowMajor(key.element, key.size));
        }
    }

    private static Call compile(Compilation compilation, Descriptor array) {
        return compilation.binary("a multiple of " + array, dnnl.dnnl_binary_mul, array, Scalar.LAYOUT, array);
    }
}
