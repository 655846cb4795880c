package org.gan4j.benchmark;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs the benchmarks: {@code waiting [STEPS [PATH]]} prints the share of a training run that is spent waiting for images; any
 * other arguments are JMH's, {@code -h} lists them.
 */
public final class BenchmarkMain {
    private BenchmarkMain() {}

    /**
     * Measures what the first argument names, or hands over to JMH.
     *
     * @param args {@code waiting} and its arguments, or JMH's options
     * @throws IOException if JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("waiting")) {
            WaitingShare.run(Arrays.copyOfRange(args, 1, args.length));
        } else {
            org.openjdk.jmh.Main.main(args);
        }
    }
}
