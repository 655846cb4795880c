package org.gan4j.torch;

import net.razorvine.pickle.PickleException;

/** Says in words that arrays will not fit, before the JVM says it in its own. */
final class HeapLeft {
    private HeapLeft() {}

    static void check(long bytes) {
        Runtime java = Runtime.getRuntime();
        if (bytes > java.maxMemory() - (java.totalMemory() - java.freeMemory())) {
            System.gc(); // what is counted as used may be waiting for the collector
        }
        long left = java.maxMemory() - (java.totalMemory() - java.freeMemory());
        if (bytes > left) {
            throw new PickleException("an array needs " + bytes + " bytes of Java's heap, got " + left
                    + " that are left; start Java with a larger -Xmx");
        }
    }
}
