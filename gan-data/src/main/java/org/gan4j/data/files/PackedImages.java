package org.gan4j.data.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.ImageSource;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.Sha256;

/**
 * Square images in one file, uncompressed and mapped into memory: what {@link ImageFolder} makes of a folder or zip file
 * once, and training reads from.
 *
 * <p>An image is [side, side, 3] interleaved RGB. The file may be copied, renamed and shared; it holds nothing of the place it
 * was made at. Several processes may open it at once. The fingerprint is a hash of the images themselves. Thread-safe.
 * Nothing has to be closed: the mapping ends with this object.
 */
public final class PackedImages implements ImageSource {
    /** The usual ending of a packed file's name. */
    public static final String EXTENSION = ".gan4j";

    private static final int SEGMENT_BYTES = 1 << 30;

    private final Path file;
    private final PackedHeader header;
    private final int imagesPerSegment;
    private final MappedByteBuffer[] segments;
    private final byte[] notes;

    private PackedImages(Path file, PackedHeader header, byte[] notes, FileChannel channel) throws IOException {
        this.file = file;
        this.header = header;
        this.notes = notes;
        int imageBytes = header.imageBytes();
        imagesPerSegment = SEGMENT_BYTES / imageBytes;
        segments = new MappedByteBuffer[(header.images() + imagesPerSegment - 1) / imagesPerSegment];
        for (int s = 0; s < segments.length; s++) {
            int first = s * imagesPerSegment;
            int images = Math.min(imagesPerSegment, header.images() - first);
            long at = PackedHeader.PIXELS_AT + (long) first * imageBytes;
            segments[s] = channel.map(MapMode.READ_ONLY, at, (long) images * imageBytes);
        }
    }

    private static byte[] readNotes(PackedHeader header, FileChannel channel) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(header.length() - header.notesAt()));
        while (tail.hasRemaining() && channel.read(tail, header.notesAt() + tail.position()) >= 0) {
            // until full
        }
        return tail.array();
    }

    /**
     * Opens a packed file.
     *
     * @param file a file that {@link ImageFolder} or {@code gan4j data pack} has written
     * @return its images
     * @throws InvalidImagesException if the file is not one, damaged, cut short, or of another version
     * @throws IOException if it cannot be read
     */
    public static PackedImages open(Path file) throws IOException {
        return openIfSound(file)
                .orElseThrow(() ->
                        new InvalidImagesException(file + " must be a file of packed images, complete and of version "
                                + PackedHeader.VERSION + ", but is not; pack the images again"));
    }

    /**
     * Whether a file is a packed one by its first bytes, whatever its name; it may be damaged further on.
     *
     * @param file an existing file
     * @return true for a packed file
     * @throws IOException if it cannot be read
     */
    public static boolean isPacked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return PackedHeader.isSigned(channel);
        }
    }

    /** Opens a packed file unless it is damaged, cut short, of another version or another kind of file. */
    static Optional<PackedImages> openIfSound(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Optional<PackedHeader> header = PackedHeader.read(channel);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            byte[] notes = readNotes(header.get(), channel);
            return PackedHeader.checksum(notes, notes.length) == header.get().notesSum()
                    ? Optional.of(new PackedImages(file, header.get(), notes, channel))
                    : Optional.empty();
        }
    }

    @Override
    public int size() {
        return header.images();
    }

    @Override
    public int width() {
        return header.side();
    }

    @Override
    public int height() {
        return header.side();
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        int imageBytes = header.imageBytes();
        segments[index / imagesPerSegment].get(index % imagesPerSegment * imageBytes, rgb, 0, imageBytes);
    }

    @Override
    public String fingerprint() {
        return header.fingerprint();
    }

    /** {@return the file} */
    public Path file() {
        return file;
    }

    /** {@return the mean of red, green and blue over all pixels, scaled to [-1, 1]} */
    public double[] mean() {
        return header.statistics().mean(pixels());
    }

    /** {@return the standard deviation (divided by n) of red, green and blue over all pixels, scaled to [-1, 1]} */
    public double[] deviation() {
        return header.statistics().deviation(pixels());
    }

    long pixels() {
        return (long) header.images() * header.side() * header.side();
    }

    /**
     * {@return the names of the files the images come from, in order}
     *
     * @throws IOException if that part of the file is damaged
     */
    public List<String> names() throws IOException {
        return notes().origins().stream().map(PackedNotes.Origin::name).toList();
    }

    /**
     * {@return the files that were broken and left out when the file was made}
     *
     * @throws IOException if that part of the file is damaged
     */
    public List<ImageProblem> skipped() throws IOException {
        return header.skipped() == 0 ? List.of() : notes().skipped();
    }

    /**
     * How many of the pictures were no squares of the images' size: those were cropped to the square in their middle, resized, or
     * both.
     *
     * @return their number; 0 if every image is its picture, pixel by pixel
     * @throws IOException if that part of the file is damaged
     */
    public long resized() throws IOException {
        return notes().origins().stream()
                .filter(origin -> origin.width() != width() || origin.height() != height())
                .count();
    }

    PackedNotes notes() throws IOException {
        try {
            return PackedNotes.decode(notes, header.images(), header.skipped());
        } catch (IOException fault) {
            throw new InvalidImagesException(file + " is damaged at its end; pack the images again");
        }
    }

    PackedHeader header() {
        return header;
    }

    /**
     * Whether the images are still those that were packed: reads and hashes all of them.
     *
     * @return false if any byte of an image has changed
     */
    public boolean isIntact() {
        MessageDigest all = Sha256.digest();
        byte[] rgb = new byte[imageBytes()];
        for (int i = 0; i < size(); i++) {
            read(i, rgb);
            all.update(Sha256.of(rgb));
        }
        return Arrays.equals(all.digest(), header.content());
    }

    @Override
    public String toString() {
        return fingerprint() + " in " + file;
    }
}
