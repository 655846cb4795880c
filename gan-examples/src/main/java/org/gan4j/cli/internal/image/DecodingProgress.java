package org.gan4j.cli.internal.image;

import java.nio.file.Path;
import org.gan4j.cli.internal.terminal.Progress;
import org.gan4j.data.files.ImageProgress;

/** Shows how far the decoding of a folder or zip file has come. */
public final class DecodingProgress implements ImageProgress, AutoCloseable {
    private final Path path;
    private Progress progress;

    /** Nothing is shown before the first image is done. */
    public DecodingProgress(Path path) {
        this.path = path;
    }

    @Override
    public void at(int done, int total, int broken) {
        if (progress == null) {
            progress = new Progress("decode " + path.getFileName(), "images", total);
        }
        progress.at(done, broken == 0 ? "" : broken + " broken");
        if (done == total) {
            close(); // before anything else is printed
        }
    }

    @Override
    public void waiting(Path cache) {
        System.err.println("another process is decoding the same images; waiting for it to finish " + cache);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
