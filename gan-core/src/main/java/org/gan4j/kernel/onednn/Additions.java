package org.gan4j.kernel.onednn;

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
            Descriptor target = Descriptor.rowMajor(key.target, key.size);
            Descriptor source = Descriptor.rowMajor(key.source, key.size);
            return compilation.binary("a sum into " + target, dnnl.dnnl_binary_add, target, source, target);
        }
    }
}
