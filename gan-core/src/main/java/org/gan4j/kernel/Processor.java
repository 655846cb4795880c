package org.gan4j.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor that this Java runs on, as far as the system tells. Figures and bits depend on it. Thread-safe. */
public final class Processor {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final List<String> INTERESTING =
            List.of("avx2", "avx512f", "avx512_bf16", "amx_tile", "amx_bf16", "asimd", "sve");

    private Processor() {}

    /** {@return the model's name, or the architecture where the system does not tell} */
    public static String name() {
        return cpuInfo("model name").orElse(System.getProperty("os.arch"));
    }

    /** {@return the instruction sets that matter to arithmetic, such as {@code avx2 avx512f}, or {@code unknown}} */
    public static String instructionSets() {
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
