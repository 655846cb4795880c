package org.gan4j.benchmark;

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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Images on their way into training: batches from a packed file, and drawn faces. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DataBenchmark {
    private static final int FILES = 1024;
    private static final int BATCH = 64;

    private final ImageSource faces = ProceduralFaces.training(64);
    private Path folder;
    private ShuffledImages batches;
    private int next;

    /**
     * Packs files of drawn faces.
     *
     * @throws IOException if the temporary folder cannot be written
     */
    @Setup
    public void pack() throws IOException {
        folder = Files.createTempDirectory("gan4j-benchmark");
        ContactSheet single = new ContactSheet(1, 1, 64, 0);
        for (int i = 0; i < FILES; i++) {
            BufferedImage picture = single.draw(List.of(faces.read(i)), 64, 64);
            ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
        }
        ImageFolder packed = ImageFolder.builder(folder)
                .cacheFile(folder.resolve("set.gan4j"))
                .build();
        batches = new ShuffledImages(packed, 0);
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
