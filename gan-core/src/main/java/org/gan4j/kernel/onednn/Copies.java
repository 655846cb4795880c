package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;

/** Copies between layouts and element types: permutations, parts, conversions. */
final class Copies {
    private record Key(Descriptor from, Descriptor to) {}

    private final Calls calls;

    Copies(Calls calls) {
        this.calls = calls;
    }

    /** Copies an array of equal sizes into another layout. */
    void copy(Descriptor from, long source, Descriptor to, long target) {
        calls.run(new Key(from, to), () -> compile(from, to), source, target);
    }

    /** Copies a whole storage into memory of the same order. */
    void copy(OneDnnStorage from, OneDnnStorage to) {
        copy(from.layout(), from.address(), to.layout(), to.address());
    }

    private static Call compile(Descriptor from, Descriptor to) {
        try (Compilation compilation = new Compilation()) {
            return compile(compilation, compilation.layout(from), compilation.layout(to));
        }
    }

    /** A copy between layouts of which one may be the library's own. */
    static Call compile(Compilation compilation, dnnl_memory_desc from, dnnl_memory_desc to) {
        compilation.describe(
                "a copy",
                (description, attributes) -> dnnl.dnnl_reorder_primitive_desc_create(
                        description, from, Engine.engine(), to, Engine.engine(), attributes));
        return compilation
                .argument(dnnl.DNNL_ARG_FROM, from)
                .argument(dnnl.DNNL_ARG_TO, to)
                .compile();
    }
}
