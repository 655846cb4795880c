package org.gan4j.kernel.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Every call compiled so far, by what it does; they are kept as long as the process lives, one for each operation and shape. One
 * call runs at a time in the process: the library itself uses all cores, and there is one stream. Thread-safe.
 */
final class Calls {
    private static final Object STREAM = new Object();

    private final Map<Object, Call> compiled = new HashMap<>();
    private final Scratchpad scratchpad;
    private final Scalars scalars = new Scalars();

    Calls(Pool pool) {
        this.scratchpad = new Scratchpad(pool);
    }

    /**
     * Runs a call, compiling it the first time.
     *
     * @param key all that the compilation depends on, a record; what changes from run to run is a {@link Scalar} instead
     * @param compilation makes the call
     * @param operands the arguments
     */
    void run(Object key, Supplier<Call> compilation, Operand... operands) {
        synchronized (STREAM) {
            compiled.computeIfAbsent(key, missing -> compilation.get()).run(scratchpad, scalars, operands);
        }
    }

    /**
     * Runs a call that the caller keeps.
     *
     * @param call what to run
     * @param operands the arguments
     */
    void run(Call call, Operand... operands) {
        synchronized (STREAM) {
            call.run(scratchpad, scalars, operands);
        }
    }

    /** How many calls have been compiled. */
    int size() {
        synchronized (STREAM) {
            return compiled.size();
        }
    }
}
