package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;

/** How one number is stored. */
enum Element {
    /** 32 bits. */
    FLOAT(dnnl.dnnl_f32, Float.BYTES),
    /** 16 bits: a float without the lower half of its mantissa. */
    BFLOAT16(dnnl.dnnl_bf16, Short.BYTES);

    private final int code;
    private final int bytes;

    Element(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The library's number for it. */
    int code() {
        return code;
    }

    int bytes() {
        return bytes;
    }
}
