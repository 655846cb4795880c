package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataOptions;
import org.gan4j.cli.internal.image.ImageFiles;
import org.gan4j.cli.internal.image.ImageFormat;
import org.gan4j.cli.internal.option.Checks;
import org.gan4j.data.ContactSheet;
import org.gan4j.data.ImageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gan4j data preview}. */
@Command(name = "preview", sortOptions = false, description = "Writes a contact sheet of the first images.")
final class PreviewCommand implements Callable<Integer> {
    private static final int MOST_IMAGES = 1000;

    @Mixin
    private DataOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "preview.png",
            description = "PNG to write; an existing one is replaced (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "Images on the sheet, at most 1000 (default: ${DEFAULT-VALUE}).")
    private int count;

    @Override
    public Integer call() throws IOException {
        options.check();
        Checks.within("--count", count, 1, MOST_IMAGES);
        checkOut();
        ImageSource images = options.open();
        int shown = Math.min(count, images.size());
        int columns = (int) Math.ceil(Math.sqrt(shown));
        int rows = (shown + columns - 1) / columns;
        ContactSheet sheet = new ContactSheet(rows, columns, options.size, ContactSheet.DEFAULT_GAP);
        ImageFiles.save(sheet.draw(images.range(0, shown)), ImageFormat.PNG, out);
        System.out.println(out + ": the first " + shown + " of " + images.size() + " images of " + options.data + ", "
                + options.size + "x" + options.size + " pixels");
        return ExitCode.DONE;
    }

    private void checkOut() {
        if (Files.isDirectory(out)) {
            throw new UserException("`--out` must be a file, but " + out + " is a directory");
        }
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new UserException("`--out` must end in .png, got " + out);
        }
    }
}
