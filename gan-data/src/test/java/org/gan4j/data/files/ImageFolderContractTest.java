package org.gan4j.data.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.data.ImageSource;
import org.gan4j.data.ImageSourceContractTest;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderContractTest extends ImageSourceContractTest {
    @TempDir
    private Path temporary;

    @Override
    protected ImageSource newSource() {
        try {
            Path folder = ImageFixtures.folder(Files.createTempDirectory(temporary, "set"), ImageFixtures.numbered(7));
            return ImageFolder.builder(folder)
                    .size(16)
                    .cacheFolder(temporary.resolve("caches"))
                    .build();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
