package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;

/** Copies between layouts and element types: permutations, parts, conversions. */
final class Copies {
    private record Copy(Descriptor from, Descriptor to) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return Copies.compile(compilation, compilation.layout(from), compilation.layout(to));
        }
    }

    private final Calls calls;

    Copies(Calls calls) {
        this.calls = calls;
    }

    /** Copies an array of equal sizes into another layout. */
    void copy(Descriptor from, Operand source, Descriptor to, Operand target) {
        calls.run(new Copy(from, to), source, target);
    }

    /** Copies a whole storage into memory of the same order. */
    void copy(OneDnnStorage from, OneDnnStorage to) {
        copy(from.layout(), from, to.layout(), to);
    }

    /** An array in an element type: itself, or a copy that is kept with it. */
    Operand as(Element element, OneDnnStorage x) {
        if (x.element() == element) {
            return x;
        }
        Descriptor to = OneDnnStorage.layout(x.shape(), element);
        long bytes = x.shape().size() * element.bytes();
        return x.block().derived(to, bytes, target -> copy(x.layout(), x, to, target));
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
