package org.gan4j.data.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.InvalidImagesException;
import org.junit.jupiter.api.Test;

/** Files that cannot be read or decoded. */
class BrokenFilesTest extends UserImages {
    @Test
    void brokenFilesAreAllFoundAndNamed() throws IOException {
        breakSome();
        assertThatThrownBy(() -> open().build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageStartingWith("4 of 9 images in " + images + " are broken (1.png: empty file; 3.png: ")
                .hasMessageContaining(
                        "; and 1 more); mend or delete them, or leave them out with --skip-broken (in Java: skipBroken())")
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidImagesException.class))
                .satisfies(fault -> assertThat(fault.problems().stream().map(ImageProblem::name))
                        .containsExactly("1.png", "3.png", "7.png", "8.jpg"));
        assertThat(open().verify().stream().map(ImageProblem::name))
                .containsExactly("1.png", "3.png", "7.png", "8.jpg");
    }

    private void breakSome() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(8));
        Files.write(images.resolve("1.png"), new byte[0]);
        Files.write(images.resolve("3.png"), Arrays.copyOf(ImageFixtures.image(3, "png"), 60));
        Files.writeString(images.resolve("7.png"), "text");
        byte[] jpeg = ImageFixtures.image(8, "jpg");
        Files.write(images.resolve("8.jpg"), Arrays.copyOf(jpeg, jpeg.length - 10));
    }

    @Test
    void brokenFilesCanBeLeftOut() throws IOException {
        breakSome();
        ImageFolder folder = open().skipBroken().build();
        assertThat(numbers(folder)).containsExactly(0, 2, 4, 5, 6);
        assertThat(folder.packed().skipped()).hasSize(4).first().hasToString("1.png: empty file");
        ImageFolder again = open().skipBroken().build();
        assertThat(again.isReused()).isTrue();
        assertThat(again.packed().skipped()).isEqualTo(folder.packed().skipped());
        assertThatThrownBy(() -> open().build())
                .as("the cache with gaps does not hide them from those who want none")
                .isInstanceOf(InvalidImagesException.class)
                .hasMessageStartingWith("4 of 9 images");
    }

    @Test
    void filesThatCouldNotBeReadOnceAreReadTheNextTime() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(80));
        Path last = images.resolve("79.png");
        FileTime before = Files.getLastModifiedTime(last);
        ImageFolder gap = open().threads(1)
                .skipBroken()
                .progress((done, total, broken) -> touch(last, done < total ? FileTime.fromMillis(1) : before))
                .build();
        assertThat(gap.packed().skipped()).singleElement().hasToString("79.png: changed while it was being read");
        ImageFolder whole = open().skipBroken().build();
        assertThat(whole.isReused()).isFalse();
        assertThat(whole.size()).isEqualTo(80);
    }

    private static void touch(Path file, FileTime time) {
        try {
            Files.setLastModifiedTime(file, time);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void aFailedAttemptLeavesNothing() throws IOException {
        breakSome();
        assertThatThrownBy(() -> open().build()).isInstanceOf(InvalidImagesException.class);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFolderThatChangesMeanwhileIsRefused() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(8));
        assertThatThrownBy(() ->
                        open().progress((done, total, broken) -> addImage()).build())
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(images + " changed while its images were being read; start again when it is complete");
    }

    private void addImage() {
        try {
            Files.write(images.resolve("99.png"), ImageFixtures.image(9, "png"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void aLinkToNothingIsABrokenFile() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Files.createSymbolicLink(images.resolve("9.png"), temporary.resolve("nothing"));
        assertThatThrownBy(() -> open().build())
                .hasMessageContaining("1 of 4 images")
                .hasMessageContaining("9.png: a link to a file that does not exist");
        assertThat(open().skipBroken().build().size()).isEqualTo(3);
        Files.write(temporary.resolve("nothing"), ImageFixtures.image(9, "png"));
        assertThat(numbers(open().build())).as("the link leads somewhere now").containsExactly(0, 1, 2, 9);
    }

    @Test
    void filesThatMayNotBeReadAreBroken() throws IOException {
        ImageFixtures.folder(images, ImageFixtures.numbered(3));
        Path locked = images.resolve("1.png");
        assumeThat(locked.toFile().setReadable(false) && !Files.isReadable(locked))
                .as("files can be made unreadable, which root's cannot")
                .isTrue();
        assertThatThrownBy(() -> open().build()).hasMessageContaining("(1.png: permission denied)");
    }
}
