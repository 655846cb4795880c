package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_memory_desc;
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
    private record Key(boolean forward, Shape image, Element element, double epsilon) {}

    private final Calls calls;
    private final Memory memory;
    private final Copies copies;
    private final Functions functions;
    private final Affine affine;

    InstanceNormalizations(Calls calls, Memory memory, Copies copies, Functions functions, Affine affine) {
        this.calls = calls;
        this.memory = memory;
        this.copies = copies;
        this.functions = functions;
        this.affine = affine;
    }

    Standardized standardize(OneDnnStorage x, double epsilon, Arena arena) {
        Shape image = x.shape().with(0, 1);
        Shape groups = x.shape().with(2, 1).with(3, 1);
        Key key = new Key(true, image, x.element(), epsilon);
        OneDnnStorage values = memory.allocate(x.shape(), x.element(), arena);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage mean = memory.allocate(Shape.of(x.shape().dim(1)), scratch);
            OneDnnStorage variance = memory.allocate(groups, scratch);
            long step = image.size() * x.element().bytes();
            long row = x.shape().dim(1) * Float.BYTES;
            for (long n = 0; n < x.shape().dim(0); n++) {
                calls.run(
                        key,
                        () -> compileForward(key),
                        x.from(n * step),
                        mean,
                        variance.from(n * row),
                        values.from(n * step));
            }
            return new Standardized(values, inverseRoot(variance, epsilon, arena));
        }
    }

    /**
     * r (g - mean(g) - y mean(g y)): the gradient of a batch normalisation whose input is y itself, of mean 0 and variance 1,
     * scaled by r.
     */
    OneDnnStorage gradient(OneDnnStorage g, OneDnnStorage y, OneDnnStorage inverse, Arena arena) {
        Shape image = y.shape().with(0, 1);
        Key key = new Key(false, image, y.element(), 0);
        OneDnnStorage out = memory.allocate(y.shape(), y.element(), arena);
        long channels = y.shape().dim(1);
        try (Arena scratch = Arena.open()) {
            OneDnnStorage zeros = memory.allocate(Shape.of(channels), scratch);
            memory.zero(zeros);
            OneDnnStorage ones = memory.fill(memory.allocate(Shape.of(channels), scratch), 1);
            OneDnnStorage unread = memory.allocate(Shape.of(channels), scratch);
            Operand cotangent = copies.as(y.element(), g);
            Operand scales = copies.as(Element.FLOAT, inverse);
            long step = image.size() * y.element().bytes();
            for (long n = 0; n < y.shape().dim(0); n++) {
                calls.run(
                        key,
                        () -> compileBackward(key),
                        y.from(n * step),
                        zeros,
                        ones,
                        cotangent.from(n * step),
                        scales.from(n * channels * Float.BYTES),
                        out.from(n * step),
                        unread);
            }
        }
        return out;
    }

    private OneDnnStorage inverseRoot(OneDnnStorage variance, double epsilon, Arena arena) {
        try (Arena scratch = Arena.open()) {
            OneDnnStorage shifted = affine.affine(variance, 1, epsilon, scratch);
            OneDnnStorage root = functions.unary(UnaryOp.SQRT, shifted, 0, scratch);
            return functions.unary(UnaryOp.RECIPROCAL, root, 0, arena);
        }
    }

    private static Call compileForward(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc data = compilation.layout(OneDnnStorage.layout(key.image, key.element));
            dnnl_memory_desc channels = compilation.layout(channels(key));
            BatchNormalizations.describeForward(compilation, data, key.epsilon, dnnl.dnnl_normalization_flags_none);
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, data)
                    .argument(dnnl.DNNL_ARG_MEAN, channels)
                    .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                    .argument(dnnl.DNNL_ARG_DST, data)
                    .compile();
        }
    }

    private static Call compileBackward(Key key) {
        try (Compilation compilation = new Compilation()) {
            dnnl_memory_desc data = compilation.layout(OneDnnStorage.layout(key.image, key.element));
            dnnl_memory_desc channels = compilation.layout(channels(key));
            BatchNormalizations.describeBackward(compilation, data, key.epsilon, dnnl.dnnl_use_scale);
            return compilation
                    .argument(dnnl.DNNL_ARG_SRC, data)
                    .argument(dnnl.DNNL_ARG_MEAN, channels)
                    .argument(dnnl.DNNL_ARG_VARIANCE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_DST, data)
                    .argument(dnnl.DNNL_ARG_SCALE, channels)
                    .argument(dnnl.DNNL_ARG_DIFF_SRC, data)
                    .argument(dnnl.DNNL_ARG_DIFF_SCALE, channels)
                    .compile();
        }
    }

    private static Descriptor channels(Key key) {
        return Descriptor.rowMajor(Element.FLOAT, key.image.dim(1));
    }
}
