package org.gan4j.benchmark.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.kernel.Processor;

/** What a time depends on beside the libraries. */
final class MachineFacts {
    private static final int GIGABYTE_BITS = 30;

    private MachineFacts() {}

    /** Processor, cores, memory and Java. */
    static List<String> lines() {
        java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        String memory = system instanceof OperatingSystemMXBean full
                ? (full.getTotalMemorySize() >> GIGABYTE_BITS) + " GB"
                : "unknown memory";
        return List.of(
                Processor.name() + ", " + Processor.instructionSets() + "; " + Threads.physicalCores() + " cores, "
                        + memory,
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"));
    }
}
