package org.gan4j.feature;

/**
 * How images become the network's input, [3, 299, 299] in [-1, 1]: scores of different presets do not compare.
 */
public enum InceptionPreset {
    /**
     * As pytorch-fid 0.3.0: bytes divided by 255, resized bilinearly between pixel centres (PyTorch's {@code
     * align_corners=False}) without antialiasing, then 2x - 1, all in 32 bits.
     */
    PYTORCH_FID("pytorch-fid", "bilinear to 299x299 without antialiasing") {
        @Override
        InputTransform transform(int width, int height) {
            return new BilinearInput(width, height);
        }
    },
    /**
     * As clean-fid (Parmar et al. 2022): each channel resized as Pillow resizes floats, bicubic (a = -1/2) and antialiased,
     * clipped to [0, 255] and not rounded, then (x - 128) / 128.
     */
    CLEAN("clean", "antialiased bicubic to 299x299") {
        @Override
        InputTransform transform(int width, int height) {
            return new BicubicInput(width, height);
        }
    };

    /** The side of the network's input. */
    public static final int SIDE = 299;

    private final String label;
    private final String resizeRule;

    InceptionPreset(String label, String resizeRule) {
        this.label = label;
        this.resizeRule = resizeRule;
    }

    /** The transform of images of a size. */
    abstract InputTransform transform(int width, int height);

    String resizeRule() {
        return resizeRule;
    }

    /** {@return the name, {@code pytorch-fid} or {@code clean}} */
    @Override
    public String toString() {
        return label;
    }
}
