package org.gan4j.data.internal.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;
import org.gan4j.data.internal.BrokenImageException;

/**
 * The structure of a PNG file, its checksums verified, and the file without what decoding does not need (texts and profiles,
 * which may be bombs of their own).
 */
final class PngFile {
    private static final int SIGNATURE_LENGTH = 8;
    private static final int CHUNK_FRAME = 12; // length, type, checksum
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;
    private static final int EXIF = 0x65584966;
    private static final Set<Integer> NEEDED = Set.of(IHDR, IEND, 0x504C5445, 0x74524E53, 0x49444154); // PLTE tRNS IDAT

    private final ByteBuffer data;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int orientation = Orientation.UPRIGHT;

    PngFile(byte[] bytes) throws BrokenImageException {
        data = ByteBuffer.wrap(bytes);
        kept.write(bytes, 0, Math.min(SIGNATURE_LENGTH, bytes.length));
        int at = SIGNATURE_LENGTH;
        boolean ended = false;
        while (!ended) {
            if (at + CHUNK_FRAME > bytes.length) {
                throw new BrokenImageException("PNG file that is cut short");
            }
            int length = data.getInt(at);
            if (length < 0 || length > bytes.length - at - CHUNK_FRAME) {
                throw new BrokenImageException("PNG file that is cut short or damaged");
            }
            ended = chunk(at, data.getInt(at + 4), length);
            at += CHUNK_FRAME + length;
        }
    }

    private boolean chunk(int at, int type, int length) throws BrokenImageException {
        boolean first = at == SIGNATURE_LENGTH;
        if (first != (type == IHDR) || (first && length != 13)) {
            throw new BrokenImageException("PNG file with a damaged header");
        }
        if (NEEDED.contains(type)) {
            CRC32 crc = new CRC32();
            crc.update(data.array(), at + 4, length + 4);
            if ((int) crc.getValue() != data.getInt(at + 8 + length)) {
                throw new BrokenImageException("PNG file with a wrong checksum");
            }
            kept.write(data.array(), at, CHUNK_FRAME + length);
        }
        if (type == IHDR) {
            width = data.getInt(at + 8);
            height = data.getInt(at + 12);
        } else if (type == EXIF) {
            orientation = Orientation.inTiff(data.array(), at + 8, length);
        }
        return type == IEND;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int orientation() {
        return orientation;
    }

    byte[] essential() {
        return kept.toByteArray();
    }
}
