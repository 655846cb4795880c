package org.gan4j.benchmark.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This process's memory as Linux tells it: heap, arrays, libraries and all. Other systems tell nothing, which reads 0. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path STATISTICS = Path.of("/proc/self/stat");
    private static final int KILOBYTE = 1024;
    /** The field of minor faults, counted behind the program's name, which ends in a bracket and may hold blanks. */
    private static final int MINOR_FAULTS = 8;

    private ProcessMemory() {}

    /** {@return bytes resident now; 0 where the system does not tell} */
    public static long now() {
        return read("VmRSS:");
    }

    /** {@return the most bytes that were resident at a time; 0 where the system does not tell} */
    public static long peak() {
        return read("VmHWM:");
    }

    /** {@return pages of fresh memory that were faulted in since the process started; 0 where the system does not tell} */
    public static long minorFaults() {
        try {
            String fields = Files.isReadable(STATISTICS) ? Files.readString(STATISTICS) : "";
            String[] words =
                    fields.substring(fields.lastIndexOf(')') + 1).trim().split(" ");
            return words.length < MINOR_FAULTS ? 0 : Long.parseLong(words[MINOR_FAULTS - 1]);
        } catch (IOException unreadable) {
            return 0;
        }
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
