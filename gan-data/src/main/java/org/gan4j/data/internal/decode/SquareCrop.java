package org.gan4j.data.internal.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * The largest square in the middle of a decoded picture, turned upright, as interleaved RGB bytes.
 *
 * <p>Samples are taken as they are stored: {@link BufferedImage#getRGB} would convert grey pictures from a linear colour
 * space and brighten them. Of 16-bit samples the upper 8 bits are taken. Transparent pixels are laid over white.
 */
final class SquareCrop {
    private static final int WHITE = 255;

    private final BufferedImage picture;
    private final int side;
    private final int left;
    private final int top;
    private final byte[] rgb;

    private SquareCrop(BufferedImage picture, int orientation) {
        this.picture = picture;
        side = Math.min(picture.getWidth(), picture.getHeight());
        left = middle(picture.getWidth() - side, Orientation.isFromRight(orientation));
        top = middle(picture.getHeight() - side, Orientation.isFromBottom(orientation));
        rgb = new byte[side * side * 3];
    }

    /** Half of what is cut off, rounded down on the left and at the top of the upright picture. */
    private static int middle(int cut, boolean reversed) {
        return reversed ? cut - cut / 2 : cut / 2;
    }

    /** Returns [side, side, 3], upright, where the side is the shorter of the picture's. */
    static byte[] of(BufferedImage picture, int orientation) {
        SquareCrop crop = new SquareCrop(picture, orientation);
        if (!(picture.getColorModel() instanceof ComponentColorModel)) {
            crop.fromColours();
        } else if (!crop.fromInterleavedBytes()) {
            crop.fromSamples();
        }
        return Orientation.upright(crop.rgb, crop.side, orientation);
    }

    /** Palettes and packed pixels: the colour model knows the colours, and no colour space is involved. */
    private void fromColours() {
        int[] row = new int[side];
        int to = 0;
        for (int y = 0; y < side; y++) {
            picture.getRGB(left, top + y, side, 1, row, 0, side);
            for (int argb : row) {
                int alpha = argb >>> 24;
                rgb[to++] = overWhite(argb >> 16 & 0xFF, alpha);
                rgb[to++] = overWhite(argb >> 8 & 0xFF, alpha);
                rgb[to++] = overWhite(argb & 0xFF, alpha);
            }
        }
    }

    /** The usual case, fast: three bytes a pixel in an array. */
    private boolean fromInterleavedBytes() {
        Raster raster = picture.getRaster();
        if (raster.getNumBands() != 3
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || buffer.getNumBanks() != 1
                || raster.getSampleModelTranslateX() != 0
                || raster.getSampleModelTranslateY() != 0) {
            return false;
        }
        byte[] data = buffer.getData();
        int[] bands = model.getBandOffsets();
        int to = 0;
        for (int y = 0; y < side; y++) {
            int at = buffer.getOffset() + (top + y) * model.getScanlineStride() + left * model.getPixelStride();
            for (int x = 0; x < side; x++) {
                rgb[to++] = data[at + bands[0]];
                rgb[to++] = data[at + bands[1]];
                rgb[to++] = data[at + bands[2]];
                at += model.getPixelStride();
            }
        }
        return true;
    }

    /** Grey, grey with alpha, RGB with alpha; 8 or 16 bits. */
    private void fromSamples() {
        Raster raster = picture.getRaster();
        int bands = raster.getNumBands();
        boolean colour = bands >= 3;
        boolean alpha = bands == 2 || bands == 4;
        int shift = raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        int[] row = new int[side * bands];
        int to = 0;
        for (int y = 0; y < side; y++) {
            raster.getPixels(raster.getMinX() + left, raster.getMinY() + top + y, side, 1, row);
            for (int x = 0; x < side; x++) {
                int at = x * bands;
                int opacity = alpha ? row[at + bands - 1] >> shift : WHITE;
                for (int c = 0; c < 3; c++) {
                    rgb[to++] = overWhite(row[colour ? at + c : at] >> shift, opacity);
                }
            }
        }
    }

    private static byte overWhite(int value, int alpha) {
        return (byte) (WHITE - ((WHITE - value) * alpha + 127) / 255);
    }
}
