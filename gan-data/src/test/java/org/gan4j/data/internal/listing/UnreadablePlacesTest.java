package org.gan4j.data.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.data.InvalidImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and archives that may not be read. */
class UnreadablePlacesTest {
    private static final String ADVICE = " must be readable, but is not (permission denied);"
            + " allow it to be read, or keep it elsewhere than among the images";

    @TempDir
    private Path images;

    @Test
    void theyAreNamed() {
        Path secret = images.resolve("secret");
        assertThat(FolderFiles.unreadable(secret, new AccessDeniedException(secret.toString())))
                .hasMessage(secret + ADVICE);
        assertThat(FolderFiles.unreadable(secret, new FileNotFoundException(secret + " (Permission denied)")))
                .hasMessage(secret + ADVICE);
    }

    @Test
    void foldersAre() throws IOException {
        Path secret = Files.createDirectory(images.resolve("secret"));
        assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret))
                .as("folders can be made unreadable, which root's cannot")
                .isTrue();
        assertThatThrownBy(() -> FileSet.open(images))
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(secret + ADVICE);
    }

    @Test
    void archivesAre() throws IOException {
        Path secret = Files.writeString(images.resolve("secret.zip"), "PK");
        assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret))
                .as("files can be made unreadable, which root's cannot")
                .isTrue();
        assertThatThrownBy(() -> FileSet.open(secret))
                .isInstanceOf(InvalidImagesException.class)
                .hasMessage(secret + ADVICE);
    }
}
