package org.gan4j.cli.internal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.cli.internal.fault.UserException;
import org.gan4j.data.CachedImages;
import org.gan4j.data.ImageSource;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.data.files.CrypkoFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.data.files.PackedImages;

/** From {@code --data} to images: the embedded faces, a folder, a zip file, or a packed file. */
public final class DataSets {
    /** The embedded faces. */
    public static final String FACES = "faces";

    private DataSets() {}

    /**
     * The training images of a data set. Folders and zip files are decoded now, with progress on standard error.
     *
     * @param data {@code faces} or a path
     * @param imageSize side of the images in pixels
     * @param skipBroken whether broken files are left out and counted, or refused
     */
    public static ImageSource training(String data, int imageSize, boolean skipBroken) throws IOException {
        if (isFaces(data)) {
            return ProceduralFaces.training(imageSize);
        }
        Path path = path("--data", data);
        try {
            if (isPacked(path)) {
                return packed(path, imageSize);
            }
            try (DecodingProgress progress = new DecodingProgress(path)) {
                ImageFolder.Builder builder = folder(path).size(imageSize).progress(progress);
                if (skipBroken) {
                    builder.skipBroken();
                }
                ImageFolder folder = builder.build();
                DataReport.print(folder);
                return folder;
            }
        } catch (InvalidImagesException fault) {
            throw new UserException(fault.getMessage());
        }
    }

    /** Whether the embedded faces are meant; tells of a folder of that name. */
    public static boolean isFaces(String data) {
        boolean faces = data.equals(FACES);
        if (faces && Files.exists(Path.of(FACES))) {
            System.err.println("warning: `faces` means the embedded faces; for the folder here say --data ./faces");
        }
        return faces;
    }

    /** The same images, in memory from their first use on if they are drawn; those in a file are mapped already. */
    public static ImageSource kept(ImageSource images) {
        return images instanceof ProceduralFaces ? new CachedImages(images) : images;
    }

    /** The place that an option names, if there is one. */
    public static Path path(String option, String data) {
        try {
            Path path = Path.of(data);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException fault) {
            // refused below
        }
        throw new UserException("`" + option + "` must be `" + FACES + "` (the embedded faces), a folder or zip file of"
                + " images, or a packed file, but `" + data + "` does not exist");
    }

    /** Settings for the images' own place where it lies below the path; that is said on standard error. */
    public static ImageFolder.Builder folder(Path path) throws IOException {
        ImageFolder.Builder folder = CrypkoFaces.builder(path);
        if (!folder.path().equals(path)) {
            System.err.println("using " + folder.path());
        }
        return folder;
    }

    public static boolean isPacked(Path path) throws IOException {
        return Files.isRegularFile(path)
                && (path.toString().toLowerCase(Locale.ROOT).endsWith(PackedImages.EXTENSION)
                        || PackedImages.isPacked(path));
    }

    private static PackedImages packed(Path path, int imageSize) throws IOException {
        PackedImages images = PackedImages.open(path);
        if (images.width() != imageSize) {
            throw new UserException(
                    "`--data` must have images of " + imageSize + "x" + imageSize + " pixels, but " + path
                            + " was packed with " + images.width() + "x" + images.width()
                            + "; pack it again with --size " + imageSize + ", or ask for that size");
        }
        DataReport.crypko(images);
        return images;
    }
}
