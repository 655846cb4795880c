package org.gan4j.feature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of the file of weights.
 *
 * @param name in the file
 * @param shape its sizes
 */
record InceptionArray(String name, long[] shape) {
    private static final String VARIANCE = ".running_var";

    /** All that the network needs, in its order. */
    static List<InceptionArray> all() {
        List<InceptionArray> arrays = new ArrayList<>();
        for (InceptionConvolution convolution : InceptionArchitecture.convolutions()) {
            arrays.add(new InceptionArray(convolution.name() + ".conv.weight", convolution.weightShape()));
            for (String part : new String[] {".bn.weight", ".bn.bias", ".bn.running_mean", ".bn" + VARIANCE}) {
                arrays.add(new InceptionArray(convolution.name() + part, new long[] {convolution.out()}));
            }
        }
        long classes = InceptionArchitecture.CLASSES;
        arrays.add(new InceptionArray("fc.weight", new long[] {classes, InceptionArchitecture.FEATURES}));
        arrays.add(new InceptionArray("fc.bias", new long[] {classes}));
        return arrays;
    }

    /** Every element must be a number, and every variance one that has a root. */
    void checkValues(Path file, float[] values) throws IOException {
        boolean variance = name.endsWith(VARIANCE);
        for (float value : values) {
            if (!Float.isFinite(value) || (variance && value < 0)) {
                throw new IOException(file + " must hold " + (variance ? "variances from 0 on" : "finite numbers")
                        + " in `" + name + "`, got " + value);
            }
        }
    }
}
