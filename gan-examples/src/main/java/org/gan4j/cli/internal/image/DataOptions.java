package org.gan4j.cli.internal.image;

import java.io.IOException;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.data.ImageSource;
import picocli.CommandLine.Option;

/** Which images, and how large: what the {@code data} commands share. */
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "faces|PATH",
            defaultValue = "faces",
            description = "Which images: faces, the drawn faces that come with this program, or a folder, zip file or"
                    + " packed file (default: ${DEFAULT-VALUE}).")
    public String data;

    @Option(
            names = "--size",
            paramLabel = "PX",
            defaultValue = "64",
            description = "Side of the images in pixels, 16 to 256 (default: ${DEFAULT-VALUE}).")
    public int size;

    @Option(names = "--skip-broken", description = "Leave broken files out and count them, instead of refusing.")
    public boolean skipBroken;

    public void check() {
        Checks.within("--size", size, 16, 256);
    }

    public ImageSource open() throws IOException {
        check();
        return DataSets.training(data, size, skipBroken);
    }
}
