package org.gan4j.kernel.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.BinaryOp;
import org.gan4j.kernel.Shape;

/** Element-wise functions of two arrays, either repeated along dimensions of size 1. */
final class Pairs {
    private record Pair(int algorithm, Descriptor a, Descriptor b, Descriptor out) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return compilation.binary("a function of " + a + " and " + b, algorithm, a, b, out);
        }
    }

    private record Negated(Pair pair) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            return pair.compile(compilation.then(dnnl.dnnl_eltwise_linear, -1, 0));
        }
    }

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
            return run(algorithm(op), a, b, memory.allocate(shape, element, arena));
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
            case ADD, MULTIPLY -> run(algorithm(op), b, a, out);
            case SUBTRACT -> {
                calls.run(new Negated(pair(dnnl.dnnl_binary_sub, b, a, out)), b, a, out);
                yield out;
            }
            case DIVIDE -> {
                try (Arena scratch = Arena.open()) {
                    OneDnnStorage whole = broadcast(a, out.shape(), scratch);
                    yield run(dnnl.dnnl_binary_div, whole, b, out);
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
        return run(dnnl.dnnl_binary_add, out, x, out);
    }

    private OneDnnStorage run(int algorithm, OneDnnStorage a, OneDnnStorage b, OneDnnStorage out) {
        calls.run(pair(algorithm, a, b, out), a, b, out);
        return out;
    }

    private static Pair pair(int algorithm, OneDnnStorage a, OneDnnStorage b, OneDnnStorage out) {
        if (a.shape().equals(b.shape())) {
            return new Pair(algorithm, flat(a), flat(b), flat(out));
        }
        Optional<Repetition> simple =
                a.shape().equals(out.shape()) ? Repetition.of(out.shape(), b.shape()) : Optional.empty();
        return simple.map(repetition -> new Pair(
                        algorithm,
                        Descriptor.rowMajor(a.element(), repetition.whole()),
                        Descriptor.rowMajor(b.element(), repetition.repeated()),
                        Descriptor.rowMajor(out.element(), repetition.whole())))
                .orElseGet(() -> new Pair(algorithm, aligned(a, out), aligned(b, out), out.layout()));
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
}
