package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataOptions;
import org.gan4j.cli.internal.image.DataReport;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.image.DecodingProgress;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.data.files.PackedImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j data pack}. */
@Command(
        name = "pack",
        sortOptions = false,
        description = "Decodes a folder or zip file into one packed file, which --data takes too.",
        footer = {"", "Training does this by itself; pack to do it before, or to take the file elsewhere."})
final class PackCommand implements Callable<Integer> {
    @Mixin
    private DataOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The packed file, ending in .gan4j (default: in the user's cache folder, where training looks"
                    + " for it).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        options.check();
        if (DataSets.isFaces(options.data)) {
            throw new UserException(
                    "`--data` must be a folder or zip file, got faces; the embedded faces need no packing");
        }
        Path path = DataSets.path("--data", options.data);
        if (DataSets.isPacked(path)) {
            throw new UserException(
                    "`--data` must be a folder or zip file, but " + path + " is packed already; use it as it is");
        }
        checkOut();
        try (DecodingProgress progress = new DecodingProgress(path)) {
            ImageFolder.Builder builder =
                    DataSets.folder(path).size(options.size).progress(progress);
            if (options.skipBroken) {
                builder.skipBroken();
            }
            if (out != null) {
                builder.cacheFile(out);
            }
            long start = System.nanoTime();
            ImageFolder folder = builder.build();
            DataReport.print(folder);
            print(folder, (System.nanoTime() - start) * 1e-9);
        } catch (InvalidImagesException fault) {
            throw new UserException(fault.getMessage());
        }
        return ExitCode.DONE;
    }

    private void checkOut() throws IOException {
        if (out == null) {
            return;
        }
        if (Files.isDirectory(out)) {
            throw new UserException("`--out` must be a file, but " + out + " is a directory");
        }
        if (!out.toString().endsWith(PackedImages.EXTENSION)) {
            throw new UserException("`--out` must end in " + PackedImages.EXTENSION + ", got " + out);
        }
        if (Files.exists(out) && !PackedImages.isPacked(out)) {
            throw new UserException("`--out` must be new or a packed file, which is replaced, but " + out
                    + " is a file of another kind; name another");
        }
    }

    private static void print(ImageFolder folder, double seconds) throws IOException {
        PackedImages packed = folder.packed();
        System.out.println(packed.file());
        System.out.printf(
                Locale.ROOT,
                "%d images, %dx%d, %d MB, %s, %.1f s%n",
                packed.size(),
                packed.width(),
                packed.height(),
                Files.size(packed.file()) >> 20,
                folder.isReused() ? "was there already" : "made",
                seconds);
        System.out.println(DataReport.colours(packed));
        System.out.println(packed.fingerprint());
    }
}
