package org.gan4j.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Storage;
import org.gan4j.kernel.Window;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The network's convolutions, each with its batch normalisation folded in: with a = weight / sqrt(variance + eps), the
 * convolution's weights are multiplied by a, channel by channel, and its bias is bias - mean a.
 */
final class InceptionLayers {
    private static final Window HALVING = Window.square(3, 2, 0);
    private static final Window SMOOTHING = Window.square(3, 1, 1);

    private record Folded(Storage weight, Storage bias, Window window) {}

    private final Kernels kernels;
    private final Map<String, Folded> convolutions = new HashMap<>();

    InceptionLayers(Kernels kernels, WeightSource weights, InceptionOutput output) {
        this.kernels = kernels;
        for (InceptionConvolution convolution : InceptionArchitecture.upTo(output)) {
            convolutions.put(convolution.name(), fold(convolution, weights));
        }
    }

    private Folded fold(InceptionConvolution convolution, WeightSource weights) {
        int out = convolution.out();
        String bn = convolution.name() + ".bn.";
        float[] weight = weights.values(convolution.name() + ".conv.weight", convolution.weightShape());
        float[] scale = weights.values(bn + "weight", out);
        float[] shift = weights.values(bn + "bias", out);
        float[] mean = weights.values(bn + "running_mean", out);
        float[] variance = weights.values(bn + "running_var", out);
        float[] folded = new float[weight.length];
        float[] bias = new float[out];
        int perChannel = weight.length / out;
        for (int c = 0; c < out; c++) {
            double factor = scale[c] / Math.sqrt(variance[c] + InceptionConvolution.EPSILON);
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                folded[i] = (float) (weight[i] * factor);
            }
            bias[c] = (float) (shift[c] - mean[c] * factor);
        }
        return new Folded(upload(folded, convolution.weightShape()), upload(bias, out), convolution.window());
    }

    /** An array that lives as long as the network. */
    Storage upload(float[] values, long... shape) {
        return kernels.upload(values, Shape.of(shape), DataType.FLOAT, Arena.unmanaged());
    }

    Kernels kernels() {
        return kernels;
    }

    /** Convolution, batch normalisation and ReLU. */
    Storage convolution(String name, Storage x, Arena arena) {
        Folded layer = convolutions.get(name);
        return kernels.rectifiedConvolution(x, layer.weight, layer.bias, layer.window, arena);
    }

    /** The largest of 3 x 3, every second place. */
    Storage halved(Storage x, Arena arena) {
        return kernels.maxPool(x, HALVING, arena);
    }

    /** The mean of 3 x 3 around each place, fewer at the edges. */
    Storage averaged(Storage x, Arena arena) {
        return kernels.averagePool(x, SMOOTHING, arena);
    }

    /** The largest of 3 x 3 around each place. */
    Storage largest(Storage x, Arena arena) {
        return kernels.maxPool(x, SMOOTHING, arena);
    }

    /** The mean of each map, [N, C]. */
    Storage means(Storage x, Arena arena) {
        long[] dims = x.shape().dims();
        Window all = new Window((int) dims[2], (int) dims[3], 1, 0, 0);
        return kernels.reshape(kernels.averagePool(x, all, arena), Shape.of(dims[0], dims[1]), arena);
    }

    /** Maps after one another. */
    Storage joined(Arena arena, Storage... xs) {
        return kernels.concat(List.of(xs), 1, arena);
    }
}
