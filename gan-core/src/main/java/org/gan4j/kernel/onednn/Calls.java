package org.gan4j.kernel.onednn;

import java.util.function.Consumer;

/**
 * Runs what recipes are compiled to. One call runs at a time in the process: the library itself uses all cores, and there is one
 * stream. Thread-safe.
 */
final class Calls {
    /** Some 25 kB each; a training step of the course nets takes about 190. */
    static final int MOST = 4096;

    private static final Object STREAM = new Object();

    private final CompiledRecipes compiled;
    private final Scratchpad scratchpad;
    private final Scalars scalars = new Scalars();

    /** Calls of which no more than so many stay compiled. */
    Calls(Pool pool, int most) {
        this.compiled = new CompiledRecipes(most);
        this.scratchpad = new Scratchpad(pool);
    }

    /**
     * Runs a recipe, compiling it the first time.
     *
     * @param recipe what to do
     * @param operands the arguments
     */
    void run(Recipe<Call> recipe, Operand... operands) {
        synchronized (STREAM) {
            compiled.get(recipe).compiled().run(scratchpad, scalars, operands);
        }
    }

    /**
     * Works with what a recipe is compiled to, which nobody frees meanwhile.
     *
     * @param recipe compiled the first time
     * @param work is given the compiled form and does not keep it
     * @param <C> the compiled form
     */
    <C extends Compiled> void with(Recipe<C> recipe, Consumer<C> work) {
        CompiledRecipes.Entry<C> entry;
        synchronized (STREAM) {
            entry = compiled.lend(recipe);
        }
        try {
            work.accept(entry.compiled());
        } finally {
            synchronized (STREAM) {
                compiled.giveBack(entry);
            }
        }
    }

    /**
     * Runs a call that {@link #with} has given.
     *
     * @param call what to run
     * @param operands the arguments
     */
    void run(Call call, Operand... operands) {
        synchronized (STREAM) {
            call.run(scratchpad, scalars, operands);
        }
    }

    /** How many recipes are compiled at the moment. */
    int size() {
        synchronized (STREAM) {
            return compiled.size();
        }
    }
}
