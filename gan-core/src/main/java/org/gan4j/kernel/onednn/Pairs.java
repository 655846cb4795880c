package org.gan4j.kernel.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Shape;

/** Element-wise functions of two arrays, either repeated along dimensions of size 1. */
final class Pairs {
    private record Key(int algorithm, Descriptor a, Descriptor b, Descriptor out, boolean negated) {}

    private final Calls calls;
    private final Memory memory;

    Pairs(Calls calls, Memory memory) {
        this.calls = calls;
        this.memory = memory;
    }

    OneDnnStorage binary(BinaryOp op, OneDnnStorage a, OneDnnStorage b, Arena arena) {
        Shape shape = a.shape().broadcastWith(b.shape());
        boolean leftIsWhole = a.shape().size() == shape.size();
        boolean rightIsWhole = b.shape().size() == shape.size();
        if (leftIsWhole) {
            Element element = rightIsWhole ? wider(a, b) : a.element();
            return run(algorithm(op), a, b, memory.allocate(shape, element, arena), false);
        }
        if (!rightIsWhole) {
            try (Arena scratch = Arena.open()) {
                return binary(op, broadcast(a, shape, scratch), b, arena);
            }
        }
        return swapped(op, a, b, memory.allocate(shape, b.element(), arena));
    }

    /** The library repeats the right operand only. */
    private OneDnnStorage swapped(BinaryOp op, OneDnnStorage a, OneDnnStorage b, OneDnnStorage out) {
        return switch (op) {
            case ADD, MULTIPLY -> run(algorithm(op), b, a, out, false);
            case SUBTRACT -> run(dnnl.dnnl_binary_sub, b, a, out, true);
            case DIVIDE -> {
                try (Arena scratch = Arena.open()) {
                    OneDnnStorage whole = broadcast(a, out.shape(), scratch);
                    yield run(dnnl.dnnl_binary_div, whole, b, out, false);
                }
            }
        };
    }

    private static int algorithm(BinaryOp op) {
        return switch (op) {
            case ADD -> dnnl.dnnl_binary_add;
            case SUBTRACT -> dnnl.dnnl_binary_sub;
            case MULTIPLY -> dnnl.dnnl_binary_mul;
            case DIVIDE -> dnnl.dnnl_binary_div;
        };
    }

    private static Element wider(OneDnnStorage a, OneDnnStorage b) {
        return a.element() == b.element() ? a.element() : Element.FLOAT;
    }

    /** Repeats an array: zeros of the larger shape plus the array. */
    OneDnnStorage broadcast(OneDnnStorage x, Shape shape, Arena arena) {
        OneDnnStorage out = memory.allocate(shape, arena);
        memory.zero(out);
        return run(dnnl.dnnl_binary_add, out, x, out, false);
    }

    private OneDnnStorage run(int algorithm, OneDnnStorage a, OneDnnStorage b, OneDnnStorage out, boolean negated) {
        Key key = key(algorithm, a, b, out, negated);
        calls.run(key, () -> compile(key), a, b, out);
        return out;
    }

    private static Key key(int algorithm, OneDnnStorage a, OneDnnStorage b, OneDnnStorage out, boolean negated) {
        if (a.shape().equals(b.shape())) {
            return new Key(algorithm, flat(a), flat(b), flat(out), negated);
        }
        Optional<Repetition> simple =
                a.shape().equals(out.shape()) ? Repetition.of(out.shape(), b.shape()) : Optional.empty();
        return simple.map(repetition -> new Key(
                        algorithm,
                        Descriptor.rowMajor(a.element(), repetition.whole()),
                        Descriptor.rowMajor(b.element(), repetition.repeated()),
                        Descriptor.rowMajor(out.element(), repetition.whole()),
                        negated))
                .orElseGet(() -> new Key(algorithm, aligned(a, out), aligned(b, out), out.layout(), negated));
    }

    private static Descriptor flat(OneDnnStorage x) {
        return Descriptor.rowMajor(x.element(), x.shape().size());
    }

    /** The array under the result's rank: dimensions that it lacks have size 1. */
    private static Descriptor aligned(OneDnnStorage x, OneDnnStorage out) {
        Descriptor layout = x.layout();
        int rank = out.layout().dims().length;
        int missing = rank - layout.dims().length;
        if (missing == 0) {
            return layout;
        }
        long[] dims = new long[rank];
        long[] strides = new long[rank];
        for (int i = 0; i < rank; i++) {
            dims[i] = i < missing ? 1 : layout.dims()[i - missing];
            strides[i] = i < missing ? x.shape().size() : layout.strides()[i - missing];
        }
        return new Descriptor(dims, x.element(), strides);
    }

    private static Call compile(Key key) {
        try (Compilation compilation = new Compilation()) {
            if (key.negated) {
                compilation.then(dnnl.dnnl_eltwise_linear, -1, 0);
            }
            return compilation.binary("a function of " + key.a + " and " + key.b, key.algorithm, key.a, key.b, key.out);
        }
    }
}
