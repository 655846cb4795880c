package org.gan4j.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts about this machine, and the limits that the command line sets before anything native is loaded. */
final class Machine {
    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";
    /** Shares of the machine's memory: arrays, and the whole process. */
    private static final double ARRAY_SHARE = 0.6;

    private static final double PROCESS_SHARE = 0.85;
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final List<String> INTERESTING =
            List.of("avx2", "avx512f", "avx512_bf16", "amx_tile", "amx_bf16", "asimd", "sve");

    private Machine() {}

    /** Lets arrays use most of the memory, unless the user has set limits. JavaCPP's own default is the Java heap's size. */
    static void setMemoryLimits() {
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

    static String memoryLimits() {
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
    static String nativeCache() {
        String folder = System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache");
        return folder + " (another place: -D" + CACHE + "=DIR)";
    }

    static String processor() {
        return cpuInfo("model name").orElse(System.getProperty("os.arch"));
    }

    static String instructionSets() {
        String flags = " " + cpuInfo("flags").or(() -> cpuInfo("Features")).orElse("") + " ";
        String found = INTERESTING.stream()
                .filter(flag -> flags.contains(" " + flag + " "))
                .collect(Collectors.joining(" "));
        return found.isEmpty() ? "unknown" : found;
    }

    private static Optional<String> cpuInfo(String key) {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
