package org.gan4j.benchmark.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.gan4j.benchmark.side.Threads;
import org.gan4j.kernel.Processor;

/** What a time depends on beside the libraries. */
final class MachineFacts {
    private static final int GIGABYTE_BITS = 30;

    private MachineFacts() {}

    /** Processor, cores, memory, Java, and how busy the machine is now. */
    static List<String> lines() {
        java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        String memory = system instanceof OperatingSystemMXBean full
                ? (full.getTotalMemorySize() >> GIGABYTE_BITS) + " GB"
                : "unknown memory";
        return List.of(
                Processor.name() + ", " + Processor.instructionSets() + "; " + Threads.physicalCores() + " cores, "
                        + memory,
                "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch"),
                load(system.getSystemLoadAverage()));
    }

    private static String load(double average) {
        return average < 0
                ? "load before the start unknown"
                : String.format(
                        Locale.ROOT,
                        "load before the start %.1f%s",
                        average,
                        average > 1.0 / 2 ? ": other programs compute too, so these times are rough" : "");
    }
}
