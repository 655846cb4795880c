package org.gan4j.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gan4j.cli.internal.fault.ExitCode;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataReport;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.image.DecodingProgress;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.data.files.ImageInspection;
import org.gan4j.data.files.PackedImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gan4j data verify}. */
@Command(
        name = "verify",
        sortOptions = false,
        description = "Reads every file of a folder, zip file or packed file, and lists the broken ones.",
        footer = {"", "The exit code is 1 if a file is broken."})
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "PATH", required = true, description = "A folder, zip file or packed file.")
    private String data;

    @Override
    public Integer call() throws IOException {
        if (DataSets.isFaces(data)) {
            System.out.println("the embedded faces have no files that could be broken");
            return ExitCode.DONE;
        }
        Path path = DataSets.path("--data", data);
        try {
            return DataSets.isPacked(path) ? verifyPacked(path) : verifyFiles(path);
        } catch (InvalidImagesException fault) {
            throw new UserException(fault.getMessage());
        }
    }

    private static int verifyPacked(Path path) throws IOException {
        PackedImages images = PackedImages.open(path);
        boolean intact = images.isIntact();
        DataReport.crypko(images);
        System.out.println(path + ": " + images.size() + " images of " + images.width() + "x" + images.height()
                + (intact ? " pixels, intact" : " pixels, CHANGED since they were packed; pack them again"));
        return intact ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static int verifyFiles(Path named) throws IOException {
        ImageFolder.Builder folder = DataSets.folder(named);
        Path path = folder.path();
        ImageInspection found;
        try (DecodingProgress progress = new DecodingProgress(path)) {
            found = folder.progress(progress).inspect();
        }
        DataReport.print(found);
        List<ImageProblem> problems = found.broken();
        problems.forEach(System.out::println);
        System.out.println(path + ": " + found.files() + " images, "
                + (problems.isEmpty() ? "all sound" : problems.size() + " broken"));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
