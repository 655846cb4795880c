package org.gan4j.data.internal.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.gan4j.data.internal.BrokenImageException;

/**
 * The structure of a JPEG file: what must be known before it is decoded, and the file without what decoding does not need.
 *
 * <p>Profiles, thumbnails and comments are left out of {@link #essential()}: they cost time, and decoders fail on damaged
 * ones though the picture is whole.
 */
final class JpegFile {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    /** A progressive file of this many scans takes minutes to decode and is made for that; usual ones have about ten. */
    private static final int MOST_SCANS = 200;

    /** This many are decoded whatever the size of the picture. */
    private static final int USUAL_SCANS = 30;

    /** Scans times pixels that are decoded: thirty scans of the largest picture. */
    private static final long MOST_SCANNED = 1_500_000_000;

    private final byte[] data;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean knownColours;
    private int frame = -1;
    private int orientation = Orientation.UPRIGHT;

    JpegFile(byte[] data) throws BrokenImageException {
        this.data = data;
        int scan = readSegments();
        if (frame < 0) {
            throw new BrokenImageException("JPEG file without a picture");
        }
        kept.write(data, scan, data.length - scan);
        checkScans(scan);
    }

    private int readSegments() throws BrokenImageException {
        kept.write(0xFF);
        kept.write(START);
        int at = 2;
        while (true) {
            while (at + 1 < data.length && u8(at) == 0xFF && u8(at + 1) == 0xFF) {
                at++; // fill bytes
            }
            if (at + 4 > data.length || u8(at) != 0xFF || u8(at + 1) == END) {
                throw new BrokenImageException("JPEG file that is cut short or damaged before the picture");
            }
            int marker = u8(at + 1);
            if (marker == SCAN) {
                return at;
            }
            int length = u16(at + 2);
            if (length < 2 || at + 2 + length > data.length) {
                throw new BrokenImageException("JPEG file that is cut short or damaged before the picture");
            }
            segment(marker, at, length);
            at += 2 + length;
        }
    }

    private void segment(int marker, int at, int length) throws BrokenImageException {
        boolean isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        boolean jfif = marker == APP0 && startsWith(at + 4, length - 2, "JFIF\0");
        boolean adobe = marker == APP14 && startsWith(at + 4, length - 2, "Adobe");
        if (isFrame && frame < 0) {
            if (length < 8 + 3) {
                throw new BrokenImageException("JPEG file with a damaged header");
            }
            frame = at;
        }
        if (marker == APP1 && startsWith(at + 4, length - 2, "Exif\0\0")) {
            orientation = Orientation.inTiff(data, at + 10, length - 8);
        }
        knownColours |= jfif || adobe;
        boolean dropped = marker == COMMENT || (marker >= APP0 && marker <= APP15 && !jfif && !adobe);
        if (!dropped) {
            kept.write(data, at, 2 + length);
        }
    }

    private void checkScans(int first) throws BrokenImageException {
        int scans = 0;
        for (int at = first; at + 1 < data.length; at++) {
            if (data[at] == (byte) 0xFF && u8(at + 1) == SCAN && ++scans > MOST_SCANS) {
                throw new BrokenImageException("JPEG file of more than " + MOST_SCANS + " scans");
            }
        }
        if (scans > USUAL_SCANS && (long) scans * width() * height() > MOST_SCANNED) {
            throw new BrokenImageException("JPEG file of " + scans + " scans of " + width() + "x" + height()
                    + " pixels, more than pictures have");
        }
    }

    int width() {
        return u16(frame + 7);
    }

    int height() {
        return u16(frame + 5);
    }

    int orientation() {
        return orientation;
    }

    /** True for what Java's own decoder reads as other decoders do: 8 bits, Huffman, grey or three colours. */
    boolean isPlain() {
        int process = u8(frame + 1);
        int components = u8(frame + 9);
        boolean usualIds = components == 3
                && frame + 17 < data.length
                && u8(frame + 10) == 1
                && u8(frame + 13) == 2
                && u8(frame + 16) == 3;
        return process <= 0xC2
                && u8(frame + 4) == 8
                && (components == 1 || (components == 3 && (knownColours || usualIds)));
    }

    /** The file without the segments that decoding a plain picture does not need. */
    byte[] essential() {
        return kept.toByteArray();
    }

    private boolean startsWith(int at, int available, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (available < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (data[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private int u8(int at) {
        return data[at] & 0xFF;
    }

    private int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }
}
