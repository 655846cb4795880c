package org.gan4j.kernel.onednn;

/**
 * A compiled {@link Convolution}, and how its weights come into the layout that it takes.
 *
 * @param convolution the arithmetic
 * @param weightCopy from our layout to the library's, or back for a weight gradient; null if they are the same
 * @param weightBytes size of the weights in the library's layout
 */
record PackedConvolution(Call convolution, Call weightCopy, long weightBytes) implements Compiled {
    @Override
    public void free() {
        convolution.free();
        if (weightCopy != null) {
            weightCopy.free();
        }
    }
}
