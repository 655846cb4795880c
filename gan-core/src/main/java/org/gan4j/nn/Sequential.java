package org.gan4j.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/** Layers one after the other. Confined to one thread at a time, as {@link Layer} says. */
public final class Sequential implements Layer {
    private final List<Layer> layers;

    /**
     * A chain of layers.
     *
     * @param layers first to last; copied
     */
    public Sequential(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** {@return the layers, first to last} */
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = x;
        for (Layer layer : layers) {
            y = layer.forward(y, mode);
        }
        return y;
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    @Override
    public boolean mixesBatch() {
        return layers.stream().anyMatch(Layer::mixesBatch);
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public List<Parameter> buffers() {
        return layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
    }

    /**
     * A table of the layers: description, shape of the result, number of parameters, and the total.
     *
     * @param input shape of one element of the batch, without N
     * @return lines ending in line feeds
     */
    public String describe(Shape input) {
        List<String> lines = new ArrayList<>();
        Shape shape = input;
        long total = 0;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
            long count = count(layer.parameters());
            total += count;
            lines.add(String.format(Locale.ROOT, "%-62s %-18s %,12d\n", layer, shape, count));
        }
        lines.add(String.format(Locale.ROOT, "%-62s %-18s %,12d\n", "total", "", total));
        return String.format(Locale.ROOT, "%-62s %-18s %12s\n", "layer", "output", "parameters")
                + String.join("", lines);
    }

    private static long count(List<Parameter> parameters) {
        return parameters.stream().mapToLong(p -> p.shape().size()).sum();
    }

    @Override
    public String toString() {
        return "Sequential" + layers;
    }
}
