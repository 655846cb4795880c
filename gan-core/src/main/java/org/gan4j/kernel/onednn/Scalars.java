package org.gan4j.kernel.onednn;

/** Where the scalars of the call that runs are put. Confined to whoever holds {@link Calls}' lock. */
final class Scalars {
    private static final int MOST = 16;

    private final Block block = new Block(null, MOST * Block.ALIGNMENT);

    /** The address of an operand: its own, or for a scalar that of the place where its value now is. */
    long address(int slot, Operand operand) {
        if (!(operand instanceof Scalar scalar)) {
            return operand.address();
        }
        Operand place = block.from(slot * Block.ALIGNMENT); // a cache line of its own
        Native.put(new float[] {(float) scalar.value()}, place);
        return place.address();
    }
}
