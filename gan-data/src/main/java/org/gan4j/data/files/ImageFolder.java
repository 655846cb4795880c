package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.ImageSource;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.ImageChecks;
import org.gan4j.data.internal.Sha256;
import org.gan4j.data.internal.listing.FileSet;

/**
 * The images in a folder, its subfolders, or a zip file, in the order of their names (2.jpg before 10.jpg), as squares of one
 * size.
 *
 * <p>Every file is decoded once, in parallel: turned upright as its EXIF data says, cropped to the square in its middle,
 * resized without aliasing (Pillow's bilinear filter), transparent parts over white. The result is a packed file in the
 * user's cache folder ({@link PackedImages}), from which later runs start at once. It is made anew whenever names, sizes or
 * times of the files have changed, or the file is damaged or of another version; two processes may do that at once.
 *
 * <p>JPEG (grey, colour, CMYK, progressive), PNG (all kinds), GIF (the first picture) and BMP are read; files with other
 * names are left out. Pictures with a side below 16 pixels, with more than 50 megapixels, or for which the decoder has a
 * warning are broken: an error that names them, or left out with {@link Builder#skipBroken}. Of zip files, names that lead
 * out of the archive, links and sizes as of decompression bombs are refused; nothing is ever unpacked to disk.
 *
 * <p>An image is [size, size, 3] interleaved RGB. The fingerprint is a hash of the images, whatever the folder's place.
 * Thread-safe.
 */
public final class ImageFolder implements ImageSource {
    /** Smallest side of the squares, in pixels. */
    public static final int MIN_SIZE = 16;

    /** Side of the squares where none is said: that of the reference task's nets. */
    public static final int DEFAULT_SIZE = 64;

    /** Largest side of the squares, in pixels. */
    public static final int MAX_SIZE = 1024;

    private static final int NAMED_PROBLEMS = 3;

    /** The listing of no folder: what was packed while files could not be read serves that one time only. */
    private static final byte[] STALE = new byte[32];

    private final PackedImages packed;
    private final Path path;
    private final boolean reused;
    private final List<String> leftOut;
    private final boolean whereCrypkoFacesAre;

    private ImageFolder(PackedImages packed, FileSet files, boolean reused, boolean whereCrypkoFacesAre) {
        this.whereCrypkoFacesAre = whereCrypkoFacesAre;
        this.packed = packed;
        this.path = files.path();
        this.reused = reused;
        this.leftOut = List.copyOf(files.others());
    }

    /**
     * Settings for a folder or zip file.
     *
     * @param path the folder or zip file
     * @return a builder
     */
    public static Builder builder(Path path) {
        return new Builder(path);
    }

    @Override
    public int size() {
        return packed.size();
    }

    @Override
    public int width() {
        return packed.width();
    }

    @Override
    public int height() {
        return packed.height();
    }

    @Override
    public void read(int index, byte[] rgb) {
        ImageChecks.checkIndex(this, size(), index);
        packed.read(index, rgb);
    }

    @Override
    public String fingerprint() {
        return packed.fingerprint();
    }

    /** {@return the packed file behind this, with names, statistics and the files that were skipped} */
    public PackedImages packed() {
        return packed;
    }

    /** {@return whether an existing packed file was used, so that nothing had to be decoded} */
    public boolean isReused() {
        return reused;
    }

    /** {@return the files that are no images by their names, hidden ones apart; other image formats come first} */
    public List<String> leftOut() {
        return leftOut;
    }

    boolean isWhereCrypkoFacesAre() {
        return whereCrypkoFacesAre;
    }

    @Override
    public String toString() {
        return fingerprint() + " from " + path;
    }

    /** Settings of {@link ImageFolder}. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private int size = DEFAULT_SIZE;
        private boolean skipBroken;
        private boolean whereCrypkoFacesAre;
        private Path cacheFolder;
        private Path cacheFile;
        private int threads = Runtime.getRuntime().availableProcessors();
        private ImageProgress progress = ImageProgress.SILENT;

        private Builder(Path path) {
            this.path = Objects.requireNonNull(path, "path");
            this.whereCrypkoFacesAre = CrypkoFaces.isTheirPlace(path);
        }

        /** {@return the folder or zip file} */
        public Path path() {
            return path;
        }

        Builder whereCrypkoFacesAre(boolean value) {
            whereCrypkoFacesAre = value;
            return this;
        }

        /**
         * Sets the size of the images.
         *
         * @param value the side in pixels, 16 to {@value ImageFolder#MAX_SIZE}; 64 by default
         * @return this builder
         */
        public Builder size(int value) {
            size = value;
            return this;
        }

        /**
         * Sets what happens to broken files.
         *
         * @param value true to leave them out and count them, false (the default) to refuse the folder
         * @return this builder
         */
        public Builder skipBroken(boolean value) {
            skipBroken = value;
            return this;
        }

