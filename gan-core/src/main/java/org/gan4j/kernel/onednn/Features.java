package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Precision;

/** How convolutions take their arguments in a precision, on this processor. */
final class Features {
    private record Rounded(Descriptor layout) {}

    private final Copies copies;
    private final Pool pool;
    private final Element element;
    private final boolean rounded;

    /** In BF16 without instructions for it, arguments are rounded and the arithmetic is that of 32 bits. */
    Features(Precision precision, Copies copies, Pool pool) {
        this.copies = copies;
        this.pool = pool;
        boolean native16 = precision == Precision.BF16 && hasBfloat16();
        this.element = native16 ? Element.BFLOAT16 : Element.FLOAT;
        this.rounded = precision == Precision.BF16 && !native16;
    }

    /** Whether the library computes on bfloat16 with instructions made for it. */
    static boolean hasBfloat16() {
        int isa = dnnl.dnnl_get_effective_cpu_isa();
        return (isa & dnnl.dnnl_cpu_isa_avx512_core_bf16) == dnnl.dnnl_cpu_isa_avx512_core_bf16;
    }

    /** What feature maps are stored in. */
    Element element() {
        return element;
    }

    /** A feature map as a convolution reads it. */
    Operand of(OneDnnStorage x) {
        return of(x, element);
    }

    /** A feature map as a convolution on other elements reads it. */
    Operand of(OneDnnStorage x, Element element) {
        return rounded ? rounded(x) : copies.as(element, x);
    }

    /** Weights in 32 bits, from which they are packed. */
    Operand weights(OneDnnStorage w) {
        return rounded ? rounded(w) : copies.as(Element.FLOAT, w);
    }

    private Operand rounded(OneDnnStorage x) {
        Descriptor layout = x.layout();
        Descriptor short16 = OneDnnStorage.layout(x.shape(), Element.BFLOAT16);
        return x.block().derived(new Rounded(layout), x.shape().size() * Float.BYTES, target -> {
            Block middle = pool.take(x.shape().size() * Element.BFLOAT16.bytes());
            try {
                copies.copy(layout, x, short16, middle);
                copies.copy(short16, middle, layout, target);
            } finally {
                middle.release();
            }
        });
    }
}
