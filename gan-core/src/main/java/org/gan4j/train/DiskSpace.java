package org.gan4j.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks before writing whether there is room, so that a full disk is a message and not half a file. */
final class DiskSpace {
    private static final double MEGABYTE = 1e6;

    private DiskSpace() {}

    /**
     * Refuses to write more than there is room for.
     *
     * @param place a folder, or where one will be
     * @param bytes what is to be written
     * @param what for the message
     * @throws IOException if there is too little room, with both figures
     */
    static void require(Path place, long bytes, String what) throws IOException {
        require(place, free(place), bytes, what);
    }

    static void require(Path place, long free, long bytes, String what) throws IOException {
        if (free < bytes) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s in %s needs %.1f MB, but only %.1f MB are free; make room, or keep fewer checkpoints",
                    what,
                    place,
                    bytes / MEGABYTE,
                    free / MEGABYTE));
        }
    }

    /** Bytes that may be written at a place. */
    static long free(Path place) throws IOException {
        Path existing = place.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }
}
