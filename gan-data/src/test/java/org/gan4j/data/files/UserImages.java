package org.gan4j.data.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.data.ImageSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a folder of images and a cache, both empty at first. */
abstract class UserImages {
    @TempDir
    Path temporary;

    Path images;
    Path cache;

    @BeforeEach
    void places() {
        images = temporary.resolve("images");
        cache = temporary.resolve("cache");
    }

    ImageFolder.Builder open() {
        return ImageFolder.builder(images).size(16).cacheFolder(cache).threads(2);
    }

    static List<Integer> numbers(ImageSource source) {
        return IntStream.range(0, source.size())
                .map(i -> ImageFixtures.number(source.read(i)))
                .boxed()
                .toList();
    }

    Path cacheFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(PackedImages.EXTENSION))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
