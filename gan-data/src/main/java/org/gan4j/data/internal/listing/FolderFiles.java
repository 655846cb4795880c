package org.gan4j.data.internal.listing;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.BrokenImageException;

/** The image files below a folder. Links are followed: the folder is the user's own. */
final class FolderFiles implements FileSet {
    /** The length of a file that a link names and that is not there. */
    private static final int MISSING = -1;

    private final Path root;
    private final List<ImageFile> images = new ArrayList<>();
    /** The paths themselves: names that the system's character set cannot express do not lead back to the files. */
    private final IdentityHashMap<ImageFile, Path> paths = new IdentityHashMap<>();

    private final List<String> otherImages = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private FolderFiles(Path root) {
        this.root = root;
    }

    static FolderFiles list(Path root) throws IOException {
        FolderFiles files = new FolderFiles(root);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, files.new Collector());
        files.images.sort(Comparator.comparing(ImageFile::name, NameOrder.INSTANCE));
        files.otherImages.addAll(files.others);
        return files;
    }

    @Override
    public List<ImageFile> images() {
        return images;
    }

    @Override
    public List<String> others() {
        return otherImages;
    }

    @Override
    public byte[] read(ImageFile file) throws IOException {
        file.checkLength();
        Path path = paths.get(file);
        if (file.length() == MISSING) {
            throw new BrokenImageException("a link to a file that does not exist");
        }
        byte[] data;
        try {
            data = Files.readAllBytes(path);
        } catch (AccessDeniedException fault) {
            throw BrokenImageException.passing("permission denied", fault);
        }
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (data.length != file.length() || now.lastModifiedTime().toMillis() != file.stamp()) {
            throw BrokenImageException.passing("changed while it was being read", null);
        }
        return data;
    }

    @Override
    public String listingKey() {
        return ImageFile.key(images);
    }

    @Override
    public Path path() {
        return root;
    }

    @Override
    public void close() {
        // nothing is held open
    }

    /** For a folder or archive the user may mend: it says how. */
    static InvalidImagesException unreadable(Path path, IOException fault) {
        boolean denied = fault instanceof AccessDeniedException
                || (fault instanceof FileNotFoundException
                        && String.valueOf(fault.getMessage()).contains("denied"));
        String reason = denied ? "permission denied" : String.valueOf(fault.getMessage());
        return new InvalidImagesException(path + " must be readable, but is not (" + reason
                + "); allow it to be read, or keep it elsewhere than among the images");
    }

    private final class Collector extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(root)
                    && ImageFile.isHidden(folder.getFileName().toString());
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            String name = root.relativize(path).toString().replace(File.separatorChar, '/');
            if (ImageFile.isHidden(name)) {
                return FileVisitResult.CONTINUE;
            }
            boolean missing = attributes.isSymbolicLink(); // links are followed as far as they lead
            if ((attributes.isRegularFile() || missing) && ImageFile.isImage(name)) {
                ImageFile file = new ImageFile(
                        name,
                        missing ? MISSING : attributes.size(),
                        attributes.lastModifiedTime().toMillis());
                images.add(file);
                paths.put(file, path);
            } else if (ImageFile.isOtherImage(name)) {
                otherImages.add(name);
            } else {
                others.add(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException fault) throws IOException {
            if (fault instanceof FileSystemLoopException) {
                throw new InvalidImagesException("a folder of images must not contain itself, but " + path
                        + " is a link to a folder above it; delete the link");
            }
            throw unreadable(path, fault);
        }
    }
}
