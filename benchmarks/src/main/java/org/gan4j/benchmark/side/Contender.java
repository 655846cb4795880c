package org.gan4j.benchmark.side;

import java.util.List;

/**
 * A library that can be measured. GAN4J and SameDiff are always there; others are found by {@link java.util.ServiceLoader}.
 * Creating one, and all methods but {@link #open}, load nothing native.
 */
public interface Contender {
    /** {@return a short name, such as {@code libtorch}} */
    String name();

    /** {@return ways of doing the work of which the fastest counts, such as memory formats; at least one} */
    List<String> forms();

    /**
     * Whether it can do this work in principle.
     *
     * @param workload what to do
     * @return false if it need not be started
     */
    boolean plays(Workload workload);

    /**
     * Gets ready.
     *
     * @param form one of {@link #forms()}
     * @param workload what to do
     * @return ready to work
     * @throws IllegalArgumentException if the workload asks for something it lacks, with the reason
     * @throws IllegalStateException if it cannot run here, with the reason
     */
    Side open(String form, Workload workload);
}
