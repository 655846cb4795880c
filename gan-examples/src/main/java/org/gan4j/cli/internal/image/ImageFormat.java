package org.gan4j.cli.internal.image;

import org.gan4j.cli.internal.option.Labels;

/** File formats of generated images. */
public enum ImageFormat {
    /** Lossless. */
    PNG,
    /** Java's default quality, 75. */
    JPG;

    /** The file name's extension, which is ImageIO's name too. */
    @Override
    public String toString() {
        return Labels.of(this);
    }
}
