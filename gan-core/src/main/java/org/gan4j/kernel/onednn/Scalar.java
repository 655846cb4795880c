package org.gan4j.kernel.onednn;

/**
 * A number that changes from run to run, which a call reads as an array of one element: were it a constant of the primitive, each
 * value would compile another one. {@link Calls} gives it a place while the call runs.
 */
record Scalar(double value) implements Operand {
    /** The array that a primitive sees. */
    static final Descriptor LAYOUT = Descriptor.rowMajor(Element.FLOAT, 1);

    @Override
    public long address() {
        throw new IllegalStateException("a scalar has an address only while a call runs");
    }
}
