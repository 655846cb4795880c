package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gan4j.data.internal.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrypkoFacesTest {
    @TempDir
    private Path home;

    private void jpegs(Path folder, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ImageFixtures.folder(folder, Map.of(i + ".jpg", ImageFixtures.image(i, "jpg")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "faces", "faces/faces"})
    void theFolderIsFoundBelowTheOneThatIsNamed(String below) throws IOException {
        jpegs(home.resolve(below), 4);
        assertThat(CrypkoFaces.find(home)).contains(home.resolve(below));
        ImageFixtures.folder(home.resolve("runs"), Map.of("sheet.png", ImageFixtures.image(1, "png")));
        ImageFixtures.folder(home.resolve(below), Map.of("71313.jpg", ImageFixtures.image(1, "jpg")));
        assertThat(CrypkoFaces.find(home)).as("the whole set").contains(home.resolve(below));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces", "faces/faces"})
    void aSubfolderOfThatNameDropsNoImagesOutsideIt(String below) throws IOException {
        jpegs(home.resolve(below), 4);
        ImageFixtures.folder(home.resolve("bodies"), Map.of("tom.png", ImageFixtures.image(1, "png")));
        assertThat(CrypkoFaces.find(home)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"faces.zip", "crypko_data.zip"})
    void theArchiveIsFoundWhereThereAreNoImages(String name) throws IOException {
        Path zip = ImageFixtures.zip(home.resolve(name), Map.of("0.jpg", ImageFixtures.image(0, "jpg")), false);
        assertThat(CrypkoFaces.find(home)).contains(zip);
        assertThat(CrypkoFaces.find(zip)).contains(zip);
        ImageFixtures.folder(home.resolve("cats"), Map.of("tom.png", ImageFixtures.image(1, "png")));
        assertThat(CrypkoFaces.find(home)).as("a folder of other images").isEmpty();
    }

    @Test
    void nothingIsFoundInOtherPlaces() throws IOException {
        assertThat(CrypkoFaces.find(home)).isEmpty();
        assertThat(CrypkoFaces.find(home.resolve("nowhere"))).isEmpty();
    }

    /** A packed file as if made from files of these names and sizes, every pixel of one grey. */
    private PackedImages packed(List<PackedNotes.Origin> origins, int grey) throws IOException {
        Path file = home.resolve("set.gan4j");
        byte[] rgb = new byte[16 * 16 * 3];
        java.util.Arrays.fill(rgb, (byte) grey);
        ChannelStatistics statistics = new ChannelStatistics();
        statistics.add(rgb);
        try (PackedWriter writer = new PackedWriter(file, 16)) {
            for (PackedNotes.Origin origin : origins) {
                writer.add(rgb, Sha256.of(rgb), statistics, origin);
            }
            writer.finish(new byte[32]);
        }
        return PackedImages.open(file);
    }

    private static List<PackedNotes.Origin> whole() {
        return CrypkoSets.origins("faces/", IntStream.range(0, CrypkoFaces.FILES));
    }

    @Test
    void whatIsOffIsSaid() throws IOException {
        List<PackedNotes.Origin> origins = new ArrayList<>(whole());
        origins.remove(17);
        origins.set(20, new PackedNotes.Origin("faces/21.jpg", 128, 96));
        origins.set(30, new PackedNotes.Origin("more/30.jpg", 96, 96));
        origins.add(new PackedNotes.Origin("71314.jpg", 96, 96));
        PackedImages images = packed(origins, 128);
        assertThat(CrypkoFaces.isMeant(images)).isTrue();
        assertThat(CrypkoFaces.findings(images))
                .containsExactly(
                        "2 of 71,314 files are missing and 71,312 are there, the first missing ones are 17.jpg, 31.jpg:"
                                + " unpack the archive again, or a fresh copy of it",
                        "1 files have names that the set has not: 71314.jpg",
                        "1 numbers are there more than once, in several folders",
                        "1 pictures are not 96x96, the first is faces/21.jpg with 128x96",
                        "the mean of the colours is 0.004/0.004/0.004, that of the set 0.448/0.234/0.196",
                        "the deviation of the colours is 0.000/0.000/0.000, that of the set 0.512/0.517/0.481");
    }

    @Test
    void aWholeSetHasOnlyItsColoursAgainstIt() throws IOException {
        assertThat(CrypkoFaces.findings(packed(whole(), 128)))
                .hasSize(2)
                .allMatch(finding -> finding.contains("of the colours is"));
    }
}
