package org.gan4j.benchmark.side;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The limits that GAN4J's command line sets: JavaCPP's own default for arrays is the Java heap's size. */
public final class MemoryLimits {
    /** Shares of the machine's memory: arrays, and the whole process. */
    private static final double ARRAY_SHARE = 0.6;

    private static final double PROCESS_SHARE = 0.85;

    private MemoryLimits() {}

    /** {@return system properties that have to be set before anything native is loaded; none if the memory is unknown} */
    public static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            long physical = system.getTotalMemorySize();
            properties.put("org.bytedeco.javacpp.maxbytes", Long.toString((long) (physical * ARRAY_SHARE)));
            properties.put("org.bytedeco.javacpp.maxphysicalbytes", Long.toString((long) (physical * PROCESS_SHARE)));
        }
        return properties;
    }

    /** Sets them in this process where the user has not. */
    public static void set() {
        properties().forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    }
}
