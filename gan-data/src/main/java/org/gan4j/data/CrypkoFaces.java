package org.gan4j.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The published figures are of 64x64 pixels; other sizes and decoders move them by less than this. */
    private static final double TOLERANCE = 0.03;

    private static final List<String> FOLDERS = List.of("", "faces", "faces/faces");
    private static final List<String> ARCHIVES = List.of("faces.zip", "crypko_data.zip");

    /** A set of at least this many numbered files is taken for an incomplete Crypko set rather than for another one. */
    private static final int MEANT_FILES = 50_000;

    private static final String NUMBERED = "\\d{1,6}\\.jpg";
    private static final int NAMED = 3;

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
        return ImageFolder.builder(find(path).orElse(path));
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
        try (FolderFiles files = FolderFiles.list(path)) {
            return files.images().stream().allMatch(file -> file.name().startsWith(folder + "/"));
        }
    }

    private static boolean hasNoImages(Path path) throws IOException {
        try (FolderFiles files = FolderFiles.list(path)) {
            return files.images().isEmpty();
        }
    }

    /**
     * Whether images are meant to be this set: at least 50,000 files, most of them with numbers for names.
     *
     * @param images any packed images
     * @return true for the set, complete or not
     * @throws IOException if the packed file is damaged
     */
    public static boolean isMeant(PackedImages images) throws IOException {
        return images.size() >= MEANT_FILES && isMeant(images.notes().origins());
    }

    static boolean isMeant(List<PackedNotes.Origin> origins) {
        return origins.size() >= MEANT_FILES
                && origins.stream()
                                .filter(origin -> lastPart(origin.name()).matches(NUMBERED))
                                .count()
                        > origins.size() / 2;
    }

    /**
     * What is off about images that are meant to be this set.
     *
     * @param images the packed images
     * @return one sentence for each finding; empty for the complete and genuine set
     * @throws IOException if the packed file is damaged
     */
    public static List<String> findings(PackedImages images) throws IOException {
        return findings(images.notes().origins(), images.header().statistics(), images.pixels());
    }

    static List<String> findings(List<PackedNotes.Origin> origins, ChannelStatistics statistics, long pixels) {
        List<String> findings = new ArrayList<>();
        checkNames(origins, findings);
        checkSizes(origins, findings);
        checkColours("mean", statistics.mean(pixels), MEAN, findings);
        checkColours("deviation", statistics.deviation(pixels), DEVIATION, findings);
        return findings;
    }

    private static void checkNames(List<PackedNotes.Origin> origins, List<String> findings) {
        BitSet present = new BitSet(FILES);
        List<String> strange = new ArrayList<>();
        int twice = 0;
        for (PackedNotes.Origin origin : origins) {
            String name = lastPart(origin.name());
            int number = name.matches(NUMBERED) ? Integer.parseInt(name.substring(0, name.length() - 4)) : FILES;
            if (number >= FILES) {
                strange.add(origin.name());
            } else if (present.get(number)) {
                twice++;
            } else {
                present.set(number);
            }
        }
        int missing = FILES - present.cardinality();
        if (missing > 0) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d files are missing, the first is %d.jpg",
                    missing,
                    FILES,
                    present.nextClearBit(0)));
        }
        if (!strange.isEmpty()) {
            findings.add(strange.size() + " files have names that the set has not: "
                    + String.join(", ", strange.subList(0, Math.min(NAMED, strange.size()))));
        }
        if (twice > 0) {
            findings.add(twice + " numbers are there more than once, in several folders");
        }
    }

    private static void checkSizes(List<PackedNotes.Origin> origins, List<String> findings) {
        List<PackedNotes.Origin> other = origins.stream()
                .filter(origin -> origin.width() != SIDE || origin.height() != SIDE)
                .toList();
        if (!other.isEmpty()) {
            PackedNotes.Origin first = other.get(0);
            findings.add(String.format(
                    Locale.ROOT,
                    "%,d pictures are not %dx%d, the first is %s with %dx%d",
                    other.size(),
                    SIDE,
                    SIDE,
                    first.name(),
                    first.width(),
                    first.height()));
        }
    }

    private static void checkColours(String figure, double[] found, double[] expected, List<String> findings) {
        for (int c = 0; c < expected.length; c++) {
            if (Math.abs(found[c] - expected[c]) > TOLERANCE) {
                findings.add(String.format(
                        Locale.ROOT,
                        "the %s of the colours is %s, that of the set %s",
                        figure,
                        listed(found),
                        listed(expected)));
                return;
            }
        }
    }

    private static String listed(double[] values) {
        return String.format(Locale.ROOT, "%.3f/%.3f/%.3f", values[0], values[1], values[2]);
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
