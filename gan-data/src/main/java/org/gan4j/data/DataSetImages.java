package org.gan4j.data;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gan4j.data.internal.Sha256;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * The images that a Deeplearning4j iterator gives in one epoch, in memory: any of its data sets to train a GAN on.
 *
 * <p>Grey images are repeated in three channels. An image is [H, W, 3] interleaved RGB; the fingerprint is a hash of the
 * images. Immutable and thread-safe.
 */
public final class DataSetImages implements ImageSource {
    private static final int MAX_BYTE = 255;

    /** Values may lie this share of the range outside it: rounding in the iterator's own scaling. */
    private static final double TOLERANCE = 1e-3;

    private final List<byte[]> images = new ArrayList<>();
    private final double low;
    private final double high;
    private int width;
    private int height;
    private String fingerprint;

    private DataSetImages(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /**
     * Reads an iterator from where it is to its end; labels are not looked at.
     *
     * @param iterator gives features of [N, 3, H, W] or [N, 1, H, W], all of one size; consumed
     * @param low the value of black: 0 for unscaled images and for {@code ImagePreProcessingScaler}'s default, or -1
     * @param high the value of full: 255, 1
     * @return the images, each value rounded to a byte
     * @throws IllegalArgumentException if there are no images, their shapes are others or differ, or a value is NaN or
     *     outside the range
     */
    public static DataSetImages read(DataSetIterator iterator, double low, double high) {
        if (!(high > low)) {
            throw new IllegalArgumentException("`low` must be below `high`, got " + low + " and " + high);
        }
        DataSetImages images = new DataSetImages(low, high);
        MessageDigest content = Sha256.digest();
        while (iterator.hasNext()) {
            images.add(iterator.next().getFeatures(), content);
        }
        if (images.images.isEmpty()) {
            throw new IllegalArgumentException("`iterator` must give at least one image, got none; reset() it first");
        }
        images.fingerprint = "images:sha256=" + HexFormat.of().formatHex(content.digest(), 0, 16) + ",count="
                + images.size() + ",size=" + images.width + "x" + images.height;
        return images;
    }

    private void add(INDArray features, MessageDigest content) {
        long[] shape = features.shape();
        if (shape.length != 4 || (shape[1] != 1 && shape[1] != 3)) {
            throw new IllegalArgumentException("`features` must be [N, 1 or 3, H, W], got " + Arrays.toString(shape));
        }
        if (images.isEmpty()) {
            height = (int) shape[2];
            width = (int) shape[3];
        } else if (shape[2] != height || shape[3] != width) {
            throw new IllegalArgumentException("`features` must all be " + height + "x" + width + " as the first, got "
                    + shape[2] + "x" + shape[3]);
        }
        float[] values = features.castTo(DataType.FLOAT).dup('c').data().asFloat();
        int channels = (int) shape[1];
        int pixels = width * height;
        for (int n = 0; n < shape[0]; n++) {
            byte[] rgb = new byte[3 * pixels];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = toByte(values[(n * channels + i % 3 % channels) * pixels + i / 3]);
            }
            content.update(Sha256.of(rgb));
            images.add(rgb);
        }
    }

    private byte toByte(float value) {
        double share = (value - low) / (high - low);
        if (!(share >= -TOLERANCE && share <= 1 + TOLERANCE)) {
            throw new IllegalArgumentException("`features` must lie in [" + low + ", " + high + "], got " + value
                    + "; name the range of the iterator's pre-processor");
        }
        return (byte) Math.round(Math.max(0, Math.min(1, share)) * MAX_BYTE);
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        System.arraycopy(images.get(index), 0, rgb, 0, imageBytes());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public String toString() {
        return fingerprint;
    }
}
