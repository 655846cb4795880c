package org.gan4j.kernel.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every call compiled so far, by what it does. One runs at a time: the library itself uses all cores. Thread-safe. */
final class Calls {
    private final Map<Object, Call> compiled = new HashMap<>();
    private final Scratchpad scratchpad = new Scratchpad();

    /**
     * Runs a call, compiling it the first time.
     *
     * @param key all that the compilation depends on, a record
     * @param compilation makes the call
     * @param addresses of the arguments
     */
    synchronized void run(Object key, Supplier<Call> compilation, long... addresses) {
        compiled.computeIfAbsent(key, missing -> compilation.get()).run(scratchpad, addresses);
    }

    /**
     * Runs a call that the caller keeps.
     *
     * @param call what to run
     * @param addresses of the arguments
     */
    synchronized void run(Call call, long... addresses) {
        call.run(scratchpad, addresses);
    }

    /** Bytes of memory shared by all calls. */
    synchronized long heldBytes() {
        return scratchpad.heldBytes();
    }
}
