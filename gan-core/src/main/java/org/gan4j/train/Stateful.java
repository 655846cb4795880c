package org.gan4j.train;

/**
 * Something that remembers numbers from step to step, which a checkpoint has to hold; by default it remembers none.
 * Both methods are called on the training thread, between steps.
 */
public interface Stateful {
    /** {@return what a checkpoint has to hold, such as moving averages; the same names at all times} */
    default State state() {
        return State.none();
    }

    /**
     * Continues from a checkpoint.
     *
     * @param state what {@link #state()} gave
     */
    default void restore(State state) {}
}
