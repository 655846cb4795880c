package org.gan4j.torch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;

/**
 * The layout before PyTorch 1.6: five pickles in a row (a magic number, the protocol's version, what the writing machine was,
 * the object, the storages' keys), then for each key the number of its elements in 64 bits, and they themselves.
 */
final class StreamLayout {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long VERSION = 1001;
    private static final String LITTLE_ENDIAN = "little_endian";

    private StreamLayout() {}

    static Object read(Path file) throws IOException {
        try (PickleBytes bytes = new PickleBytes(Files.newInputStream(file), Files.size(file))) {
            checkHeader(bytes);
            WhitelistedUnpickler unpickler = new WhitelistedUnpickler(bytes);
            Object root = new PickledTree().turn(unpickler.load());
            Object keys = new WhitelistedUnpickler(bytes).load();
            if (!(keys instanceof List<?> list)) {
                throw new PickleException("its fifth pickle must be a list of storages, got " + Words.of(keys));
            }
            for (Object key : list) {
                fill(unpickler.storages(), key, bytes);
            }
            unpickler.storages().values().forEach(StreamLayout::checkFilled);
            return root;
        }
    }

    private static void checkHeader(PickleBytes bytes) throws IOException {
        Object magic = new WhitelistedUnpickler(bytes).load();
        if (!MAGIC.equals(magic)) {
            throw new PickleException("it must begin with torch.save's magic number, got " + Words.of(magic));
        }
        Object version = new WhitelistedUnpickler(bytes).load();
        if (!(version instanceof Number number) || number.longValue() != VERSION) {
            throw new PickleException("its format's version must be " + VERSION + ", got " + Words.of(version));
        }
        Object machine = new WhitelistedUnpickler(bytes).load();
        if (!(machine instanceof Map<?, ?> map) || !Boolean.TRUE.equals(map.get(LITTLE_ENDIAN))) {
            throw new PickleException("it must have been written on a little-endian machine, got "
                    + (machine instanceof Map ? "a big-endian one" : Words.of(machine)));
        }
    }

    private static void fill(Map<String, TorchStorage> storages, Object key, PickleBytes bytes) throws IOException {
        TorchStorage storage = key instanceof String name ? storages.get(name) : null;
        if (storage == null || storage.isFilled()) {
            throw new PickleException("its list of storages must name each once, got " + Words.of(key));
        }
        checkLeft(storage, Long.BYTES, bytes);
        long elements = ByteBuffer.wrap(bytes.raw(Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (elements != storage.elements()) {
            throw new PickleException("storage " + Words.quoted(storage.key()) + " must have " + storage.elements()
                    + " elements as its tensors say, got " + elements);
        }
        checkLeft(storage, storage.byteCount(), bytes);
        storage.fill(bytes.raw(storage.byteCount()));
    }

    private static void checkLeft(TorchStorage storage, int count, PickleBytes bytes) {
        if (bytes.remaining() < count) {
            throw new PickleException("storage " + Words.quoted(storage.key()) + " needs " + count + " bytes, got "
                    + bytes.remaining() + " to the file's end; it was cut short, copy it again");
        }
        HeapLeft.check(count);
    }

    private static void checkFilled(TorchStorage storage) {
        if (!storage.isFilled()) {
            throw new PickleException("storage " + Words.quoted(storage.key()) + " must be in the list of storages, got"
                    + " none of that name");
        }
    }
}
