package org.gan4j.kernel.onednn;

import org.bytedeco.javacpp.Pointer;

/** A pointer that can be turned to any address, so that a call makes no objects. */
final class Address extends Pointer {
    Address() {
        super((Pointer) null);
    }

    Address at(long address) {
        this.address = address;
        return this;
    }
}
