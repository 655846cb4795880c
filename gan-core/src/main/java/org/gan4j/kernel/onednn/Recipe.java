package org.gan4j.kernel.onednn;

/**
 * What the library is to do, by all that its compilation depends on: a record, so that equal ones are compiled once. What changes
 * from run to run is a {@link Scalar} among the operands instead.
 *
 * @param <C> what comes of it
 */
interface Recipe<C extends Compiled> {
    /**
     * Compiles it.
     *
     * @param compilation where descriptions are made; the caller closes it
     * @return the compiled form, which the caller frees
     */
    C compile(Compilation compilation);
}
