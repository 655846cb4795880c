package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Standardized;
import org.gan4j.kernel.UnaryOp;

/**
 * Each channel of each image standardised by itself: batch normalisation of one image after the other, which stays in the
 * processor's cache. The library's group normalisation has no fast gradient.
 */
final class InstanceNormalizations {
    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Elements elements;

    InstanceNormalizations(Calls calls, Memory memory, Copies copies, Elements elements) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.elements = elements;
    }

    Standardized standardize(OneDnnStorage x, double epsilon, Arena arena) {
        BatchNormalization image = oneImage(x, epsilon, dnnl.dnnl_normalization_flags_none);
        OneDnnStorage values = memory.allocate(x.shape(), x.element(), arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage mean = memory.allocate(Shape.of(x.shape().dim(1)), scratch);
            OneDnnStorage variance = memory.allocate(x.shape().collapsed(2, 3), scratch);
            long step = imageBytes(x);
            long row = x.shape().dim(1) * Float.BYTES;
            calls.with(image, call -> {
                for (long n = 0; n < x.shape().dim(0); n++) {
                    calls.run(call, x.from(n * step), mean, variance.from(n * row), values.from(n * step));
                }
            });
            return new Standardized(values, inverseRoot(variance, epsilon, arena));
        }
    }

    /**
     * r (g - mean(g) - y mean(g y)): the gradient of a batch normalisation whose input is y itself, of mean 0 and variance 1,
     * scaled by r.
     */
    OneDnnStorage gradient(OneDnnStorage g, OneDnnStorage y, OneDnnStorage inverse, Arena arena) {
        BatchNormalization.Gradient image = new BatchNormalization.Gradient(oneImage(y, 0, dnnl.dnnl_use_scale));
        OneDnnStorage out = memory.allocate(y.shape(), y.element(), arena);
        Shape channels = Shape.of(y.shape().dim(1));
        try (Arena scratch = Arena.open()) {
            OneDnnStorage zeros = memory.allocate(channels, scratch);
            memory.zero(zeros);
            OneDnnStorage ones = memory.fill(memory.allocate(channels, scratch), 1);
            OneDnnStorage unread = memory.allocate(channels, scratch);
            Operand cotangent = copies.as(y.element(), g);
            Operand scales = copies.as(Element.FLOAT, inverse);
            long step = imageBytes(y);
            long row = channels.size() * Float.BYTES;
            calls.with(image, call -> {
                for (long n = 0; n < y.shape().dim(0); n++) {
                    long at = n * step;
                    Operand scale = scales.from(n * row);
                    calls.run(call, y.from(at), zeros, ones, cotangent.from(at), scale, out.from(at), unread);
                }
            });
        }
        return out;
    }

    private static BatchNormalization oneImage(OneDnnStorage x, double epsilon, int flags) {
        Descriptor layout = OneDnnStorage.layout(x.shape().with(0, 1), x.element());
        return new BatchNormalization(layout, (float) epsilon, flags);
    }

    private static long imageBytes(OneDnnStorage x) {
        return x.shape().size() / x.shape().dim(0) * x.element().bytes();
    }

    private OneDnnStorage inverseRoot(OneDnnStorage variance, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            OneDnnStorage shifted = elements.affine(variance, 1, epsilon, scratch);
            OneDnnStorage root = elements.unary(UnaryOp.SQRT, shifted, 0, scratch);
            return elements.unary(UnaryOp.RECIPROCAL, root, 0, arena);
        }
    }
}
