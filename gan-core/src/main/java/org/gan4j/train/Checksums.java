package org.gan4j.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.train.internal.DurableFiles;

/** SHA-256 of a folder's files, in a file of the format of {@code sha256sum}, which can check it too. */
final class Checksums {
    /** Name of the file. */
    static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}([^/\\\\]+)");
    private static final int BUFFER = 1 << 16;

    private Checksums() {}

    /** Writes the sums of some files of a folder. */
    static void write(Path folder, List<String> names) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String name : names) {
            lines.append(sum(folder.resolve(name))).append("  ").append(name).append('\n');
        }
        DurableFiles.write(folder.resolve(FILE), lines.toString());
    }

    /**
     * Checks every file of a folder.
     *
     * @return the names of the files, all of them whole
     * @throws CheckpointException naming the first file that is missing, altered or without a sum
     */
    static List<String> verify(Path folder) throws IOException {
        Map<String, String> sums = read(folder.resolve(FILE));
        for (Map.Entry<String, String> entry : sums.entrySet()) {
            verify(folder.resolve(entry.getKey()), entry.getValue());
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals(FILE) && !sums.containsKey(name)) {
                    throw new CheckpointException(
                            folder.resolve(FILE) + " is damaged: it must have a line for " + name);
                }
            }
        }
        return List.copyOf(sums.keySet());
    }

    private static void verify(Path file, String expected) throws IOException {
        String found;
        try {
            found = sum(file);
        } catch (NoSuchFileException fault) {
            throw new CheckpointException(file + " is missing", fault);
        }
        if (!found.equals(expected)) {
            throw new CheckpointException(file + " is damaged: its SHA-256 must be " + brief(expected) + " as " + FILE
                    + " says, got " + brief(found));
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException fault) {
            throw new CheckpointException(file + " is missing", fault);
        } catch (MalformedInputException fault) {
            throw new CheckpointException(file + " is damaged: it is not text", fault);
        }
        if (!text.endsWith("\n")) {
            throw new CheckpointException(file + " is damaged: it must end with a whole line");
        }
        Map<String, String> sums = new LinkedHashMap<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new CheckpointException(
                        file + " is damaged: line " + (sums.size() + 1) + " must be a SHA-256 and a file name");
            }
            sums.put(matcher.group(2), matcher.group(1));
        }
        return sums;
    }

    private static String brief(String sum) {
        return sum.substring(0, 8) + "...";
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            while (in.read(buffer) >= 0) {
                // the digest reads along
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every Java has SHA-256", fault);
        }
    }
}
