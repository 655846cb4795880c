package org.gan4j.benchmark;

import java.io.IOException;

/** Runs the benchmarks; the arguments are JMH's, {@code -h} lists them. */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /**
     * Hands over to JMH.
     *
     * @param args JMH's options
     * @throws IOException if JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        org.openjdk.jmh.Main.main(args);
    }
}
