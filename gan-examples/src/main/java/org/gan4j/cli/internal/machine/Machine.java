package org.gan4j.cli.internal.machine;

import java.lang.management.ManagementFactory;

/** Facts about this machine, and the limits that the command line sets before anything native is loaded. */
public final class Machine {
    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    /** Shares of the machine's memory: arrays, and the whole process. */
    private static final double ARRAY_SHARE = 0.6;

    private static final double PROCESS_SHARE = 0.85;

    private Machine() {}

    /** Lets arrays use most of the memory, unless the user has set limits. JavaCPP's own default is the Java heap's size. */
    public static void setMemoryLimits() {
        long physical = physicalMemory();
        if (physical > 0) {
            setIfAbsent(MAX_BYTES, (long) (physical * ARRAY_SHARE));
            setIfAbsent(MAX_PHYSICAL, (long) (physical * PROCESS_SHARE));
        }
    }

    private static void setIfAbsent(String property, long bytes) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Long.toString(bytes));
        }
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    public static String memoryLimits() {
        return String.format(
                "%d MB in all; limits: Java heap %d MB, arrays %s, process %s",
                physicalMemory() >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                megabytes(System.getProperty(MAX_BYTES)),
                megabytes(System.getProperty(MAX_PHYSICAL)));
    }

    private static String megabytes(String value) {
        return value != null && value.matches("\\d+") ? (Long.parseLong(value) >> 20) + " MB" : String.valueOf(value);
    }

    /** Where native libraries are unpacked: it must be writable. */
    public static String nativeCache() {
        String folder = System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache");
        return folder + " (another place: -D" + CACHE + "=DIR)";
    }
}
