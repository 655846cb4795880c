package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.Sha256;
import org.gan4j.data.internal.listing.FileSet;

/**
 * The work behind {@link ImageFolder.Builder}: a packed file that is still right is opened, otherwise one is made, by one
 * process at a time. Immutable.
 *
 * @param path the folder or zip file
 * @param size side of the images
 * @param skipBroken whether broken files are left out
 * @param whereCrypkoFacesAre whether the place is one that the Crypko faces usually have
 * @param file the packed file
 * @param named whether the user has named that file
 * @param threads how many files are decoded at once
 * @param progress told how far the decoding has come
 */
record Packing(
        Path path,
        int size,
        boolean skipBroken,
        boolean whereCrypkoFacesAre,
        Path file,
        boolean named,
        int threads,
        ImageProgress progress) {
    private static final int NAMED_PROBLEMS = 3;

    /** The listing of no folder: what was packed while files could not be read serves that one time only. */
    private static final byte[] STALE = new byte[32];

    @SuppressWarnings("try") // the lock works by being held
    ImageFolder open() throws IOException {
        try (FileSet files = files()) {
            byte[] listing = listingHash(files);
            Optional<PackedImages> old = usable(listing);
            if (old.isPresent()) {
                return new ImageFolder(old.get(), files, true, whereCrypkoFacesAre);
            }
            createFolder(file.toAbsolutePath().getParent());
            try (CacheLock lock = lock()) {
                Optional<PackedImages> made = usable(listing); // by whoever had the lock
                if (made.isPresent()) {
                    return new ImageFolder(made.get(), files, true, whereCrypkoFacesAre);
                }
                pack(files, listing);
                return new ImageFolder(PackedImages.open(file), files, false, whereCrypkoFacesAre);
            }
        }
    }

    ImageInspection inspect() throws IOException {
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

    private FileSet files() throws IOException {
        if (Files.isRegularFile(path) && Files.isReadable(path) && PackedImages.isPacked(path)) {
            throw new InvalidImagesException("images must be in a folder or zip file, but " + path
                    + " is a packed file; open it as PackedImages");
        }
        return FileSet.open(path);
    }

    private void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw notWritable(folder, "made", fault);
        }
    }

    private CacheLock lock() throws IOException {
        try {
            return CacheLock.of(file, progress);
        } catch (IOException fault) {
            throw notWritable(file.toAbsolutePath().getParent(), "written", fault);
        }
    }

    private PackedWriter writer() throws IOException {
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
        return named ? "name a file in another folder" : "name another with -D" + CacheFolder.PROPERTY + "=DIR";
    }

    private byte[] listingHash(FileSet files) {
        return Sha256.of("version " + PackedHeader.VERSION + " size " + size + "\n" + files.listingKey());
    }

    /** The packed file if it is sound and made from these very files; one with gaps only where gaps are welcome. */
    private Optional<PackedImages> usable(byte[] listing) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Optional<PackedImages> old =
                PackedImages.openIfSound(file).filter(found -> found.header().isFrom(listing));
        if (old.isPresent() && !skipBroken && !old.get().skipped().isEmpty()) {
            PackedImages gaps = old.get();
            String besides = besides(gaps.notes().origins(), gaps.header().statistics());
            throw broken(gaps.skipped(), gaps.size(), besides);
        }
        return old;
    }

    private void pack(FileSet files, byte[] listing) throws IOException {
        PackedWriter.deleteRemains(file);
        checkSpace(files.images().size());
        try (PackedWriter writer = writer()) {
            DecodingPass pass = new DecodingPass(files, size, threads, progress);
            List<ImageProblem> problems =
                    pass.run(image -> writer.add(image.rgb(), image.sha256(), image.statistics(), image.origin()));
            checkUnchanged(listing);
            int sound = files.images().size() - problems.size();
            if (sound == 0 || (!problems.isEmpty() && !skipBroken)) {
                throw broken(problems, sound, besides(writer.origins(), writer.statistics()));
            }
            problems.forEach(writer::skip);
            writer.finish(pass.hasPassingProblems() ? STALE : listing);
        }
    }

    private void checkSpace(int images) throws IOException {
        long needed = PackedHeader.PIXELS_AT + (long) images * (3L * size * size + 64);
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        if (store.getUsableSpace() < needed) {
            throw new InvalidImagesException("the packed images of " + path + " need " + megabytes(needed) + " MB in "
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
                        + CrypkoFindings.of(sound, statistics, pixels(sound)).get(0)
                : "";
    }

    private InvalidImagesException broken(List<ImageProblem> problems, int sound, String besides) {
        String names = problems.stream()
                .limit(NAMED_PROBLEMS)
                .map(ImageProblem::toString)
                .collect(Collectors.joining("; "));
        String more = problems.size() > NAMED_PROBLEMS ? "; and " + (problems.size() - NAMED_PROBLEMS) + " more" : "";
        return new InvalidImagesException(
                problems.size() + " of " + (sound + problems.size()) + " images in " + path + " are broken ("
                        + names
                        + more + "); mend or delete them"
                        + (sound == 0 ? "" : ", or leave them out with --skip-broken (in Java: skipBroken())")
                        + besides,
                problems);
    }
}
