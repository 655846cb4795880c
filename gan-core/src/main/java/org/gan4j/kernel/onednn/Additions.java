package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;

/** Sums into memory that exists. */
final class Additions {
    private record Addition(long size, Element target, Element source) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            Descriptor to = Descriptor.rowMajor(target, size);
            Descriptor from = Descriptor.rowMajor(source, size);
            return compilation.binary("a sum into " + to, dnnl.dnnl_binary_add, to, from, to);
        }
    }

    private final Calls calls;

    Additions(Calls calls) {
        this.calls = calls;
    }

    /** Adds an array of the same order in memory. */
    void addInPlace(OneDnnStorage target, OneDnnStorage source) {
        calls.run(new Addition(target.shape().size(), target.element(), source.element()), target, source, target);
        target.block().changed();
    }

    /** Adds so many numbers to others. */
    void add(Element element, long size, Operand target, Operand source) {
        calls.run(new Addition(size, element, element), target, source, target);
    }
}
