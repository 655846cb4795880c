package org.gan4j.benchmark.side;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** As many threads as there are cores: what every side gets unless told otherwise. */
public final class Threads {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Threads() {}

    /** {@return the physical cores that this process may use; the logical ones where the system does not tell them apart} */
    public static int physicalCores() {
        int logical = Runtime.getRuntime().availableProcessors();
        try {
            int physical = Files.isReadable(CPU_INFO)
                    ? physicalCores(Files.readAllLines(CPU_INFO, StandardCharsets.UTF_8))
                    : 0;
            return physical == 0 ? logical : Math.min(logical, physical);
        } catch (IOException unreadable) {
            return logical;
        }
    }

    /** Counts pairs of socket and core; 0 if there are none. */
    static int physicalCores(List<String> cpuInfo) {
        Set<String> cores = new HashSet<>();
        String socket = "";
        for (String line : cpuInfo) {
            if (line.startsWith("physical id")) {
                socket = line;
            } else if (line.startsWith("core id")) {
                cores.add(socket + line);
            }
        }
        return cores.size();
    }
}
