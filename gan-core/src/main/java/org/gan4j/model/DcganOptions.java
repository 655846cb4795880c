package org.gan4j.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gan4j.internal.Arguments;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.BatchNorm;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.InstanceNorm;
import org.gan4j.nn.Layer;
import org.gan4j.nn.LayerNorm;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The options that DCGAN generators and critics share.
 *
 * @param <B> the builder itself
 */
abstract class DcganOptions<B extends DcganOptions<B>> {
    /** Side of the reference task's images. */
    public static final int DEFAULT_IMAGE_SIZE = 64;
    /** Colour images. */
    public static final int DEFAULT_CHANNELS = 3;
    /** Channels next to the image; others are multiples. The course nets' number. */
    public static final int DEFAULT_WIDTH = 64;
    /** Channels never exceed this multiple of the width: the course nets' largest, kept for larger images. */
    public static final int LARGEST_MULTIPLE = 8;
    /** Side of the innermost feature maps. */
    static final int BASE_SIZE = 4;

    private static final String IMAGE_SIZE = "imageSize";
    private static final String CHANNELS = "channels";
    private static final String WIDTH = "width";
    private static final String NORMALIZATION = "normalization";
    private static final String ACTIVATION = "activation";
    private static final int SMALLEST_IMAGE = 16;
    private static final int LARGEST_IMAGE = 256;

    private int imageSize = DEFAULT_IMAGE_SIZE;
    private int channels = DEFAULT_CHANNELS;
    private int width = DEFAULT_WIDTH;
    private Normalization normalization = Normalization.BATCH;
    private Activation activation;
    private @Nullable TensorFactory tensors;
    private long seed;

    DcganOptions(Activation activation) {
        this.activation = activation;
    }

    abstract B self();

    /**
     * Side of the images in pixels; 64 by default.
     *
     * @param imageSize 16, 32, 64, 128 or 256
     * @return this
     */
    public B imageSize(int imageSize) {
        this.imageSize = imageSize;
        return self();
    }

    /**
     * Colour channels; 3 by default.
     *
     * @param channels 1 or 3
     * @return this
     */
    public B channels(int channels) {
        this.channels = channels;
        return self();
    }

    /**
     * Channels of the layer next to the image; 64 by default. Inner layers have up to 8 times as many.
     *
     * @param width at least 1
     * @return this
     */
    public B width(int width) {
        this.width = width;
        return self();
    }

    /**
     * Normalisation after the inner convolutions; BATCH by default.
     *
     * @param normalization which
     * @return this
     */
    public B normalization(Normalization normalization) {
        this.normalization = normalization;
        return self();
    }

    /**
     * Activation after the inner convolutions.
     *
     * @param activation which
     * @return this
     */
    public B activation(Activation activation) {
        this.activation = activation;
        return self();
    }

    /**
     * Kernels and element type; 32 bits on the default kernels by default.
     *
     * @param tensors which
     * @return this
     */
    public B tensors(TensorFactory tensors) {
        this.tensors = tensors;
        return self();
    }

    /**
     * Seed of the initial weights; 0 by default.
     *
     * @param seed any number
     * @return this
     */
    public B seed(long seed) {
        this.seed = seed;
        return self();
    }

    /** These options as texts, for the header of a weights' file. */
    Map<String, String> sharedSettings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(IMAGE_SIZE, Integer.toString(imageSize));
        settings.put(CHANNELS, Integer.toString(channels));
        settings.put(WIDTH, Integer.toString(width));
        settings.put(NORMALIZATION, normalization.toString());
        settings.put(ACTIVATION, activation.toString());
        return settings;
    }

    /** Takes over what {@link #sharedSettings} gave. */
    B settings(Map<String, String> settings) {
        String wanted = settings.get(NORMALIZATION);
        return imageSize(number(settings, IMAGE_SIZE))
                .channels(number(settings, CHANNELS))
                .width(number(settings, WIDTH))
                .activation(Activation.named(String.valueOf(settings.get(ACTIVATION))))
                .normalization(Arrays.stream(Normalization.values())
                        .filter(value -> value.toString().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("`" + NORMALIZATION + "` must be one of "
                                + Arrays.toString(Normalization.values()) + ", got " + wanted)));
    }

    static int number(Map<String, String> settings, String name) {
        try {
            return Integer.parseInt(settings.get(name));
        } catch (NumberFormatException fault) { // also what null gives
            throw new IllegalArgumentException(
                    "`" + name + "` must be a whole number, got " + settings.get(name), fault);
        }
    }

    void validate() {
        if (imageSize < SMALLEST_IMAGE || imageSize > LARGEST_IMAGE || Integer.bitCount(imageSize) != 1) {
            throw new IllegalArgumentException("`imageSize` must be 16, 32, 64, 128 or 256, got " + imageSize);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("`channels` must be 1 (grey) or 3 (colour), got " + channels);
        }
        Arguments.atLeastOne("width", width);
        Objects.requireNonNull(normalization, "`normalization` must not be null; NONE stands for none");
        Objects.requireNonNull(activation, "`activation` must not be null");
    }

    Initializer initializer(long stream) {
        TensorFactory factory = tensors == null ? TensorFactory.defaults() : tensors;
        return new Initializer(factory, new RandomStream(seed, stream));
    }

    /** How many times the image is halved on the way to the innermost feature maps. */
    int halvings() {
        return Integer.numberOfTrailingZeros(imageSize / BASE_SIZE);
    }

    /** Channels of the feature maps that are smaller than the image by this many halvings. */
    long channelsAt(int halvings) {
        return (long) width * Math.min(1 << (halvings - 1), LARGEST_MULTIPLE);
    }

    /** The normalisation layer for feature maps of [channels, side, side], or null. */
    @Nullable
    Layer normalization(String name, long featureChannels, long side, Initializer initializer) {
        return switch (normalization) {
            case BATCH -> new BatchNorm(name, featureChannels, initializer);
            case INSTANCE -> InstanceNorm.plain(featureChannels);
            case INSTANCE_AFFINE -> InstanceNorm.affine(name, featureChannels, initializer);
            case LAYER -> new LayerNorm(name, Shape.of(featureChannels, side, side), initializer);
            case NONE -> null;
        };
    }

    int imageSize() {
        return imageSize;
    }

    int channels() {
        return channels;
    }

    int width() {
        return width;
    }

    Normalization normalization() {
        return normalization;
    }

    Activation activation() {
        return activation;
    }

    Shape imageShape() {
        return Shape.of(channels, imageSize, imageSize);
    }
}
