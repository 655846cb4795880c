package org.gan4j.cli.internal.score;

import java.io.IOException;
import java.nio.file.Path;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.cli.internal.image.DataSets;
import org.gan4j.cli.internal.image.DecodingProgress;
import org.gan4j.data.ImageSource;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.data.files.PackedImages;

/**
 * Opens the images of one side of a score, pixel by pixel as they are: at the size of the first one. Others are brought to that
 * size, and it is said.
 */
public final class ScoredImages {
    private ScoredImages() {}

    /**
     * Opens a folder, a zip file, a packed file, or the held-out embedded faces.
     *
     * @param option for messages, such as {@code --real}
     * @param data {@code faces} or a path
     * @param facesSize side of the embedded faces, where they are meant
     * @param skipBroken whether broken files are left out and counted, or refused
     */
    public static ImageSource open(String option, String data, int facesSize, boolean skipBroken) throws IOException {
        if (data.equals(DataSets.FACES)) {
            return ProceduralFaces.heldOut(facesSize);
        }
        Path path = DataSets.path(option, data);
        try {
            return DataSets.isPacked(path) ? PackedImages.open(path) : folder(option, path, skipBroken);
        } catch (InvalidImagesException fault) {
            throw new UserException("`" + option + "`: " + fault.getMessage());
        }
    }

    private static ImageSource folder(String option, Path path, boolean skipBroken) throws IOException {
        int side = Math.max(ImageFolder.MIN_SIZE, ImageFolder.firstSide(path).orElse(ImageFolder.MIN_SIZE));
        try (DecodingProgress progress = new DecodingProgress(path)) {
            ImageFolder.Builder options = ImageFolder.builder(path).size(side).progress(progress);
            ImageFolder folder = (skipBroken ? options.skipBroken() : options).build();
            report(option, folder, side);
            return folder;
        }
    }

    private static void report(String option, ImageFolder folder, int side) throws IOException {
        long resized = folder.packed().resized();
        if (resized > 0) {
            System.err.println("warning: " + resized + " of the " + folder.size() + " images of " + option + " are not "
                    + side + "x" + side + " as the first: they are cropped to the square in their middle and resized"
                    + " (bilinear, antialiased)");
        }
        int skipped = folder.packed().skipped().size();
        if (skipped > 0) {
            System.err.println("warning: " + skipped + " broken files of " + option + " are left out, the first is "
                    + folder.packed().skipped().get(0));
        }
    }
}
