package org.gan4j.data.internal.listing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gan4j.data.InvalidImagesException;
import org.gan4j.data.internal.BrokenImageException;

/**
 * The image files inside a zip archive, which is never unpacked to disk. An archive from elsewhere is not trusted: see
 * {@link ZipTrust}; sizes and checksums are held to what the archive's directory says.
 */
final class ZipFiles implements FileSet {
    private final Path path;
    private final long modified;
    private final ZipFile zip;
    private final List<ImageFile> images = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private ZipFiles(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        this.modified = Files.getLastModifiedTime(path).toMillis();
    }

    static ZipFiles list(Path path) throws IOException {
        ZipFile zip = open(path);
        boolean done = false;
        try {
            ZipFiles files = new ZipFiles(path, zip);
            ZipTrust trust = new ZipTrust(path);
            trust.checkDirectory(zip);
            files.collect(trust);
            done = true;
            return files;
        } finally {
            if (!done) {
                zip.close();
            }
        }
    }

    private static ZipFile open(Path path) throws IOException {
        if (ImageFile.isImage(path.toString())) {
            throw new InvalidImagesException("images must be in a folder or zip file, but " + path
                    + " is named as a single image; name the folder it is in");
        }
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException fault) {
            try { // names that are not UTF-8, as older archivers write them
                return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
            } catch (ZipException again) {
                throw new InvalidImagesException(path
                        + " must be a folder, a zip file or a file written by `data pack`, but is none or is damaged ("
                        + again.getMessage() + ")");
            }
        } catch (IOException fault) {
            throw FolderFiles.unreadable(path, fault);
        }
    }

    private void collect(ZipTrust trust) throws IOException {
        List<String> otherImages = new ArrayList<>();
        var all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            trust.checkEntry(entry);
            String name = ImageFile.plain(entry.getName());
            if (entry.isDirectory() || ImageFile.isHidden(name)) {
                continue;
            }
            if (ImageFile.isImage(name)) {
                if (entries.put(name, entry) != null) {
                    throw trust.refused(name, "is in it twice");
                }
                images.add(new ImageFile(name, entry.getSize(), entry.getCrc()));
            } else if (ImageFile.isOtherImage(name)) {
                otherImages.add(name);
            } else {
                others.add(name);
            }
        }
        others.addAll(0, otherImages);
        images.sort(Comparator.comparing(ImageFile::name, NameOrder.INSTANCE));
    }

    @Override
    public List<ImageFile> images() {
        return images;
    }

    @Override
    public List<String> others() {
        return others;
    }

    @Override
    public byte[] read(ImageFile file) throws IOException {
        file.checkLength();
        byte[] data;
        try (InputStream in = zip.getInputStream(entries.get(file.name()))) {
            data = in.readNBytes((int) file.length() + 1);
        } catch (ZipException fault) {
            throw new BrokenImageException("cannot be unpacked (" + fault.getMessage() + ")", fault);
        }
        if (data.length != file.length()) {
            throw new BrokenImageException("must unpack to " + file.length() + " bytes as the archive declares, got "
                    + (data.length > file.length() ? "more" : data.length));
        }
        CRC32 crc = new CRC32();
        crc.update(data);
        if (crc.getValue() != file.stamp()) {
            throw new BrokenImageException("has another checksum than the archive declares");
        }
        return data;
    }

    @Override
    public String listingKey() {
        return "zip " + modified + "\n" + ImageFile.key(images);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
