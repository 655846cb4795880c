package org.gan4j.data.internal.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation that cameras write into EXIF data: 1 upright, 2 mirrored, 3 upside down, 6 and 8 on a side, and so on. */
final class Orientation {
    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_LENGTH = 12;

    private Orientation() {}

    /** The orientation in a TIFF block, which is what EXIF data is; upright where there is none or the block is damaged. */
    static int inTiff(byte[] data, int from, int length) {
        if (length < 8 || from < 0 || from + length > data.length) {
            return UPRIGHT;
        }
        ByteBuffer tiff = ByteBuffer.wrap(data, from, length).slice();
        if (tiff.getShort(0) == 0x4949) {
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        }
        long directory = tiff.getInt(4) & 0xFFFFFFFFL;
        if (tiff.getShort(2) != 42 || directory + 2 > length) {
            return UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) i * ENTRY_LENGTH;
            if (at + ENTRY_LENGTH > length) {
                return UPRIGHT;
            }
            if ((tiff.getShort((int) at) & 0xFFFF) == TAG && tiff.getShort((int) at + 2) == SHORT) {
                int value = tiff.getShort((int) at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** True if the stored picture's columns run against the upright picture's axis. */
    static boolean isFromRight(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    /** True if the stored picture's rows run against the upright picture's axis. */
    static boolean isFromBottom(int orientation) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /**
     * Turns a square image upright.
     *
     * @param rgb [side, side, 3], not modified
     * @param side its side
     * @param orientation 1 to 8
     * @return the upright image; the same array for 1
     */
    static byte[] upright(byte[] rgb, int side, int orientation) {
        if (orientation == UPRIGHT) {
            return rgb;
        }
        byte[] turned = new byte[rgb.length];
        int last = side - 1;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = switch (orientation) {
                    case 2 -> y * side + last - x;
                    case 3 -> (last - y) * side + last - x;
                    case 4 -> (last - y) * side + x;
                    case 5 -> x * side + y;
                    case 6 -> (last - x) * side + y;
                    case 7 -> (last - x) * side + last - y;
                    default -> x * side + last - y; // 8
                };
                System.arraycopy(rgb, 3 * from, turned, 3 * (y * side + x), 3);
            }
        }
        return turned;
    }
}
