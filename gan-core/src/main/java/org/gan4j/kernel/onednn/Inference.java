package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.InferenceKernels;
import org.gan4j.kernel.Window;

/**
 * Convolutions with the ReLU inside the primitive, and pooling, channels-last in 32 bits. Weights are packed at the first use and
 * kept with them.
 */
final class Inference implements InferenceKernels<OneDnnStorage> {
    private final Calls calls;
    private final Memory memory;
    private final Copies copies;

    Inference(Calls calls, Memory memory, Copies copies) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
    }

    @Override
    public OneDnnStorage rectifiedConvolution(
            OneDnnStorage x, OneDnnStorage w, OneDnnStorage bias, Window window, Arena arena) {
        RectifiedConvolution recipe = new RectifiedConvolution(x.shape(), w.shape(), window);
        OneDnnStorage out =
                memory.allocate(window.outputShape(x.shape(), w.shape().dim(0)), arena);
        Operand image = floats(x);
        Operand summand = floats(bias);
        calls.with(recipe, packed -> {
            calls.run(packed.convolution(), image, packed.weights(w, recipe, () -> floats(w), calls), summand, out);
        });
        return out;
    }

    private Operand floats(OneDnnStorage x) {
        return copies.as(Element.FLOAT, x);
    }

    @Override
    public OneDnnStorage maxPool(OneDnnStorage x, Window window, Arena arena) {
        return pool(dnnl.dnnl_pooling_max, x, window, arena);
    }

    @Override
    public OneDnnStorage averagePool(OneDnnStorage x, Window window, Arena arena) {
        return pool(dnnl.dnnl_pooling_avg_exclude_padding, x, window, arena);
    }

    private OneDnnStorage pool(int algorithm, OneDnnStorage x, Window window, Arena arena) {
        OneDnnStorage out =
                memory.allocate(window.outputShape(x.shape(), x.shape().dim(1)), arena);
        calls.run(new Pooling(algorithm, x.shape(), window), floats(x), out);
        return out;
    }
}
