package org.gan4j.data.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ImageSourceContractTest;
import org.gan4j.data.internal.decode.Resampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProceduralFacesTest extends ImageSourceContractTest {
    /**
     * SHA-256 of faces 0 to 63 of seed 0 at 64 pixels, one after the other; made by this test on OpenJDK 17.0.15, and
     * the same on 25.0.3, Linux x86-64. A change means another data set: scores and embedded networks made with the old one are void.
     */
    private static final String FIRST_64_FACES = "49e5c711e3a8e88e4891e158d315400df86477ef8e260719d186b13927459477";

    /** Per-channel mean and standard deviation of the real set in [-1, 1]. */
    private static final double[] REAL_MEAN = {0.4476, 0.2342, 0.1957};

    private static final double[] REAL_SD = {0.5115, 0.5166, 0.4814};
    private static final double STATISTICS_TOLERANCE = 0.15;

    @Override
    protected ImageSource newSource() {
        return ProceduralFaces.builder().seed(5).from(2).to(12).size(32).build();
    }

    @Test
    void drawsTheSameFacesEverywhere() throws NoSuchAlgorithmException {
        ProceduralFaces faces = ProceduralFaces.training(64);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 64; i++) {
            digest.update(faces.read(i));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(FIRST_64_FACES);
    }

    @Test
    void noTwoFacesAreAlike() {
        ProceduralFaces faces = ProceduralFaces.training(24);
        Set<ByteBuffer> images = new HashSet<>();
        Set<FaceAttributes> attributes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            images.add(ByteBuffer.wrap(faces.read(i)));
            attributes.add(faces.attributes(i));
        }
        assertThat(images).hasSize(2000);
        assertThat(attributes).hasSize(2000);
    }

    @Test
    void coloursAreThoseOfTheRealSet() {
        ProceduralFaces faces = ProceduralFaces.training(32);
        int n = 600;
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int i = 0; i < n; i++) {
            byte[] rgb = faces.read(i);
            for (int b = 0; b < rgb.length; b++) {
                double value = (rgb[b] & 0xFF) / 127.5 - 1;
                sum[b % 3] += value;
                squares[b % 3] += value * value;
            }
        }
        double pixels = n * 32.0 * 32.0;
        for (int c = 0; c < 3; c++) {
            double mean = sum[c] / pixels;
            double sd = Math.sqrt(squares[c] / pixels - mean * mean);
            assertThat(mean).as("mean of channel %d", c).isCloseTo(REAL_MEAN[c], within(STATISTICS_TOLERANCE));
            assertThat(sd).as("deviation of channel %d", c).isCloseTo(REAL_SD[c], within(STATISTICS_TOLERANCE));
        }
    }

    /**
     * In the root of the mean square, of values in [-1, 1]. Two pictures whose pixels were drawn one by one from the real
     * set's colours would differ by 0.71 (a deviation of 0.5 times the root of two); portraits have something in common,
     * so they differ by less. Faces that vary in colour alone, or hardly, fall below.
     */
    @Test
    void twoFacesDifferAsPortraitsDo() {
        ProceduralFaces faces = ProceduralFaces.training(32);
        int pairs = 400;
        double sum = 0;
        for (int i = 0; i < pairs; i++) {
            sum += distance(faces.read(2 * i), faces.read(2 * i + 1));
        }
        assertThat(sum / pairs).isBetween(0.45, 0.75);
    }

    private static double distance(byte[] a, byte[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double d = ((a[i] & 0xFF) - (b[i] & 0xFF)) / 127.5;
            squares += d * d;
        }
        return Math.sqrt(squares / a.length);
    }

    /** No two of the training set come closer than this: 6 of 255 grey levels in the root of the mean square, at 8x8 pixels. */
    @Test
    @Tag("slow")
    void noTwoOfTheTrainingSetAreNearlyAlike() {
        ProceduralFaces faces = ProceduralFaces.training(16);
        byte[][] small = IntStream.range(0, faces.size())
                .parallel()
                .mapToObj(i -> new Resampler(16, 8).resize(faces.read(i)))
                .toArray(byte[][]::new);
        int limit = 6 * 6 * small[0].length;
        long near = IntStream.range(0, small.length)
                .parallel()
                .mapToLong(i -> IntStream.range(0, i)
                        .filter(j -> closer(small[i], small[j], limit))
                        .count())
                .sum();
        assertThat(near).isZero();
    }

    private static boolean closer(byte[] a, byte[] b, int limit) {
        int squares = 0;
        for (int i = 0; i < a.length && squares < limit; i++) {
            int d = (a[i] & 0xFF) - (b[i] & 0xFF);
            squares += d * d;
        }
        return squares < limit;
    }

    @Test
    void aFaceLooksTheSameAtEverySize() {
        byte[] small = ProceduralFaces.training(32).read(9);
        byte[] large = ProceduralFaces.training(128).read(9);
        double difference = 0;
        for (int y = 0; y < 32; y++) {
            for (int b = 0; b < 96; b++) {
                int sum = 0;
                for (int i = 0; i < 16; i++) {
                    sum += large[((4 * y + i / 4) * 128 + 4 * (b / 3) + i % 4) * 3 + b % 3] & 0xFF;
                }
                difference += Math.abs(sum / 16.0 - (small[y * 96 + b] & 0xFF));
            }
        }
        assertThat(difference / small.length).isBetween(0.0, 4.0); // grey levels
    }

    @Test
    void seedsAndIndexesGiveOtherFaces() {
        byte[] face = ProceduralFaces.training(16).read(7);
        assertThat(ProceduralFaces.builder().seed(1).size(16).build().read(7)).isNotEqualTo(face);
        assertThat(ProceduralFaces.builder().seed(7).size(16).build().read(0)).isNotEqualTo(face);
        assertThat(ProceduralFaces.builder().from(7).size(16).build().read(0)).isEqualTo(face);
    }

    @Test
    void trainingAndHeldOutSetsAreTheDocumentedRanges() {
        assertThat(ProceduralFaces.training(64).size()).isEqualTo(20_000);
        assertThat(ProceduralFaces.training(64).fingerprint())
                .isEqualTo("faces:seed=0,range=0-19999,size=64,version=2");
        assertThat(ProceduralFaces.heldOut(96).size()).isEqualTo(10_000);
        assertThat(ProceduralFaces.heldOut(96).fingerprint())
                .isEqualTo("faces:seed=0,range=20000-29999,size=96,version=2");
        assertThat(ProceduralFaces.heldOut(96).range(5, 8))
                .hasToString("faces:seed=0,range=20005-20007,size=96,version=2");
    }

    @Test
    void drawsTheSmallestAndTheLargestSize() {
        assertThat(ProceduralFaces.training(16).read(0)).hasSize(16 * 16 * 3);
        assertThat(ProceduralFaces.training(256).read(0)).hasSize(256 * 256 * 3);
    }

    @Test
    void refusesBadSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProceduralFaces.training(15))
                .withMessage("`size` must lie in [16, 256] pixels, got 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProceduralFaces.heldOut(257))
                .withMessage("`size` must lie in [16, 256] pixels, got 257");
        ProceduralFaces.Builder empty = ProceduralFaces.builder().from(4).to(4);
        assertThatIllegalArgumentException()
                .isThrownBy(empty::build)
                .withMessage("`from` and `to` must satisfy 0 <= from < to, got 4 and 4");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> ProceduralFaces.heldOut(64).attributes(10_000))
                .withMessage(
                        "`index` must lie in [0, 9999], got 10000 (faces:seed=0,range=20000-29999,size=64,version=2)");
    }
}
