package org.gan4j.benchmark.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This process's resident memory as Linux tells it: heap, arrays, libraries and all. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KILOBYTE = 1024;

    private ResidentMemory() {}

    /** {@return bytes resident now; 0 where the system does not tell} */
    public static long now() {
        return read("VmRSS:");
    }

    /** {@return the most bytes that were resident at a time; 0 where the system does not tell} */
    public static long peak() {
        return read("VmHWM:");
    }

    private static long read(String key) {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