        /**
         * Sets where packed files are kept.
         *
         * @param folder a folder, made if missing; by default the one the system property {@code gan4j.cache} names, or
         *     the platform's for caches ({@code ~/.cache/gan4j} on Linux)
         * @return this builder
         */
        public Builder cacheFolder(Path folder) {
            cacheFolder = folder;
            return this;
        }

        /**
         * Sets the packed file itself, to keep it in a place of one's own.
         *
         * @param file a file; its folder is made if missing
         * @return this builder
         */
        public Builder cacheFile(Path file) {
            cacheFile = file;
            return this;
        }

        /**
         * Sets how many files are decoded at once.
         *
         * @param value at least 1; by default as many as there are processors
         * @return this builder
         */
        public Builder threads(int value) {
            threads = value;
            return this;
        }

        /**
         * Sets who is told how far the decoding has come.
         *
         * @param value called after each file
         * @return this builder
         */
        public Builder progress(ImageProgress value) {
            progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * Opens the images: from the packed file if it is there and still right, otherwise by decoding every file.
         *
         * @return the images
         * @throws InvalidImagesException if there are no images, or broken ones and they are not to be skipped, or the zip
         *     file is not to be trusted, or files change while they are read
         * @throws IllegalArgumentException if a setting is out of range
         * @throws IOException if the files cannot be read or the packed file not written
         */
        @SuppressWarnings("try") // the lock works by being held
        public ImageFolder build() throws IOException {
            checkSettings();
            try (FileSet files = files()) {
                Path file = cacheFile();
                byte[] listing = listingHash(files);
                Optional<PackedImages> old = usable(file, listing);
                if (old.isPresent()) {
                    return new ImageFolder(old.get(), files, true, whereCrypkoFacesAre);
                }
                createFolder(file.toAbsolutePath().getParent());
                try (CacheLock lock = lock(file)) {
                    Optional<PackedImages> made = usable(file, listing); // by whoever had the lock
                    if (made.isPresent()) {
                        return new ImageFolder(made.get(), files, true, whereCrypkoFacesAre);
                    }
                    pack(files, file, listing);
                    return new ImageFolder(PackedImages.open(file), files, false, whereCrypkoFacesAre);
                }
            }
        }

        /**
         * Reads every file as {@link #build} does, and writes nothing.
         *
         * @return the broken files, in order; empty if all are sound
         * @throws InvalidImagesException if there are no images, or the zip file is not to be trusted
         * @throws IllegalArgumentException if a setting is out of range
         * @throws IOException if the folder cannot be read
         */
        public List<ImageProblem> verify() throws IOException {
            return inspect().broken();
        }

        /**
         * Reads every file as {@link #build} does, and writes nothing.
         *
         * @return what was found, the files that are left out and what {@link CrypkoFaces} finds among it
         * @throws InvalidImagesException if there are no images, or the zip file is not to be trusted
         * @throws IllegalArgumentException if a setting is out of range
         * @throws IOException if the folder cannot be read
         */
        public ImageInspection inspect() throws IOException {
            checkSettings();
            try (FileSet files = files()) {
                List<PackedNotes.Origin> origins = new ArrayList<>();
                ChannelStatistics statistics = new ChannelStatistics();
                List<ImageProblem> problems = new DecodingPass(files, size, threads, progress).run(image -> {
                    origins.add(image.origin());
                    statistics.add(image.statistics());
                });
                boolean crypko = isCrypko(origins, statistics);
                List<String> findings = crypko ? CrypkoFindings.of(origins, statistics, pixels(origins)) : List.of();
                return new ImageInspection(files.images().size(), problems, files.others(), crypko, findings);
            }
        }

        private void checkSettings() {
            if (size < MIN_SIZE || size > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "size must be from " + MIN_SIZE + " to " + MAX_SIZE + " pixels, got " + size);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, got " + threads);
            }
        }

        private FileSet files() throws IOException {
            if (Files.isRegularFile(path) && Files.isReadable(path) && PackedImages.isPacked(path)) {
                throw new InvalidImagesException("images must be in a folder or zip file, but " + path
                        + " is a packed file; open it as PackedImages");
            }
            return FileSet.open(path);
        }

        private Path cacheFile() {
            if (cacheFile != null) {
                return cacheFile;
            }
            Path folder = cacheFolder == null ? CacheFolder.usual() : cacheFolder;
            return CacheFolder.fileFor(folder, path, size);
        }

        private void createFolder(Path folder) throws IOException {
            try {
                Files.createDirectories(folder);
            } catch (IOException fault) {
                throw notWritable(folder, "made", fault);
            }
        }

