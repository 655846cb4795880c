package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sets are taken for the Crypko faces. */
class CrypkoEvidenceTest {
    private static final ChannelStatistics THEIRS = CrypkoSets.colours(0);
    private static final ChannelStatistics OTHER = CrypkoSets.colours(20);

    @TempDir
    private Path home;

    private static boolean isMeant(boolean found, List<PackedNotes.Origin> origins, ChannelStatistics colours) {
        return new CrypkoEvidence(found, origins, colours, 2).isMeant();
    }

    @Test
    void theColoursOfTheseTestsAreThePublishedOnes() {
        assertThat(THEIRS.mean(2)).containsExactly(new double[] {.4476, .2342, .1957}, within(0.01));
        assertThat(THEIRS.deviation(2)).containsExactly(new double[] {.5115, .5166, .4814}, within(0.01));
        assertThat(CrypkoFindings.haveColours(OTHER, 2)).isFalse();
    }

    /** Files in order from 0.jpg on, with the set's colours or others, found in its place or elsewhere. */
    @ParameterizedTest
    @CsvSource({
        "71314, false, false, true",
        "40000, false, false, true",
        "20001, false, false, true",
        "20000, false, false, false",
        "20000, true, false, true",
        "1000, true, false, true",
        "999, true, false, false",
        "5000, false, true, true",
        "100, false, true, true",
        "99, true, true, false",
        "12, true, true, false"
    })
    void anInterruptedUnpackingInOrder(int count, boolean theirColours, boolean found, boolean meant) {
        List<PackedNotes.Origin> origins = CrypkoSets.origins("", IntStream.range(0, count));
        assertThat(isMeant(found, origins, theirColours ? THEIRS : OTHER)).isEqualTo(meant);
    }

    @Test
    void anInterruptedUnpackingInNoOrder() {
        int[] numbers = IntStream.range(1, CrypkoFaces.FILES).toArray();
        Random random = new Random(1);
        List<PackedNotes.Origin> some =
                CrypkoSets.origins("faces/", IntStream.of(numbers).filter(i -> random.nextInt(3) == 0));
        assertThat(some).hasSizeBetween(20_001, 30_000);
        assertThat(isMeant(false, some, OTHER)).isTrue();
    }

    @Test
    void imagesThatWereGeneratedAreAnotherSet() {
        for (int count : new int[] {1_000, 20_001, 50_000}) {
            List<PackedNotes.Origin> generated = CrypkoSets.origins("", IntStream.rangeClosed(1, count));
            assertThat(isMeant(true, generated, THEIRS))
                    .as("1.jpg to %d.jpg", count)
                    .isFalse();
        }
    }

    @Test
    void namesOrSizesOfAnotherKindAreAnotherSet() {
        List<PackedNotes.Origin> padded = IntStream.range(0, 30_000)
                .mapToObj(i -> new PackedNotes.Origin(String.format("%05d.jpg", i), 96, 96))
                .toList();
        List<PackedNotes.Origin> png = IntStream.range(0, 30_000)
                .mapToObj(i -> new PackedNotes.Origin(i + ".png", 96, 96))
                .toList();
        List<PackedNotes.Origin> small = IntStream.range(0, 60_000)
                .mapToObj(i -> new PackedNotes.Origin(i + ".jpg", 28, 28))
                .toList();
        for (List<PackedNotes.Origin> other : List.of(padded, png, small)) {
            assertThat(isMeant(true, other, THEIRS)).as("%s...", other.get(0)).isFalse();
        }
    }

    @Test
    void theWholeSetInAnotherSizeIsMeant() {
        List<PackedNotes.Origin> resized = IntStream.range(0, CrypkoFaces.FILES)
                .mapToObj(i -> new PackedNotes.Origin(i + ".jpg", 64, 64))
                .toList();
        assertThat(isMeant(false, resized, OTHER)).isTrue();
    }

    @Test
    void oneInAHundredMayBeOdd() {
        List<PackedNotes.Origin> origins = new ArrayList<>(CrypkoSets.origins("", IntStream.range(0, 30_000)));
        for (int i = 0; i < 300; i++) {
            origins.set(3 * i + 1, new PackedNotes.Origin("cat-" + i + ".png", 96, 96));
            origins.set(3 * i + 2, new PackedNotes.Origin(3 * i + 2 + ".jpg", 64, 96));
        }
        assertThat(isMeant(false, origins, OTHER)).isTrue();
        origins.set(20_000, new PackedNotes.Origin("dog.png", 96, 96));
        assertThat(isMeant(false, origins, OTHER)).isFalse();
        origins.set(20_000, new PackedNotes.Origin("20000.jpg", 64, 96));
        assertThat(isMeant(false, origins, OTHER)).isFalse();
    }

    /** The same 120 files named directly, found below what was named, and in an archive that only this set is in. */
    @Test
    void thePlaceCounts() throws IOException {
        Path faces = ImageFixtures.folder(home.resolve("faces"), CrypkoSets.files(0, 120));
        assertThat(CrypkoFaces.isMeant(build(faces))).isFalse();
        ImageFolder found = build(home);
        assertThat(CrypkoFaces.isMeant(found)).isTrue();
        assertThat(CrypkoFaces.isMeant(found.packed()))
                .as("a packed file has no place")
                .isFalse();
        assertThat(CrypkoFaces.findings(found.packed()))
                .containsExactly("71,194 of 71,314 files are missing and 120 are there, the first missing ones are"
                        + " 120.jpg, 121.jpg, 122.jpg and so on: unpack the archive again, or a fresh copy of it");
        ImageInspection inspection = CrypkoFaces.builder(home).size(16).inspect();
        assertThat(inspection.crypko()).isTrue();
        assertThat(inspection.findings()).isEqualTo(CrypkoFaces.findings(found.packed()));
        Path zip = ImageFixtures.zip(home.resolve("crypko_data.zip"), CrypkoSets.files(0, 120), false);
        assertThat(CrypkoFaces.isMeant(build(zip))).isTrue();
        Path nested = ImageFixtures.folder(home.resolve("faces/faces"), CrypkoSets.files(0, 120));
        assertThat(CrypkoFaces.isMeant(build(nested))).isTrue();
    }

    private ImageFolder build(Path path) throws IOException {
        return CrypkoFaces.builder(path)
                .size(16)
                .cacheFolder(home.resolve(".cache"))
                .build();
    }
}
