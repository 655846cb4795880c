package org.gan4j.data.internal.listing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gan4j.data.internal.BrokenImageException;

/**
 * An image file in a folder or archive that was listed and not read yet.
 *
 * @param name path below the folder or inside the archive, parts separated by {@code /}
 * @param length bytes of the file
 * @param stamp when it was last modified, or its checksum in an archive: whatever changes with the contents
 */
public record ImageFile(String name, long length, long stamp) {
    /** Largest file that is read, in bytes: more than 50 megapixels of any format that is read. */
    static final long LARGEST = 256L << 20;

    private static final Set<String> READ = Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp");
    private static final Set<String> OTHER_IMAGES =
            Set.of("webp", "avif", "heic", "heif", "jxl", "jp2", "tif", "tiff", "tga", "psd", "svg", "ico");

    /** Refuses a file that is too large to be read. */
    void checkLength() throws BrokenImageException {
        if (length > LARGEST) {
            throw new BrokenImageException("must be at most " + (LARGEST >> 20) + " MB, is " + (length >> 20) + " MB");
        }
    }

    /** A text that changes whenever a file does. */
    static String key(List<ImageFile> files) {
        StringBuilder key = new StringBuilder();
        for (ImageFile file : files) {
            key.append(file.name)
                    .append('\0')
                    .append(file.length)
                    .append(' ')
                    .append(file.stamp)
                    .append('\n');
        }
        return key.toString();
    }

    /** True if the name's extension is that of a format that is read. */
    static boolean isImage(String name) {
        return READ.contains(extension(name));
    }

    /** True if the name's extension is that of an image format that is not read. */
    static boolean isOtherImage(String name) {
        return OTHER_IMAGES.contains(extension(name));
    }

    /** True for what systems and archivers leave beside the files: {@code .DS_Store}, {@code ._a.jpg}, {@code __MACOSX}. */
    static boolean isHidden(String name) {
        for (String part : name.split("/")) {
            if (part.startsWith(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /** A name in an archive with {@code /} between its parts, and without the parts that lead nowhere: {@code ./} and such. */
    static String plain(String name) {
        return Arrays.stream(name.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
