package org.gan4j.kernel.onednn;

/** What comes of a {@link Recipe}: it holds memory of the library's until it is freed. */
interface Compiled {
    /** Gives the library's memory back; called once, while nobody uses it. */
    void free();
}
