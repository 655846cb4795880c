package org.gan4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.data.ContactSheet;
import org.gan4j.model.Generator;
import org.gan4j.train.CheckpointFolder;

/** Loads the generator of a training run and makes images: the README's second example. */
public final class DrawFaces {
    private DrawFaces() {}

    /**
     * Writes a sheet of 64 images.
     *
     * @param args a run directory and the PNG to write; by default {@code runs/quick} and {@code faces.png}
     * @throws IOException if reading or writing fails
     */
    public static void main(String[] args) throws IOException {
        Path run = Path.of(args.length > 0 ? args[0] : "runs/quick");
        Path file = Path.of(args.length > 1 ? args[1] : "faces.png");
        // README: begin
        CheckpointFolder checkpoints = CheckpointFolder.of(run.resolve("checkpoints"));
        Generator generator = checkpoints.latest().orElseThrow().generator();
        ContactSheet.write(generator.sample(64, 0), file); // 64 images from seed 0
        // README: end
    }
}
