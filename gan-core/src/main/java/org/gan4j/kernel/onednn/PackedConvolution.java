package org.gan4j.kernel.onednn;

import java.util.function.Supplier;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A compiled convolution, and how its weights come into the layout that it takes.
 *
 * @param convolution the arithmetic
 * @param weightCopy from our layout to the library's, or back for a weight gradient; null if they are the same
 * @param weightBytes size of the weights in the library's layout
 */
record PackedConvolution(Call convolution, @Nullable Call weightCopy, long weightBytes) implements Compiled {

    /** The copy of weights into the library's layout; null if that is ours. */
    static @Nullable Call copyInto(dnnl_memory_desc packed, Shape weight) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc ours = compilation.layout(OneDnnStorage.layout(weight, Element.FLOAT));
            return isSame(ours, packed) ? null : Copies.compile(compilation, ours, packed);
        }
    }

    /** The copy of a weight gradient out of the library's layout; null if that is ours. */
    static @Nullable Call copyFrom(dnnl_memory_desc packed, Shape weight) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc ours = compilation.layout(OneDnnStorage.layout(weight, Element.FLOAT));
            return isSame(ours, packed) ? null : Copies.compile(compilation, packed, ours);
        }
    }

    private static boolean isSame(dnnl_memory_desc ours, dnnl_memory_desc packed) {
        return dnnl.dnnl_memory_desc_equal(ours, packed) != 0;
    }

    /**
     * Weights as the convolution takes them, packed if they have changed since.
     *
     * @param w the weights, with which the packed ones are kept
     * @param recipe the convolution's
     * @param floats the same weights in 32 bits
     * @param calls runs the copy
     */
    Operand weights(OneDnnStorage w, Recipe<PackedConvolution> recipe, Supplier<Operand> floats, Calls calls) {
        Call copy = weightCopy;
        return copy == null
                ? floats.get()
                : w.block().derived(recipe, weightBytes, target -> calls.run(copy, floats.get(), target));
    }

    @Override
    public void free() {
        convolution.free();
        if (weightCopy != null) {
            weightCopy.free();
        }
    }
}
