package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of its own that takes the lock of a file: once, until a line comes in ({@code FILE}), or many times, and fails if
 * anybody else has it meanwhile ({@code FILE TIMES}).
 */
final class LockHolder {
    private LockHolder() {}

    static ProcessBuilder process(Object... args) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process = new ProcessBuilder(
                java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), LockHolder.class.getName());
        List.of(args).forEach(arg -> process.command().add(arg.toString()));
        return process;
    }

    /** What is printed: {@code waiting}, {@code held}. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (args.length == 1) {
            try (CacheLock lock = CacheLock.of(file, new Said())) {
                System.out.println(lock == null ? "" : "held");
                System.in.read();
            }
            return;
        }
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            try (CacheLock lock = CacheLock.of(file, ImageProgress.SILENT)) {
                Path alone = Files.createFile(file.resolveSibling("alone" + (lock == null ? " not" : "")));
                Files.delete(alone);
            }
        }
    }

    private static final class Said implements ImageProgress {
        @Override
        public void at(int done, int total, int broken) {}

        @Override
        public void waiting(Path cache) {
            System.out.println("waiting");
        }
    }
}
