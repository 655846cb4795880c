package org.gan4j.benchmark.kernel;

import org.gan4j.kernel.Arena;

/** An operation whose arguments are ready. */
@FunctionalInterface
interface Operation {
    /** Computes once; results go to the arena. */
    void run(Arena arena);
}
