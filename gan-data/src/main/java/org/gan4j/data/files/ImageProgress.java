package org.gan4j.data.files;

import java.nio.file.Path;

/** Told how far the reading of image files has come; called by one thread at a time. */
@FunctionalInterface
public interface ImageProgress {
    /** Tells nobody. */
    ImageProgress SILENT = (done, total, broken) -> {};

    /**
     * After each file.
     *
     * @param done files read so far
     * @param total files in all
     * @param broken how many of those read so far are broken
     */
    void at(int done, int total, int broken);

    /**
     * Another process is packing the same images, and this one waits for its result.
     *
     * @param cache the file that is being made
     */
    default void waiting(Path cache) {}
}
