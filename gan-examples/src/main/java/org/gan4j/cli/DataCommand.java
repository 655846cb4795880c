package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gan4j.data.ContactSheet;
import org.gan4j.data.ImageSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "data",
        description = "Looks at training images.",
        subcommands = DataCommand.Preview.class,
        synopsisSubcommandLabel = "COMMAND")
final class DataCommand {
    @Command(name = "preview", description = "Writes a contact sheet of the first images.")
    static final class Preview implements Callable<Integer> {
        @Option(names = "--data", paramLabel = "faces", defaultValue = "faces", description = "Which images.")
        private String data;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                defaultValue = "preview.png",
                description = "PNG to write (default: ${DEFAULT-VALUE}).")
        private Path out;

        @Option(
                names = "--count",
                paramLabel = "N",
                defaultValue = "100",
                description = "Images on the sheet (default: ${DEFAULT-VALUE}).")
        private int count;

        @Option(
                names = "--size",
                paramLabel = "PX",
                defaultValue = "64",
                description = "Side of an image in pixels (default: ${DEFAULT-VALUE}).")
        private int size;

        @Override
        public Integer call() throws IOException {
            if (size < 16 || size > 256) {
                throw new UserException("`--size` must lie in [16, 256], got " + size);
            }
            ImageSource images = DataSets.training(data, size);
            if (count < 1 || count > images.size()) {
                throw new UserException("`--count` must lie in [1, " + images.size() + "], got " + count);
            }
            int columns = (int) Math.ceil(Math.sqrt(count));
            int rows = (count + columns - 1) / columns;
            ContactSheet sheet = new ContactSheet(rows, columns, size, ContactSheet.DEFAULT_GAP);
            ContactSheet.write(sheet.draw(images.range(0, count)), out);
            System.out.println(out + ": the first " + count + " of " + images.size() + " images of " + data + ", " + size
                    + "x" + size + " pixels");
            return 0;
        }
    }
}
