package org.gan4j.data.internal.listing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.PrintableText;

/**
 * What is checked of a zip archive before anything in it is read: no names that lead out of it, no links, no name twice, no entries on one another,
 * and no sizes that only a decompression bomb has.
 */
final class ZipTrust {
    /** An entry may unpack to this many times its packed size; images hardly pack at all. */
    static final int MOST_RATIO = 200;

    /** Entries up to this size may have any ratio: small pictures of one colour do. */
    static final long HARMLESS_BYTES = 1 << 20;

    /** All entries together may unpack to this many times the archive, above {@link #HARMLESS_TOTAL}. */
    static final int MOST_TOTAL_RATIO = 100;

    /** All entries together may unpack to this many bytes whatever the archive's size. */
    static final long HARMLESS_TOTAL = 64L << 20;

    private final Path path;
    private final long archiveLength;
    private long total;

    ZipTrust(Path path) throws IOException {
        this.path = path;
        this.archiveLength = Files.size(path);
    }

    void checkEntry(ZipEntry entry) throws InvalidImagesException {
        checkName(entry.getName());
        long packed = Math.max(1, entry.getCompressedSize());
        if (entry.getSize() > HARMLESS_BYTES && entry.getSize() / packed > MOST_RATIO) {
            throw refused(
                    entry.getName(),
                    "is declared to unpack to " + entry.getSize() / packed
                            + " times its packed size, as decompression bombs are");
        }
        total += Math.max(0, entry.getSize());
        if (total > HARMLESS_TOTAL && total / archiveLength > MOST_TOTAL_RATIO) {
            throw new InvalidImagesException(path + " cannot be trusted: its files are declared to unpack to more than "
                    + MOST_TOTAL_RATIO + " times the archive, as decompression bombs are");
        }
    }

    private void checkName(String name) throws InvalidImagesException {
        String plain = name.replace('\\', '/');
        if (plain.startsWith("/") || plain.matches("(?s)[A-Za-z]:.*")) {
            throw refused(name, "is an absolute name; names must lead to a place inside the archive");
        }
        for (String part : plain.split("/")) {
            if (part.equals("..")) {
                throw refused(name, "leads out of the archive; names must lead to a place inside it");
            }
        }
    }

    /** A file because of which the archive is not read. */
    InvalidImagesException refused(String name, String reason) {
        return new InvalidImagesException(
                path + " cannot be trusted: " + PrintableText.of(name) + " " + reason + "; pack the images anew");
    }

    /**
     * Compares the archive's directory with what Java's zip classes make of it, and looks for links and for entries that lie on
     * one another. An archive with two directories could show one to each of its readers.
     */
    void checkDirectory(ZipFile zip) throws IOException {
        List<ZipDirectory.Entry> entries = ZipDirectory.read(path, archiveLength);
        boolean same = entries.size() == zip.size();
        var seen = zip.entries();
        for (int i = 0; same && i < entries.size(); i++) {
            same = entries.get(i).isSameAs(seen.nextElement());
        }
        if (!same) {
            throw new InvalidImagesException(
                    path + " cannot be trusted: it has more than one directory; pack the images anew");
        }
        for (ZipDirectory.Entry entry : entries) {
            if (entry.link()) {
                throw refused(entry.named(StandardCharsets.UTF_8), "is a link");
            }
        }
        checkApart(entries);
    }

    private void checkApart(List<ZipDirectory.Entry> entries) throws InvalidImagesException {
        List<ZipDirectory.Entry> placed = new ArrayList<>(entries);
        placed.sort(Comparator.comparingLong(ZipDirectory.Entry::at));
        for (int i = 1; i < placed.size(); i++) {
            if (placed.get(i).at() < placed.get(i - 1).end()) {
                throw refused(
                        placed.get(i).named(StandardCharsets.UTF_8),
                        "lies on the same bytes as "
                                + PrintableText.of(placed.get(i - 1).named(StandardCharsets.UTF_8)));
            }
        }
    }
}
