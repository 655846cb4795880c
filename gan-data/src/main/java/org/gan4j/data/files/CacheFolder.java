package org.gan4j.data.files;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.gan4j.data.internal.Sha256;

/**
 * Where packed images are kept and downloaded weights are looked for when nothing else is said: the folder that the system
 * property {@value #PROPERTY} names, or the one the platform has for caches ({@code ~/.cache/gan4j} on Linux, {@code
 * ~/Library/Caches/gan4j} on macOS, {@code %LOCALAPPDATA%\gan4j\cache} on Windows). Never beside the user's images.
 */
public final class CacheFolder {
    /** System property that names the folder. */
    public static final String PROPERTY = "gan4j.cache";

    private static final int NAME_BYTES = 8;

    private CacheFolder() {}

    /** {@return the folder, which need not exist} */
    public static Path usual() {
        String named = System.getProperty(PROPERTY);
        return named == null || named.isBlank()
                ? ofPlatform(
                        System.getProperty("os.name", ""),
                        System.getProperty("user.home", "."),
                        System.getenv("XDG_CACHE_HOME"),
                        System.getenv("LOCALAPPDATA"))
                : Path.of(named);
    }

    static Path ofPlatform(String system, String home, String xdgCache, String localAppData) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows") && localAppData != null && !localAppData.isBlank()) {
            return Path.of(localAppData, "gan4j", "cache");
        }
        if (lower.startsWith("mac")) {
            return Path.of(home, "Library", "Caches", "gan4j");
        }
        return xdgCache == null || !Path.of(xdgCache).isAbsolute()
                ? Path.of(home, ".cache", "gan4j")
                : Path.of(xdgCache, "gan4j");
    }

    /** The file for the images of a place at a size: one each, so that a changed folder replaces its old cache. */
    static Path fileFor(Path folder, Path images, int size) {
        Path place = images.toAbsolutePath().normalize();
        String hash = HexFormat.of().formatHex(Sha256.of(place.toString()), 0, NAME_BYTES);
        String name = place.getFileName() == null ? "root" : place.getFileName().toString();
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return folder.resolve(
                plain.substring(0, Math.min(40, plain.length())) + "-" + hash + "-" + size + PackedImages.EXTENSION);
    }
}
