package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.data.ContactSheet;
import org.gan4j.data.ImageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gan4j data}. */
@Command(
        name = "data",
        description = "Looks at training images.",
        subcommands = DataCommand.Preview.class,
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand {
    /** {@code gan4j data preview}. */
    @Command(name = "preview", sortOptions = false, description = "Writes a contact sheet of the first images.")
    static final class Preview implements Callable<Integer> {
        private static final int MOST_IMAGES = 1000;

        @Option(names = "--data", paramLabel = "faces", defaultValue = "faces", description = "Which images.")
        private String data;

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

        @Option(
                names = "--size",
                paramLabel = "PX",
                defaultValue = "64",
                description = "Side of an image in pixels, 16 to 256 (default: ${DEFAULT-VALUE}).")
        private int size;

        @Override
        public Integer call() throws IOException {
            Checks.within("--size", size, 16, 256);
            ImageSource images = DataSets.training(data, size);
            Checks.within("--count", count, 1, Math.min(MOST_IMAGES, images.size()));
            checkOut();
            int columns = (int) Math.ceil(Math.sqrt(count));
            int rows = (count + columns - 1) / columns;
            ContactSheet sheet = new ContactSheet(rows, columns, size, ContactSheet.DEFAULT_GAP);
            ImageFiles.save(sheet.draw(images.range(0, count)), ImageFormat.PNG, out);
            System.out.println(out + ": the first " + count + " of " + images.size() + " images of " + data + ", "
                    + size + "x" + size + " pixels");
            return Gan4jMain.DONE;
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
}
