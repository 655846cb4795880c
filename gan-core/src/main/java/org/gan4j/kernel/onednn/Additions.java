package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;

/** Sums into memory that exists. */
final class Additions {
    private record AddKey(long size, Element target, Element source) {}

    private final Calls calls;

    Additions(Calls calls) {
        this.calls = calls;
    }

    /** Adds an array of the same order in memory. */
    void addInPlace(OneDnnStorage target, OneDnnStorage source) {
        AddKey key = new AddKey(target.shape().size(), target.element(), source.element());
        calls.run(key, () -> compile(key), target, source, target);
        target.block().changed();
    }

    /** Adds so many numbers to others. */
    void add(Element element, long size, Operand target, Operand source) {
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
