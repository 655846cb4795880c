package org.gan4j.regularizer;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.Shape;
import org.gan4j.model.StyleBasedGenerator;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * The smallest style-based generator whose path length is no constant: two styles of two numbers, w = tanh(M z), and pixels
 * {@code tanh(A w0) (B w1) + B w1}. In 64 bits.
 */
final class StyledPixels implements StyleBasedGenerator {
    private static final int LATENTS = 3;
    private static final int LAYERS = 2;
    private static final int WIDTH = 2;

    private final Shape imageShape;
    private final Dense mapping;
    private final Dense first;
    private final Dense second;

    StyledPixels(Shape imageShape) {
        this.imageShape = imageShape;
        var initializer = SmallCritic.initializer();
        this.mapping = Dense.withBias("mapping", LATENTS, LAYERS * WIDTH, initializer);
        this.first = Dense.withBias("first", WIDTH, imageShape.size(), initializer);
        this.second = Dense.withBias("second", WIDTH, imageShape.size(), initializer);
    }

    @Override
    public Tensor styles(Tensor latents, Mode mode) {
        return mapping.forward(latents, mode).tanh().reshape(latents.shape().dim(0), LAYERS, WIDTH);
    }

    @Override
    public Tensor synthesize(Tensor styles, Mode mode) {
        Tensor a = first.forward(style(styles, 0), mode).tanh();
        Tensor b = second.forward(style(styles, 1), mode);
        long count = styles.shape().dim(0);
        return a.mul(b).add(b).reshape(count, imageShape.dim(0), imageShape.dim(1), imageShape.dim(2));
    }

    private static Tensor style(Tensor styles, int layer) {
        long count = styles.shape().dim(0);
        return styles.slice(new long[] {0, layer, 0}, Shape.of(count, 1, WIDTH)).reshape(count, WIDTH);
    }

    @Override
    public int latentSize() {
        return LATENTS;
    }

    @Override
    public Shape imageShape() {
        return imageShape;
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(mapping, first, second)
                .flatMap(layer -> layer.parameters().stream())
                .toList();
    }

    @Override
    public List<Parameter> buffers() {
        return List.of();
    }

    @Override
    public TensorFactory tensors() {
        return SmallCritic.TENSORS;
    }

    @Override
    public String describe() {
        return "styled pixels";
    }

    @Override
    public String toString() {
        return "StyledPixels" + imageShape;
    }
}
