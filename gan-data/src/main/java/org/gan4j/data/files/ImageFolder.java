package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.ImageSource;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.BrokenImageException;
import org.gan4j.data.internal.ImageChecks;
import org.gan4j.data.internal.decode.ImageDecoder;
import org.gan4j.data.internal.listing.FileSet;
import org.gan4j.data.internal.listing.ImageFile;

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

    private final PackedImages packed;
    private final Path path;
    private final boolean reused;
    private final List<String> leftOut;
    private final boolean whereCrypkoFacesAre;

    ImageFolder(PackedImages packed, FileSet files, boolean reused, boolean whereCrypkoFacesAre) {
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

    /**
     * The size at which the first image loses nothing: its shorter side. Where all are squares of this size, {@code
     * builder(path).size(side)} gives their very pixels ({@link PackedImages#resized} tells).
     *
     * @param path the folder or zip file
     * @return a side in pixels, at most {@value #MAX_SIZE}; empty if every image is broken
     * @throws InvalidImagesException if there are no images, or the zip file is not to be trusted
     * @throws IOException if the folder cannot be read
     */
    public static OptionalInt firstSide(Path path) throws IOException {
        try (FileSet files = FileSet.open(path)) {
            for (ImageFile file : files.images()) {
                OptionalInt side = side(files, file);
                if (side.isPresent()) {
                    return side;
                }
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt side(FileSet files, ImageFile file) throws IOException {
        try {
            ImageDecoder.Decoded picture = new ImageDecoder(MIN_SIZE).decode(files.read(file));
            return OptionalInt.of(Math.min(MAX_SIZE, Math.min(picture.width(), picture.height())));
        } catch (BrokenImageException fault) {
            return OptionalInt.empty(); // build() names it
        }
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

        Builder whereCrypkoFacesAre() {
            whereCrypkoFacesAre = true;
            return this;
        }

        /**
         * Sets the size of the images.
         *
         * @param size the side in pixels, 16 to {@value ImageFolder#MAX_SIZE}; 64 by default
         * @return this builder
         */
        public Builder size(int size) {
            this.size = size;
            return this;
        }

        /**
         * Leaves broken files out and counts them; by default they make the whole folder refused.
         *
         * @return this builder
         */
        public Builder skipBroken() {
            skipBroken = true;
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
         * @param threads at least 1; by default as many as there are processors
         * @return this builder
         */
        public Builder threads(int threads) {
            this.threads = threads;
            return this;
        }

        /**
         * Sets who is told how far the decoding has come.
         *
         * @param progress called after each file
         * @return this builder
         */
        public Builder progress(ImageProgress progress) {
            this.progress = Objects.requireNonNull(progress, "progress");
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
        public ImageFolder build() throws IOException {
            checkSettings();
            return packing().open();
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
            return packing().inspect();
        }

        private void checkSettings() {
            if (size < MIN_SIZE || size > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "`size` must lie in [" + MIN_SIZE + ", " + MAX_SIZE + "] pixels, got " + size);
            }
            if (threads < 1) {
                throw new IllegalArgumentException("`threads` must be at least 1, got " + threads);
            }
        }

        private Packing packing() {
            return new Packing(
                    path, size, skipBroken, whereCrypkoFacesAre, cacheFile(), cacheFile != null, threads, progress);
        }

        private Path cacheFile() {
            if (cacheFile != null) {
                return cacheFile;
            }
            Path folder = cacheFolder == null ? CacheFolder.usual() : cacheFolder;
            return CacheFolder.fileFor(folder, path, size);
        }
    }
}
