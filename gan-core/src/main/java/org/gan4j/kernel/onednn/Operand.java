package org.gan4j.kernel.onednn;

/**
 * Memory that a call reads or writes. Calls are given operands and not bare addresses, so that the garbage collector cannot
 * free memory that the library is working on.
 */
interface Operand {
    /** Where it begins. */
    long address();

    /** The memory from so many bytes on. */
    default Operand from(long bytes) {
        return bytes == 0 ? this : new Part(this, bytes);
    }

    /** Memory inside other memory, which it keeps alive. */
    record Part(Operand whole, long offset) implements Operand {
        @Override
        public long address() {
            return whole.address() + offset;
        }
    }
}
