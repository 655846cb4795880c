package org.gan4j.model;

import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/** The way between uint8 RGB images and tensors in [-1, 1]: {@code x = pixel / 127.5 - 1}. Thread-safe. */
public final class Pixels {
    private static final double HALF_RANGE = 127.5;

    private Pixels() {}

    /**
     * Images as bytes, rounded and clamped to [0, 255].
     *
     * @param images [N, 3, H, W], or [N, 1, H, W] whose grey is repeated; about [-1, 1]
     * @return N arrays of H * W * 3 bytes, interleaved RGB
     * @throws IllegalArgumentException if the shape is another, or a value is NaN
     */
    public static byte[][] toRgb(Tensor images) {
        Shape shape = images.shape();
        if (shape.rank() != 4 || (shape.dim(1) != 1 && shape.dim(1) != 3)) {
            throw new IllegalArgumentException("`images` must be [N, 1 or 3, H, W], got " + shape);
        }
        float[] values = images.toFloats();
        int channels = (int) shape.dim(1);
        int pixels = (int) (shape.dim(2) * shape.dim(3));
        byte[][] rgb = new byte[(int) shape.dim(0)][pixels * 3];
        for (int n = 0; n < rgb.length; n++) {
            for (int c = 0; c < 3; c++) {
                int from = (n * channels + c % channels) * pixels;
                for (int i = 0; i < pixels; i++) {
                    rgb[n][i * 3 + c] = toByte(values[from + i]);
                }
            }
        }
        return rgb;
    }

    private static byte toByte(float value) {
        if (Float.isNaN(value)) {
            throw new IllegalArgumentException(
                    "`images` must have a number for each pixel, got NaN; the network that made them has diverged");
        }
        return (byte) Math.max(0, Math.min(255, Math.round((value + 1) * HALF_RANGE)));
    }

    /**
     * A batch of colour images as a tensor.
     *
     * @param rgb N arrays of height * width * 3 bytes, interleaved RGB; not modified
     * @param height rows
     * @param width columns
     * @param tensors makes the tensor
     * @return [N, 3, height, width] in [-1, 1]
     * @throws IllegalArgumentException if an image has another number of bytes
     */
    public static Tensor toTensor(byte[][] rgb, int height, int width, TensorFactory tensors) {
        int pixels = height * width;
        float[] values = new float[rgb.length * 3 * pixels];
        for (int n = 0; n < rgb.length; n++) {
            if (rgb[n].length != 3 * pixels) {
                throw new IllegalArgumentException("`rgb` must hold " + 3 * pixels + " bytes for each image of "
                        + height + "x" + width + ", got " + rgb[n].length);
            }
            for (int c = 0; c < 3; c++) {
                int to = (n * 3 + c) * pixels;
                for (int i = 0; i < pixels; i++) {
                    values[to + i] = (float) ((rgb[n][i * 3 + c] & 0xFF) / HALF_RANGE - 1);
                }
            }
        }
        return tensors.of(values, Shape.of(rgb.length, 3, height, width));
    }
}
