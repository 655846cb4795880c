package org.gan4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.gan4j.feature.ExtractorIdentity;
import org.gan4j.feature.Features;
import org.gan4j.kernel.Shape;
import org.gan4j.linalg.Formula;
import org.gan4j.linalg.Matrix;
import org.gan4j.tensor.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and files of NumPy ({@code statistics_goldens.py}). */
class FeatureStatisticsTest {
    private static final double[] MEAN = {
        -0.09225191142850736, -0.0073278557088316916, 0.037402320949784414, 0.12210442420296659, 0.17222742399186614
    };
    private static final double[] ROW_3 = {
        -0.009249664184740882, 0.17564816719157325, 0.7156795368644933, 2.3618829280103837, 0.24482089722534747
    };

    @TempDir
    Path folder;

    private static Path golden(String name) {
        try {
            return Path.of(FeatureStatisticsTest.class.getResource(name).toURI());
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void isNumPys(FeatureStatistics statistics, double tolerance) {
        assertThat(statistics.mean()).containsExactly(MEAN, within(tolerance));
        assertThat(statistics.covariance().row(3)).containsExactly(ROW_3, within(tolerance));
        assertThat(statistics.covariance().transpose()).isEqualTo(statistics.covariance());
    }

    @Test
    void meanAndCovarianceOfNumPy() {
        FeatureStatistics statistics = FeatureStatistics.of(Samples.formula(60, 5, 1));
        isNumPys(statistics, 1e-13);
        assertThat(statistics.count()).hasValue(60);
        assertThat(statistics)
                .hasToString("FeatureStatistics(n 60, d 5, test extractor (weights 01234567, no resizing))");
    }

    @Test
    void howTheStreamIsCutDoesNotMatter() {
        Matrix all = Formula.features(700, 3, 2);
        FeatureStatistics once = FeatureStatistics.of(Samples.of(all));
        StatisticsAccumulator batches = new StatisticsAccumulator();
        for (int from = 0; from < 700; from += 33) {
            batches.add(Samples.of(all.range(from, Math.min(700, from + 33))));
        }
        assertThat(batches.count()).isEqualTo(700);
        assertThat(batches.statistics().covariance()).isEqualTo(once.covariance());
        assertThat(batches.statistics().mean()).containsExactly(once.mean());
    }

    @Test
    void shardsMergeToOnePass() {
        Matrix all = Formula.features(900, 4, 1);
        for (int i = 0; i < all.values().length; i++) {
            all.values()[i] += 100; // means far from 0, and shards with means of their own
        }
        for (int i = 2400; i < all.values().length; i++) {
            all.values()[i] = 3 * all.values()[i] - 50;
        }
        FeatureStatistics once = FeatureStatistics.of(Samples.of(all));
        StatisticsAccumulator merged = new StatisticsAccumulator();
        for (int[] shard : new int[][] {{0, 5}, {5, 600}, {600, 900}}) {
            StatisticsAccumulator part = new StatisticsAccumulator();
            part.add(Samples.of(all.range(shard[0], shard[1])));
            merged.merge(part);
        }
        merged.merge(new StatisticsAccumulator());
        FeatureStatistics shards = merged.statistics();
        assertThat(shards.count()).hasValue(900);
        assertThat(shards.mean()).containsExactly(once.mean(), within(1e-11));
        assertThat(shards.covariance().values())
                .containsExactly(
                        once.covariance().values(),
                        within(1e-10 * once.covariance().trace()));
        merged.add(Samples.of(all.range(0, 300)));
        once = FeatureStatistics.of(
                Samples.of(all.rows(IntStream.range(0, 1200).map(i -> i % 900).toArray())));
        assertThat(merged.statistics().covariance().values())
                .containsExactly(
                        once.covariance().values(),
                        within(1e-10 * once.covariance().trace()));
    }

    @Test
    void constantFeaturesHaveNoCovariance() {
        double[] constant = new double[600];
        Arrays.fill(constant, 12345.678901);
        FeatureStatistics statistics = FeatureStatistics.of(Samples.of(new Matrix(300, 2, constant)));
        assertThat(statistics.covariance().values()).containsOnly(0);
        assertThat(statistics.mean()).containsOnly(12345.678901);
        assertThat(statistics.noise()).isZero();
    }

    @Test
    void farFromTheOriginNothingCancels() {
        Matrix near = Formula.features(500, 3, 1);
        Matrix far = near.minus(new double[] {-1e7, -1e7, -1e7});
        double[] expected = FeatureStatistics.of(Samples.of(near)).covariance().values();
        assertThat(FeatureStatistics.of(Samples.of(far)).covariance().values())
                .containsExactly(expected, within(1e-8)); // the features themselves are rounded to 2e-9
    }

    @Test
    void noiseIsUlpTimesTraceAndOffset() {
        FeatureStatistics read = Samples.statistics(new double[] {3, 4}, Matrix.diagonal(2, 5));
        assertThat(read.noise()).isEqualTo(0x1p-52 * (7 + 25));
        Matrix values = Matrix.zeros(512, 1);
        Arrays.fill(values.values(), 256, 512, 2); // the first block has mean 0, all have 1
        FeatureStatistics two = FeatureStatistics.of(Samples.of(values));
        assertThat(two.noise()).isCloseTo(0x1p-52 * (512 / 511.0 + 1), within(1e-20));
    }

    @Test
    void refusesWhatIsNoSample() {
        StatisticsAccumulator accumulator = new StatisticsAccumulator();
        assertThatIllegalArgumentException()
                .isThrownBy(accumulator::statistics)
                .withMessage("`n` must be at least 2 for a covariance, got 0; give more images");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureStatistics.of(Samples.formula(1, 3, 1)))
                .withMessageContaining("got 1");
        Features holed = Samples.of(Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.add(holed))
                .withMessage("`features` must be finite, got NaN in row 1, column 1");
        accumulator.add(Samples.formula(4, 3, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.add(Samples.formula(4, 2, 1)))
                .withMessage("`features` must have d = 3 as those before, got 2");
        Features others = new Features(new ExtractorIdentity("b", "f00d", "crop"), Formula.features(4, 3, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.add(others))
                .withMessage("`features` must be of the extractor of those before, "
                        + "test extractor (weights 01234567, no resizing), got b (weights f00d, crop)");
        assertThatIllegalArgumentException().isThrownBy(() -> accumulator.merge(accumulator));
        assertThat(accumulator.count()).isEqualTo(4);
    }

    @Test
    void refusesWhatIsNoStatistics() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.statistics(new double[] {1, Double.NaN}, Matrix.diagonal(1, 2)))
                .withMessage("`mu` must be finite, got NaN at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.statistics(new double[] {1, 2, 3}, Matrix.diagonal(1, 2)))
                .withMessage("`sigma` must be [3, 3] for `mu` [3], got [2, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureStatistics.of(Samples.EXTRACTOR, 1, new double[] {1}, Matrix.diagonal(1)))
                .withMessageContaining("`n` must be at least 2");
    }

    @ParameterizedTest
    @CsvSource({"stored.npz, 0", "compressed.npz, 1e-7"})
    void readsFilesOfNumPy(String name, double tolerance) throws IOException {
        FeatureStatistics read = FeatureStatistics.read(golden(name));
        isNumPys(read, Math.max(1e-15, tolerance));
        assertThat(read.count()).isEmpty();
        assertThat(read.extractor().isRecorded()).isFalse();
    }

    @Test
    void writtenStatisticsComeBackExactly() throws IOException {
        FeatureStatistics statistics = FeatureStatistics.of(Samples.formula(60, 5, 1));
        Path file = folder.resolve("faces.npz");
        statistics.write(file);
        byte[] first = Files.readAllBytes(file);
        statistics.write(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(folder).isDirectoryContaining("glob:**faces.npz");
        FeatureStatistics read = FeatureStatistics.read(file);
        assertThat(read.mean()).containsExactly(statistics.mean());
        assertThat(read.covariance()).isEqualTo(statistics.covariance());
        assertThat(read.count()).hasValue(60);
        assertThat(read.extractor()).isEqualTo(Samples.EXTRACTOR);
        try (ZipFile zip = new ZipFile(file.toFile());
                var files = Files.list(folder)) {
            assertThat(zip.stream().map(Object::toString)).containsExactly("mu.npy", "sigma.npy");
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong_keys.npz | it must hold the arrays mu and sigma, got [mean, cov]",
                "another_sigma.npz | sigma must be [5, 5] for mu [5], got [4, 4]",
                "matrix_mu.npz | mu must be [d] and sigma [d, d], got [1, 5] and [5, 5]",
                "nan.npz | `sigma` must be finite, got NaN in row 2, column 1",
                "negative.npz | `sigma` must have variances of at least 0 on its diagonal, got -1.0 at 3",
            })
    void refusesFilesThatAreNoStatistics(String name, String fault) {
        assertThatThrownBy(() -> FeatureStatistics.read(golden(name)))
                .isInstanceOf(IOException.class)
                .hasMessage(golden(name) + " does not hold feature statistics: " + fault);
    }

    @Test
    void anAsymmetricFortranMatrixIsReadTheRightWayRound() {
        assertThatThrownBy(() -> FeatureStatistics.read(golden("asymmetric_fortran.npz")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("`sigma` must be symmetric, got 0.175648")
                .hasMessageContaining(" at [3, 1] and 0.675648")
                .hasMessageEndingWith(" at [1, 3]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 200, 600})
    void refusesFilesCutShort(int length) throws IOException {
        byte[] whole = Files.readAllBytes(golden("stored.npz"));
        Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> FeatureStatistics.read(cut))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(cut + " does not hold feature statistics: it is no .npz archive (");
    }

    @Test
    void refusesAnArchiveThatUnpacksToMoreThanStatistics() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("mu.npy"));
            zip.write(new NpyArray(Shape.of(2), new double[] {1, 2}).toBytes());
            zip.putNextEntry(new ZipEntry("sigma.npy"));
            zip.write(new byte[10_000_000]);
        }
        assertThatThrownBy(() -> FeatureStatistics.read(bomb))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("array sigma must have at most 4 elements, got more");
    }

    @Test
    void refusesDamageAndAbsence() throws IOException {
        byte[] bytes = Files.readAllBytes(golden("stored.npz"));
        bytes[bytes.length / 2] ^= 1; // within the values of sigma
        Path damaged = Files.write(folder.resolve("damaged.npz"), bytes);
        assertThatThrownBy(() -> FeatureStatistics.read(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("array sigma is damaged: its bytes do not have the sum that the archive says");
        Path absent = folder.resolve("absent.npz");
        assertThatThrownBy(() -> FeatureStatistics.read(absent))
                .isInstanceOf(IOException.class)
                .hasMessage(absent + " must be a file of statistics, but there is no such file");
    }
}
