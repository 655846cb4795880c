package org.gan4j.benchmark.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.data.ContactSheet;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ShuffledImages;
import org.gan4j.data.faces.ProceduralFaces;
import org.gan4j.data.files.ImageFolder;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images on their way into training: decoded from JPEG files of 96x96 as the Crypko faces are, taken in batches from the packed
 * file, and drawn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DataLoadingBenchmark {
    private static final int FILES = 1024;
    private static final int FILE_SIDE = 96;
    private static final int SIDE = 64;
    private static final int BATCH = 64;

    private final ImageSource faces = ProceduralFaces.training(SIDE);
    private Path folder;
    private ShuffledImages batches;
    private int next;

    /**
     * Writes files of drawn faces and packs them.
     *
     * @throws IOException if the temporary folder cannot be written
     */
    @Setup
    public void pack() throws IOException {
        folder = Files.createTempDirectory("gan4j-benchmark");
        Path files = Files.createDirectory(folder.resolve("files"));
        ImageSource large = ProceduralFaces.training(FILE_SIDE);
        ContactSheet single = new ContactSheet(1, 1, FILE_SIDE, 0);
        for (int i = 0; i < FILES; i++) {
            BufferedImage picture = single.draw(List.of(large.read(i)), FILE_SIDE, FILE_SIDE);
            ImageIO.write(picture, "jpg", files.resolve(i + ".jpg").toFile());
        }
        batches = new ShuffledImages(packed("set.gan4j"), 0);
    }

    private ImageFolder packed(String name) throws IOException {
        return ImageFolder.builder(folder.resolve("files"))
                .size(SIDE)
                .cacheFile(folder.resolve(name))
                .build();
    }

    /**
     * Deletes the files.
     *
     * @throws IOException if they cannot be deleted
     */
    @TearDown
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * A file listed, checked, decoded, resized and packed, on as many threads as the library takes; 1,024 in a call.
     *
     * @return the number of images
     * @throws IOException if the cache cannot be written
     */
    @Benchmark
    @OperationsPerInvocation(FILES)
    public int decodeFile() throws IOException {
        Files.deleteIfExists(folder.resolve("again.gan4j"));
        return packed("again.gan4j").size();
    }

    /**
     * 64 images from the packed file, scaled, as a tensor; taken one after the other, so that reading ahead helps as little
     * as it can.
     *
     * @return the number of values
     */
    @Benchmark
    @SuppressWarnings("try") // the scope works by being open
    public long batchFromPackedFile() {
        try (TensorScope scope = TensorScope.open()) {
            Tensor batch = batches.next(BATCH, TensorFactory.defaults());
            return batch.shape().size();
        }
    }

    /**
     * One face of 64x64 pixels, on one thread.
     *
     * @return the image
     */
    @Benchmark
    public byte[] drawFace() {
        next = (next + 1) % faces.size();
        return faces.read(next);
    }
}
