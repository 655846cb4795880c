package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;

/** Products of matrices, one or a batch of them. */
final class Products {
    private record Key(Descriptor a, Descriptor b, Descriptor out) {}

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;

    Products(Calls calls, Memory memory, Copies copies) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
    }

    OneDnnStorage matmul(OneDnnStorage a, OneDnnStorage b, boolean transposeA, boolean transposeB, Arena arena) {
        Element element = a.element() == b.element() ? a.element() : Element.FLOAT;
        Descriptor left = matrix(a.shape(), element, transposeA);
        Descriptor right = matrix(b.shape(), element, transposeB);
        OneDnnStorage out = memory.allocate(Shape.of(left.dims()[0], right.dims()[1]), arena);
        multiply(left, copies.as(element, a), right, copies.as(element, b), out.layout(), out);
        return out;
    }

    private static Descriptor matrix(Shape shape, Element element, boolean transposed) {
        Descriptor layout = OneDnnStorage.layout(shape, element);
        return transposed ? layout.permuted(1, 0) : layout;
    }

    /** [M, K] x [K, N] or [B, M, K] x [B, K, N] in given layouts; a batch of 1 is repeated. */
    void multiply(Descriptor a, Operand left, Descriptor b, Operand right, Descriptor out, Operand target) {
        Key key = new Key(a, b, out);
        calls.run(key, () -> compile(key), left, right, target);
    }

    private static Call compile(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc a = compilation.layout(key.a);
            dnnl_memory_desc b = compilation.layout(key.b);
            dnnl_memory_desc out = compilation.layout(key.out);
            compilation.describe(
                    "the product of " + key.a + " and " + key.b,
                    (description, attributes) -> dnnl.dnnl_matmul_primitive_desc_create(
                            description, Engine.engine(), a, b, null, out, attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, a)
                    .argument(dnnl.DNNL_ARG_WEIGHTS, b)
                    .argument(dnnl.DNNL_ARG_DST, out)
                    .compile();
        }
    }
}
