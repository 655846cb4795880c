package org.gan4j.metric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.kernel.Shape;
import org.gan4j.linalg.Matrix;
import org.gan4j.tensor.NpyArray;

/** The .npz file of statistics: a zip of mu.npy and sigma.npy; the zip's comment says n and extractor, a line each. */
final class StatisticsFile {
    private static final String MEAN = "mu";
    private static final String COVARIANCE = "sigma";
    private static final String MARK = "GAN4J statistics";
    private static final int LINES = 5;
    /** The largest d whose covariance fits a Java array of bytes. */
    private static final int LARGEST_D = 16_000;
    /** More than any header of an array takes. */
    private static final int HEADER = 1 << 17;

    private static final LocalDateTime ZIP_EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private StatisticsFile() {}

    static FeatureStatistics read(Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            NpyArray mean = member(file, zip, MEAN, LARGEST_D);
            long squared = (long) mean.values().length * mean.values().length;
            NpyArray covariance = member(file, zip, COVARIANCE, squared);
            if (mean.shape().rank() != 1 || covariance.shape().rank() != 2) {
                throw damaged(
                        file, "mu must be [d] and sigma [d, d], got " + mean.shape() + " and " + covariance.shape());
            }
            long d = mean.shape().dim(0);
            if (!covariance.shape().equals(Shape.of(d, d))) {
                throw damaged(
                        file, "sigma must be [" + d + ", " + d + "] for mu [" + d + "], got " + covariance.shape());
            }
            Matrix sigma = new Matrix((int) d, (int) d, covariance.values());
            Origin origin = Origin.parse(zip.getComment());
            return FeatureStatistics.of(origin.extractor, origin.count, mean.values(), sigma);
        } catch (IllegalArgumentException fault) {
            throw damaged(file, fault.getMessage());
        }
    }

    private static ZipFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " must be a file of statistics, but there is no such file");
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException fault) {
            throw damaged(file, "it is no .npz archive (" + fault.getMessage() + ")");
        }
    }

    /** Reads an array of at most so many elements: a small archive may unpack to any size. */
    private static NpyArray member(Path file, ZipFile zip, String name, long elements) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            List<String> found = zip.stream()
                    .map(e -> e.getName().replaceAll("\\.npy$", ""))
                    .limit(10)
                    .toList();
            throw damaged(file, "it must hold the arrays mu and sigma, got " + found);
        }
        byte[] bytes;
        try (var in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, elements * Double.BYTES + HEADER + 1));
        } catch (IOException fault) {
            throw damaged(file, "array " + name + " cannot be read: " + fault.getMessage());
        }
        if (bytes.length > elements * Double.BYTES + HEADER) {
            throw damaged(file, "array " + name + " must have at most " + elements + " elements, got more");
        }
        if (entry.getCrc() >= 0 && sum(bytes) != entry.getCrc()) { // ZipFile itself does not look
            throw damaged(file, "array " + name + " is damaged: its bytes do not have the sum that the archive says");
        }
        try {
            return NpyArray.parse(bytes);
        } catch (IllegalArgumentException fault) {
            throw damaged(file, "array " + name + " cannot be read: " + fault.getMessage());
        }
    }

    static void write(FeatureStatistics statistics, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path aside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(aside), StandardCharsets.UTF_8)) {
                zip.setComment(Origin.text(statistics));
                long d = statistics.dimension();
                put(zip, MEAN, new NpyArray(Shape.of(d), statistics.mean()));
                put(
                        zip,
                        COVARIANCE,
                        new NpyArray(Shape.of(d, d), statistics.covariance().values()));
            }
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Stored, not deflated: doubles hardly shrink. The time is fixed, so that equal statistics are equal files. */
    private static void put(ZipOutputStream zip, String name, NpyArray array) throws IOException {
        byte[] bytes = array.toBytes();
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum(bytes));
        entry.setTimeLocal(ZIP_EPOCH);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static long sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    private static IOException damaged(Path file, String fault) {
        return new IOException(file + " does not hold feature statistics: " + fault);
    }

    /** What NumPy's arrays have no place for. */
    private record Origin(long count, ExtractorIdentity extractor) {

        static String text(FeatureStatistics statistics) {
            ExtractorIdentity extractor = statistics.extractor();
            return String.join(
                    "\n",
                    MARK,
                    "n " + statistics.count().orElse(0),
                    extractor.name(),
                    extractor.weightsSha256(),
                    extractor.resizeRule());
        }

        static Origin parse(String comment) {
            String[] lines = comment == null ? new String[0] : comment.split("\n", -1);
            if (lines.length != LINES || !lines[0].equals(MARK) || !lines[1].matches("n \\d{1,18}")) {
                return new Origin(0, ExtractorIdentity.unrecorded());
            }
            long count = Long.parseLong(lines[1].substring(2));
            return new Origin(count, new ExtractorIdentity(lines[2], lines[3], lines[4]));
        }
    }
}
