package org.gan4j.cli.internal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.cli.internal.fault.Faults;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.tensor.NpyFile;
import org.gan4j.tensor.Tensor;

/** Latents that a user brings. */
public final class LatentsFile {
    private LatentsFile() {}

    /** [N, latentSize] of finite numbers; anything else is the user's mistake. */
    public static Tensor read(Path file, Generator generator) {
        if (Files.isDirectory(file)) {
            throw new UserException("`--latents` must be a file, but " + file + " is a directory");
        }
        Tensor latents;
        try {
            latents = NpyFile.read(file, generator.tensors());
        } catch (IOException fault) {
            throw new UserException("`--latents` cannot be read: " + Faults.ofFiles(fault));
        }
        Shape shape = latents.shape();
        if (shape.rank() != 2 || shape.dim(1) != generator.latentSize()) {
            throw new UserException("`--latents` must be [N, " + generator.latentSize() + "] for this run, got " + shape
                    + " in " + file);
        }
        float[] values = latents.toFloats();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new UserException("`--latents` must hold finite numbers, got " + values[i] + " in row "
                        + i / generator.latentSize() + " of " + file);
            }
        }
        return latents;
    }
}
