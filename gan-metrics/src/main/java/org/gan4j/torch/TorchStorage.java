package org.gan4j.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.razorvine.pickle.PickleException;

/**
 * A run of elements that tensors are views of, or a part of one. The pickle names it before its bytes are read: {@link
 * #fill} brings them.
 */
final class TorchStorage {
    private final TorchType type;
    private final String key;
    private final long elements;
    private final TorchStorage root;
    private final long begin;
    private byte[] bytes;

    private TorchStorage(TorchType type, String key, long elements, TorchStorage root, long begin) {
        this.type = type;
        this.key = key;
        this.elements = elements;
        this.root = root == null ? this : root;
        this.begin = begin;
    }

    static TorchStorage of(TorchType type, String key, long elements) {
        if (elements < 0 || elements > (Integer.MAX_VALUE - 8) / type.bytes()) {
            throw new PickleException("storage " + Words.quoted(key) + " must have from 0 to 2^31 bytes, got "
                    + elements + " elements of " + type);
        }
        return new TorchStorage(type, key, elements, null, 0);
    }

    /** A part of this storage. */
    TorchStorage part(String partKey, long from, long count) {
        if (from < 0 || count < 0 || from > elements - count) {
            throw new PickleException("storage " + Words.quoted(partKey) + " must lie in its root of " + elements
                    + " elements, got " + count + " from " + from);
        }
        return new TorchStorage(type, partKey, count, root, begin + from);
    }

    TorchType type() {
        return type;
    }

    String key() {
        return key;
    }

    long elements() {
        return elements;
    }

    TorchStorage root() {
        return root;
    }

    /** The number of bytes that the file must have for this. */
    int byteCount() {
        return Math.toIntExact(elements * type.bytes());
    }

    void fill(byte[] content) {
        bytes = content;
    }

    /** The bytes from an element of this part on. */
    ByteBuffer from(long element) {
        int at = Math.toIntExact((begin + element) * type.bytes());
        return ByteBuffer.wrap(root.bytes, at, root.bytes.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isFilled() {
        return root.bytes != null;
    }
}
