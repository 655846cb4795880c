package org.gan4j.benchmark.side;

/** One side of a comparison at work: nets, data and optimisers, ready to do the same again and again. Confined to a thread. */
public interface Side extends AutoCloseable {
    /** Does the work once; everything is computed when this returns. */
    void work();

    /** {@return what computes: libraries with versions and settings, in one line} */
    String describe();

    /** {@return bytes of array memory held, or 0 where the library does not tell} */
    default long heldBytes() {
        return 0;
    }

    @Override
    void close();
}
