package org.gan4j.kernel.onednn;

import org.bytedeco.javacpp.BytePointer;

/** Memory that primitives use while they run, shared by all because only one runs at a time; it grows to the largest need. */
final class Scratchpad {
    private BytePointer memory = Native.lasting(() -> new BytePointer(0L));

    long address(long bytes) {
        if (memory.capacity() < bytes + Block.ALIGNMENT) {
            memory.deallocate();
            memory = Native.lasting(() -> new BytePointer(bytes + Block.ALIGNMENT));
        }
        return Block.aligned(memory.address());
    }

    long heldBytes() {
        return memory.capacity();
    }
}