        private CacheLock lock(Path file) throws IOException {
            try {
                return CacheLock.of(file, progress);
            } catch (IOException fault) {
                throw notWritable(file.toAbsolutePath().getParent(), "written", fault);
            }
        }

        private PackedWriter writer(Path file) throws IOException {
            try {
                return new PackedWriter(file, size);
            } catch (IOException fault) {
                throw notWritable(file.toAbsolutePath().getParent(), "written", fault);
            }
        }

        private IOException notWritable(Path folder, String what, IOException fault) {
            return new IOException(
                    "the packed images of " + path + " must go into a folder that can be written, but " + folder
                            + " cannot be " + what + "; " + otherPlace(),
                    fault);
        }

        /** What helps: the property does nothing for a file that was named. */
        private String otherPlace() {
            return cacheFile == null
                    ? "name another with -D" + CacheFolder.PROPERTY + "=DIR"
                    : "name a file in another folder";
        }

        private byte[] listingHash(FileSet files) {
            return Sha256.of("version " + PackedHeader.VERSION + " size " + size + "\n" + files.listingKey());
        }

        /** The packed file if it is sound and made from these very files; one with gaps only where gaps are welcome. */
        private Optional<PackedImages> usable(Path file, byte[] listing) throws IOException {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Optional<PackedImages> old = PackedImages.openIfSound(file)
                    .filter(found -> found.header().isFrom(listing));
            if (old.isPresent() && !skipBroken && !old.get().skipped().isEmpty()) {
                PackedImages gaps = old.get();
                String besides = besides(gaps.notes().origins(), gaps.header().statistics());
                throw broken(gaps.skipped(), gaps.size(), besides);
            }
            return old;
        }

        private void pack(FileSet files, Path file, byte[] listing) throws IOException {
            PackedWriter.deleteRemains(file);
            checkSpace(file, files.images().size());
            try (PackedWriter writer = writer(file)) {
                DecodingPass pass = new DecodingPass(files, size, threads, progress);
                List<ImageProblem> problems =
                        pass.run(image -> writer.add(image.rgb(), image.sha256(), image.statistics(), image.origin()));
                checkUnchanged(listing);
                int sound = files.images().size() - problems.size();
                if (sound == 0 || !problems.isEmpty() && !skipBroken) {
                    throw broken(problems, sound, besides(writer.origins(), writer.statistics()));
                }
                problems.forEach(writer::skip);
                writer.finish(pass.hasPassingProblems() ? STALE : listing);
            }
        }

        private void checkSpace(Path file, int images) throws IOException {
            long needed = PackedHeader.PIXELS_AT + (long) images * (3L * size * size + 64);
            FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
            if (store.getUsableSpace() < needed) {
                throw new InvalidImagesException(
                        "the packed images of " + path + " need " + megabytes(needed) + " MB in "
                                + file.toAbsolutePath().getParent() + ", which has " + megabytes(store.getUsableSpace())
                                + " MB left; " + otherPlace());
            }
        }

        private static long megabytes(long bytes) {
            return (bytes >> 20) + 1;
        }

        private void checkUnchanged(byte[] listing) throws IOException {
            try (FileSet now = files()) {
                if (!Arrays.equals(listingHash(now), listing)) {
                    throw new InvalidImagesException(
                            path + " changed while its images were being read; start again when it is complete");
                }
            }
        }

        private boolean isCrypko(List<PackedNotes.Origin> origins, ChannelStatistics statistics) {
            return new CrypkoEvidence(whereCrypkoFacesAre, origins, statistics, pixels(origins)).isMeant();
        }

        private long pixels(List<PackedNotes.Origin> origins) {
            return (long) origins.size() * size * size;
        }

        /** An unpacking that was interrupted often leaves a broken file, too. */
        private String besides(List<PackedNotes.Origin> sound, ChannelStatistics statistics) {
            return isCrypko(sound, statistics)
                    ? "; besides, these seem to be the Crypko faces, but "
                            + CrypkoFindings.of(sound, statistics, pixels(sound))
                                    .get(0)
                    : "";
        }

        private InvalidImagesException broken(List<ImageProblem> problems, int sound, String besides) {
            String names = problems.stream()
                    .limit(NAMED_PROBLEMS)
                    .map(ImageProblem::toString)
                    .collect(Collectors.joining("; "));
            String more =
                    problems.size() > NAMED_PROBLEMS ? "; and " + (problems.size() - NAMED_PROBLEMS) + " more" : "";
            return new InvalidImagesException(
                    problems.size() + " of " + (sound + problems.size()) + " images in " + path + " are broken ("
                            + names
                            + more + "); mend or delete them"
                            + (sound == 0 ? "" : ", or leave them out with --skip-broken") + besides,
                    problems);
        }
    }
}
