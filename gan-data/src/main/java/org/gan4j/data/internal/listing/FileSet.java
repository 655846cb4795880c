package org.gan4j.data.internal.listing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.BrokenImageException;
import org.gan4j.data.internal.PrintableText;

/** The image files of a folder or archive. Thread-safe. */
public interface FileSet extends Closeable {

    /** The image files in the order of their names. */
    List<ImageFile> images();

    /** Files that are no images by their names, hidden ones apart; those of other image formats first. */
    List<String> others();

    /**
     * Reads a file.
     *
     * @throws BrokenImageException if the file is not what the listing said, or too large
     * @throws IOException if it cannot be read
     */
    byte[] read(ImageFile file) throws IOException;

    /** A text that changes whenever names, sizes or modification times of the files do. */
    String listingKey();

    /** Where the files are, for messages. */
    Path path();

    /**
     * Lists a folder, which may have no images.
     *
     * @throws IOException if it cannot be read
     */
    static FileSet inFolder(Path folder) throws IOException {
        return FolderFiles.list(folder);
    }

    /**
     * Lists a folder or zip file.
     *
     * @throws InvalidImagesException if there is no such place, no image in it, or the archive is not to be trusted
     * @throws IOException if it cannot be read
     */
    static FileSet open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new InvalidImagesException("images must be in a folder or zip file, but " + path + " does not exist");
        }
        FileSet files = Files.isDirectory(path) ? FolderFiles.list(path) : ZipFiles.list(path);
        if (files.images().isEmpty()) {
            files.close();
            throw new InvalidImagesException(path + " must hold JPEG, PNG, GIF or BMP images, but has none"
                    + (files.others().isEmpty()
                            ? ""
                            : " among its " + files.others().size() + " files (the first is "
                                    + PrintableText.of(files.others().get(0)) + ")")
                    + "; name the folder or zip file that holds them");
        }
        return files;
    }
}
