package org.gan4j.kernel.onednn;

import org.bytedeco.javacpp.FloatPointer;

/** A few numbers that a call reads as arrays of one element, because they change from run to run. Used under the lock of one caller. */
final class Scalars {
    private static final int MOST = 8;
    /** Each number has a cache line of its own. */
    private static final int STRIDE = (int) (Block.ALIGNMENT / Float.BYTES);

    private final Block block = new Block(null, MOST * Block.ALIGNMENT);
    private final FloatPointer numbers = new FloatPointer(new Address().at(block.address()));

    /** Sets a number and returns its address. */
    long set(int index, double value) {
        numbers.put((long) index * STRIDE, (float) value);
        return block.address() + index * Block.ALIGNMENT;
    }
}
