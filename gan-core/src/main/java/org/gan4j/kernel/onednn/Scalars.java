package org.gan4j.kernel.onednn;

/**
 * A few numbers that a call reads as arrays of one element, because they change from run to run. Confined to whoever holds
 * their owner's lock.
 */
final class Scalars {
    private static final int MOST = 8;

    private final Block block = new Block(null, MOST * Block.ALIGNMENT);

    /** Sets a number, which has a cache line of its own. */
    Operand set(int index, double value) {
        Operand place = block.from(index * Block.ALIGNMENT);
        Native.put(new float[] {(float) value}, place);
        return place;
    }
}
