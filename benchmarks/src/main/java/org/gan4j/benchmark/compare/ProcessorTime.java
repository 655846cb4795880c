package org.gan4j.benchmark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Time that all programs of the machine have computed, on all cores, as Linux counts it. */
final class ProcessorTime {
    private static final Path STATISTICS = Path.of("/proc/stat");
    /** Linux gives these times in hundredths of a second on every architecture. */
    private static final double TICK = 0.01;
    /** Fields after the name: user, nice, system, idle, iowait, irq, softirq, steal; guests are in user already. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    private ProcessorTime() {}

    /** Seconds since the machine started; NaN where the system does not tell. */
    static double busy() {
        try {
            return Files.isReadable(STATISTICS)
                    ? busy(Files.readAllLines(STATISTICS).get(0))
                    : Double.NaN;
        } catch (IOException unreadable) {
            return Double.NaN;
        }
    }

    /** From the file's first line. */
    static double busy(String line) {
        String[] fields = line.trim().split("\\s+");
        return TICK
                * BUSY.stream()
                        .filter(i -> i < fields.length)
                        .mapToLong(i -> Long.parseLong(fields[i]))
                        .sum();
    }
}
