package org.gan4j.cli;

/** File formats of generated images. */
enum ImageFormat {
    /** Lossless. */
    png,
    /** Java's default quality, 75. */
    jpg
}
