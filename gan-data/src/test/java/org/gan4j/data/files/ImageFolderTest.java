package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.data.InvalidImagesException;
import org.junit.jupiter.api.Test;

/** Which images a folder holds, in which order, and what is said where it holds none. */
class ImageFolderTest extends UserImages {
    @Test
    void imagesComeInTheOrderOfTheirNumbersFromAllFolders() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        List.of("10.png:2", "2.png:1", "0.png:0", "b/3.png:4", "b/11.PNG:5", "a/a/7.png:3")
                .forEach(file -> files.put(
                        file.split(":")[0], ImageFixtures.image(Integer.parseInt(file.split(":")[1]), "png")));
        files.put("notes.txt", new byte[] {1});
        files.put("new.webp", new byte[] {1});
        files.put("._0.png", new byte[] {1});
        files.put(".hidden/0.png", new byte[] {1});
        files.put("__MACOSX/0.png", new byte[] {1});
        ImageFixtures.folder(images, files);
        ImageFolder folder = open().build();
        assertThat(numbers(folder)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(folder.leftOut()).containsExactly("new.webp", "notes.txt");
        assertThat(folder.packed().names())
                .containsExactly("0.png", "2.png", "10.png", "a/a/7.png", "b/3.png", "b/11.PNG");
        assertThat(folder.packed().mean()[2])
                .isCloseTo((200 - 2.5) / 127.5 - 1, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(folder.packed().deviation()[2])
                .isCloseTo(Math.sqrt(35.0 / 12) / 127.5, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void theFingerprintIsThatOfTheImagesWhereverTheyAre() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(12));
        Path other = ImageFixtures.folder(temporary.resolve("other/place"), ImageFixtures.numbered(12));
        Files.setLastModifiedTime(other.resolve("3.png"), FileTime.fromMillis(1_000_000));
        Path zip = ImageFixtures.zip(temporary.resolve("set.zip"), ImageFixtures.numbered(12), true);
        String fingerprint = open().build().fingerprint();
        assertThat(ImageFolder.builder(other)
                        .size(16)
                        .cacheFolder(cache)
                        .build()
                        .fingerprint())
                .isEqualTo(fingerprint);
        assertThat(ImageFolder.builder(zip).size(16).cacheFolder(cache).build().fingerprint())
                .isEqualTo(fingerprint);
        assertThat(open().size(17).build().fingerprint()).isNotEqualTo(fingerprint);
        Files.write(images.resolve("3.png"), ImageFixtures.image(40, "png"));
        assertThat(open().build().fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void theFirstSoundPictureSettlesTheSizeAtWhichItLosesNothing() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3)); // 24 x 20
        assertThat(ImageFolder.firstSide(images)).hasValue(20);
        assertThat(open().size(20).build().packed().resized())
                .as("all are cropped")
                .isEqualTo(3);
        Files.writeString(images.resolve("0.png"), "no picture");
        assertThat(ImageFolder.firstSide(images)).hasValue(20);
        ImageFixtures.folder(temporary.resolve("bad"), Map.of("0.png", new byte[] {1}));
        assertThat(ImageFolder.firstSide(temporary.resolve("bad"))).isEmpty();
    }

    @Test
    void linksToFilesAreFollowedAndCirclesNamed() throws IOException {
        Path elsewhere = ImageFixtures.folder(temporary.resolve("elsewhere"), ImageFixtures.numbered(3));
        Files.createDirectories(images);
        Files.createSymbolicLink(images.resolve("1.png"), elsewhere.resolve("1.png"));
        Files.createSymbolicLink(images.resolve("more"), elsewhere);
        assertThat(numbers(open().build())).containsExactly(1, 0, 1, 2);
        Files.createSymbolicLink(elsewhere.resolve("circle"), images);
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageContaining("must not contain itself");
        Files.delete(elsewhere.resolve("circle"));
    }

    @Test
    void placesWithoutImagesAreNamed() throws IOException {
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage("images must be in a folder or zip file, but " + images + " does not exist");
        Files.createDirectories(images);
        assertThatThrownBy(() -> open().build())
                .hasMessage(
                        images
                                + " must hold JPEG, PNG, GIF or BMP images, but has none; name the folder or zip file that holds them");
        Files.writeString(images.resolve("a.webp"), "x");
        Files.writeString(images.resolve("a.txt"), "x");
        assertThatThrownBy(() -> open().build())
                .hasMessage(images + " must hold JPEG, PNG, GIF or BMP images, but has none among its 2 files"
                        + " (the first is a.webp); name the folder or zip file that holds them");
    }

    @Test
    void singleImagesAndPackedFilesAreNamed() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Path single = images.resolve("0.png");
        assertThatThrownBy(() -> ImageFolder.builder(single).cacheFolder(cache).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage("images must be in a folder or zip file, but " + single
                        + " is named as a single image; name the folder it is in");
        open().build();
        Path packed = Files.move(cacheFile(), temporary.resolve("renamed.bin"));
        assertThat(PackedImages.isPacked(packed)).isTrue();
        assertThat(PackedImages.isPacked(single)).isFalse();
        assertThatThrownBy(() -> ImageFolder.builder(packed).cacheFolder(cache).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageEndingWith(packed + " is a packed file; open it as PackedImages");
    }

    @Test
    void refusesBadSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open().size(15).build())
                .withMessage("`size` must lie in [16, 1024] pixels, got 15");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open().threads(0).build())
                .withMessage("`threads` must be at least 1, got 0");
    }
}
