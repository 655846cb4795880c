package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.data.internal.listing.FileSet;

/**
 * The Crypko anime faces of the NTU course's sixth homework: 71,314 JPEG files of 96x96 pixels, {@code 0.jpg} to {@code
 * 71313.jpg}. GAN4J does not bring them; this finds them in what a user has, and says what is off.
 *
 * <pre>{@code
 * ImageFolder faces = CrypkoFaces.builder(Path.of("homework")).size(64).build();
 * CrypkoFaces.findings(faces.packed()).forEach(System.err::println);
 * }</pre>
 */
public final class CrypkoFaces {
    /** Files in the complete set. */
    public static final int FILES = 71_314;

    /** Width and height of every picture in pixels. */
    public static final int SIDE = 96;

    private static final double[] MEAN = {0.4476, 0.2342, 0.1957};
    private static final double[] DEVIATION = {0.5115, 0.5166, 0.4814};

    private static final List<String> FOLDERS = List.of("", "faces", "faces/faces");
    private static final List<String> ARCHIVES = List.of("faces.zip", "crypko_data.zip");

    private CrypkoFaces() {}

    /** {@return the mean of red, green and blue over the set at 64x64, scaled to [-1, 1]} */
    public static double[] mean() {
        return MEAN.clone();
    }

    /** {@return the standard deviation of red, green and blue over the set at 64x64, scaled to [-1, 1]} */
    public static double[] deviation() {
        return DEVIATION.clone();
    }

    /**
     * Settings for the set, wherever below a path it is.
     *
     * @param path what the user has: the folder of images or one above it, or the zip file or a folder with it
     * @return a builder for the place found, or for {@code path} itself where none is
     * @throws IOException if a folder cannot be read
     */
    public static ImageFolder.Builder builder(Path path) throws IOException {
        Path place = find(path).orElse(path);
        ImageFolder.Builder builder = ImageFolder.builder(place);
        return place.equals(path) ? builder : builder.whereCrypkoFacesAre();
    }

    /**
     * Finds the images below a path: in the folder itself, {@code faces}, {@code faces/faces}, and where there are no images,
     * {@code faces.zip} or {@code crypko_data.zip}. A subfolder is taken only if it holds the set to its last file or if there
     * are no images outside it, so that none of the user's are dropped.
     *
     * @param path a folder or zip file
     * @return the folder with {@code 0.jpg}, {@code 1.jpg} and {@code 2.jpg}, or the archive; empty if there is neither
     * @throws IOException if a folder cannot be read
     */
    public static Optional<Path> find(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? Optional.of(path) : Optional.empty();
        }
        for (String folder : FOLDERS) {
            Path candidate = path.resolve(folder);
            if (Stream.of("0.jpg", "1.jpg", "2.jpg").allMatch(name -> Files.exists(candidate.resolve(name)))
                    && (folder.isEmpty() || holdsAll(path, folder))) {
                return Optional.of(candidate);
            }
        }
        Optional<Path> archive = ARCHIVES.stream()
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
        return archive.isPresent() && hasNoImages(path) ? archive : Optional.empty();
    }

    private static boolean holdsAll(Path path, String folder) throws IOException {
        if (Files.exists(path.resolve(folder).resolve(FILES - 1 + ".jpg"))) {
            return true;
        }
        try (FileSet files = FileSet.inFolder(path)) {
            return files.images().stream().allMatch(file -> file.name().startsWith(folder + "/"));
        }
    }

    private static boolean hasNoImages(Path path) throws IOException {
        try (FileSet files = FileSet.inFolder(path)) {
            return files.images().isEmpty();
        }
    }

    /**
     * Whether images are meant to be this set, complete or not. They are if their names are bare numbers from {@code 0.jpg} on
     * (or with gaps) and the pictures 96x96 (one in a hundred of each may be odd), and besides
     *
     * <ul>
     *   <li>there are more than 20,000 of them,
     *   <li>or at least 1,000 with the set's colours,
     *   <li>or at least 100 and {@link #builder} has found them below the path that was named, or they are in a file {@code
     *       crypko_data.zip} or a folder {@code faces/faces}.
     * </ul>
     *
     * Of other sizes, at least 50,000 are, {@code 71313.jpg} among them. So an unpacking that was interrupted is recognised, and
     * images that GAN4J itself has generated or exported are not taken for this set, unless they are many or in its place.
     *
     * @param folder the images
     * @return true for the set, complete or not
     * @throws IOException if the packed file is damaged
     */
    public static boolean isMeant(ImageFolder folder) throws IOException {
        return isMeant(folder.packed(), folder.isWhereCrypkoFacesAre());
    }

    /**
     * Whether images are meant to be this set, by all but their place, which is not known.
     *
     * @param images any packed images
     * @return true for the set, complete or not
     * @throws IOException if the packed file is damaged
     * @see #isMeant(ImageFolder)
     */
    public static boolean isMeant(PackedImages images) throws IOException {
        return isMeant(images, false);
    }

    private static boolean isMeant(PackedImages images, boolean found) throws IOException {
        return new CrypkoEvidence(
                        found, images.notes().origins(), images.header().statistics(), images.pixels())
                .isMeant();
    }

    /**
     * What is off about images that are meant to be this set.
     *
     * @param images the packed images
     * @return one sentence for each finding; empty for the complete and genuine set
     * @throws IOException if the packed file is damaged
     */
    public static List<String> findings(PackedImages images) throws IOException {
        return CrypkoFindings.of(images.notes().origins(), images.header().statistics(), images.pixels());
    }

    /** Whether a folder or archive is called as copies of the set are and hardly anything else. */
    static boolean isTheirPlace(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        return whole.endsWith("crypko_data.zip") || whole.endsWith("faces/faces");
    }
}
