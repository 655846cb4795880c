package org.gan4j.feature;

/** Makes a network's input of an image. Immutable and thread-safe. */
interface InputTransform {
    /**
     * Transforms one image.
     *
     * @param rgb [height, width, 3] bytes, not modified
     * @param out receives [3, side, side]
     * @param at where in {@code out} it begins
     */
    void apply(byte[] rgb, float[] out, int at);
}
