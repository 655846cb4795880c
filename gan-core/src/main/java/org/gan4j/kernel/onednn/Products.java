package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;

/** Products of matrices, one or a batch of them. */
final class Products {
    private record Product(Descriptor a, Descriptor b, Descriptor out) implements Recipe<Call> {
        @Override
        public Call compile(Compilation compilation) {
            dnnl_memory_desc left = compilation.layout(a);
            dnnl_memory_desc right = compilation.layout(b);
            dnnl_memory_desc result = compilation.layout(out);
            compilation.describe(
                    "the product of " + a + " and " + b,
                    (description, attributes) -> dnnl.dnnl_matmul_primitive_desc_create(
                            description, Engine.engine(), left, right, null, result, attributes));
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, left)
                    .argument(dnnl.DNNL_ARG_WEIGHTS, right)
                    .argument(dnnl.DNNL_ARG_DST, result)
                    .compile();
        }
    }

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;

    Products(Calls calls, Memory memory, Copies copies) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
    }

    OneDnnStorage matmul(OneDnnStorage a, OneDnnStorage b, Transposed transposed, Arena arena) {
        Element element = a.element() == b.element() ? a.element() : Element.FLOAT;
        Descriptor left = OneDnnStorage.layout(a.shape(), element);
        Descriptor right = OneDnnStorage.layout(b.shape(), element);
        left = transposed == Transposed.LEFT ? left.permuted(1, 0) : left;
        right = transposed == Transposed.RIGHT ? right.permuted(1, 0) : right;
        OneDnnStorage out = memory.allocate(Shape.of(left.dims()[0], right.dims()[1]), arena);
        multiply(left, copies.as(element, a), right, copies.as(element, b), out.layout(), out);
        return out;
    }

    /** [M, K] x [K, N] or [B, M, K] x [B, K, N] in given layouts; a batch of 1 is repeated. */
    void multiply(Descriptor a, Operand left, Descriptor b, Operand right, Descriptor out, Operand target) {
        calls.run(new Product(a, b, out), left, right, target);
    }
}
