package org.gan4j.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Path existing = place.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long free = Files.getFileStore(existing).getUsableSpace();
        if (free < bytes) {
            throw new IOException(String.format(
                    "%s in %s needs %.1f MB, but only %.1f MB are free; make room, or keep fewer checkpoints",
                    what, place, bytes / MEGABYTE, free / MEGABYTE));
        }
    }
}
