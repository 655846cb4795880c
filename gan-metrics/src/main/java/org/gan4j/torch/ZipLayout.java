package org.gan4j.torch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.razorvine.pickle.PickleException;

/**
 * The layout since PyTorch 1.6: a zip archive with one folder, in it {@code data.pkl}, the object, and {@code data/KEY}, the
 * bytes of each storage. Nothing is compressed, so nothing can unpack to more than is there, and nothing is written to disk.
 */
final class ZipLayout {
    private static final String PICKLE = "data.pkl";
    private static final int MOST_ENTRIES = 1 << 20;
    private static final int SHORT = 64;

    private final ZipFile zip;
    private final long fileSize;
    private String folder;

    private ZipLayout(ZipFile zip, long fileSize) {
        this.zip = zip;
        this.fileSize = fileSize;
    }

    static Object read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipLayout layout = new ZipLayout(zip, Files.size(file));
            layout.checkEntries();
            layout.checkByteOrder();
            return layout.object();
        }
    }

    private void checkEntries() {
        Set<String> names = new HashSet<>();
        long total = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            checkName(name);
            if (!names.add(name) || names.size() > MOST_ENTRIES) {
                throw new PickleException(
                        "its entries must have names of their own, got " + Words.quoted(name) + " twice");
            }
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                throw new PickleException("its entries must be stored uncompressed, as torch.save does, got "
                        + Words.quoted(name) + " compressed; unpacking it could take any amount of memory");
            }
            total += entry.getSize();
            if (total > fileSize) {
                throw new PickleException(
                        "its entries must not overlap, got entries of more bytes than the file's " + fileSize);
            }
            if (name.indexOf('/') == name.length() - PICKLE.length() - 1 && name.endsWith("/" + PICKLE)) {
                folder = folder(name);
            }
        }
        if (folder == null) {
            throw new PickleException("it must have an entry FOLDER/" + PICKLE + ", got a zip archive without");
        }
    }

    private String folder(String name) {
        if (folder != null) {
            throw new PickleException("it must have one entry FOLDER/" + PICKLE + ", got "
                    + Words.quoted(folder + PICKLE) + " and " + Words.quoted(name));
        }
        return name.substring(0, name.length() - PICKLE.length());
    }

    private static void checkName(String name) {
        if (name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || ("/" + name + "/").contains("/../")) {
            throw new PickleException("its entries must have names inside the archive, got " + Words.quoted(name)
                    + ", which leads out of it");
        }
    }

    private void checkByteOrder() throws IOException {
        ZipEntry entry = zip.getEntry(folder + "byteorder");
        if (entry == null) {
            return; // before PyTorch 2.1: machines were little-endian
        }
        String order = new String(bytes(entry, SHORT), StandardCharsets.UTF_8);
        if (!order.equals("little")) {
            throw new PickleException("its byte order must be little, got " + Words.quoted(order));
        }
    }

    private Object object() throws IOException {
        byte[] pickle = bytes(zip.getEntry(folder + PICKLE), PickleBytes.LONGEST_PICKLE);
        WhitelistedUnpickler unpickler;
        Object root;
        try (PickleBytes in = new PickleBytes(new ByteArrayInputStream(pickle), pickle.length)) {
            unpickler = new WhitelistedUnpickler(in);
            root = new PickledTree().turn(unpickler.load());
        }
        for (TorchStorage storage : unpickler.storages().values()) {
            fill(storage);
        }
        return root;
    }

    private void fill(TorchStorage storage) throws IOException {
        ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
        long found = entry == null || entry.isDirectory() ? -1 : entry.getSize();
        if (found != storage.byteCount()) {
            throw new PickleException("storage " + Words.quoted(storage.key()) + " must have " + storage.byteCount()
                    + " bytes as its tensors say, got " + (found < 0 ? "no entry of that name" : found));
        }
        HeapLeft.check(found);
        storage.fill(bytes(entry, found));
    }

    /** An entry's bytes, which must be those that were written. */
    private byte[] bytes(ZipEntry entry, long most) throws IOException {
        if (entry.getSize() > most) {
            throw new PickleException("entry " + Words.quoted(entry.getName()) + " must be of at most " + most
                    + " bytes, got " + entry.getSize());
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) entry.getSize());
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (bytes.length < entry.getSize() || sum.getValue() != entry.getCrc()) { // ZipFile itself does not look
            throw new PickleException("entry " + Words.quoted(entry.getName()) + " must have the checksum "
                    + Long.toHexString(entry.getCrc()) + ", got " + Long.toHexString(sum.getValue())
                    + "; the file is damaged, copy it again");
        }
        return bytes;
    }
}
