package org.gan4j.train.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Files and folders that are either whole or not there, whatever kills the process: written beside their place under a
 * name that starts with a dot, forced to the disk, then renamed.
 */
public final class DurableFiles {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final String WRITING = ".writing";
    private static final String REPLACED = ".replaced";
    private static final String DELETED = ".deleted";

    private DurableFiles() {}

    /** Fills a folder. */
    public interface Filling {
        /**
         * Writes the files.
         *
         * @param folder new and empty
         * @throws IOException if writing fails
         */
        void fill(Path folder) throws IOException;
    }

    /** Writes a text and waits until it is on the disk. */
    public static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Replaces a text file whole. */
    public static void replace(Path file, String text) throws IOException {
        Path written = hidden(file, WRITING);
        write(written, text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folderOf(file));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root has no folder");
    }

    /**
     * Makes a folder or replaces it whole. If filling fails, what was written is deleted and an older folder of the name is
     * as it was.
     */
    public static void replace(Path folder, Filling filling) throws IOException {
        Path parent = folderOf(folder);
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            force(folderOf(parent));
        }
        recover(folder);
        Path written = hidden(folder, WRITING);
        try {
            Files.createDirectory(written);
            filling.fill(written);
            force(written);
        } catch (IOException | RuntimeException | Error fault) {
            deleteTree(written);
            throw fault;
        }
        Path aside = hidden(folder, REPLACED);
        if (Files.exists(folder)) {
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(written, folder, StandardCopyOption.ATOMIC_MOVE);
        force(parent);
        deleteTree(aside);
    }

    /** Deletes a folder; at no moment is there a part of it under its name. */
    public static void delete(Path folder) throws IOException {
        Path doomed = hidden(folder, DELETED);
        deleteTree(doomed);
        Files.move(folder, doomed, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(doomed);
    }

    /** Puts right what a killed process has left of a folder's replacement. */
    public static void recover(Path folder) throws IOException {
        Path aside = hidden(folder, REPLACED);
        if (Files.exists(aside) && !Files.exists(folder)) {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        deleteTree(aside);
        deleteTree(hidden(folder, WRITING));
        deleteTree(hidden(folder, DELETED));
    }

    /** Puts right what a killed process has left in a folder of such folders. */
    public static void recoverAll(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                for (String ending : new String[] {WRITING, REPLACED, DELETED}) {
                    if (name.startsWith(".") && name.endsWith(ending)) {
                        recover(parent.resolve(name.substring(1, name.length() - ending.length())));
                    }
                }
            }
        }
    }

    private static Path hidden(Path path, String ending) {
        return path.toAbsolutePath().resolveSibling("." + path.getFileName() + ending);
    }

    /** A folder's list of names is on the disk only after this. Windows opens no folders; there the rename itself must do. */
    private static void force(Path folder) throws IOException {
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
