package org.gan4j.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.gan4j.model.Network;
import org.gan4j.tensor.Parameter;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A state dictionary: libtorch's tensors by the names of the course's published weights. Weights want gradients, running
 * statistics do not. Each is a copy, so the network it came from may train on.
 */
public final class TwinWeights {
    private final Map<String, Tensor> weights = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();

    private TwinWeights() {}

    /**
     * Copies a network's weights and running statistics in its own element type.
     *
     * @param network whose names are the course's; not modified
     * @return the copy
     */
    public static TwinWeights copyOf(Network network) {
        return copyOf(network, network.tensors().type());
    }

    /**
     * Copies a network's weights and running statistics.
     *
     * @param network whose names are the course's; not modified
     * @param type FLOAT or DOUBLE
     * @return the copy
     */
    public static TwinWeights copyOf(Network network, DataType type) {
        return copyOf(network, type, UnaryOperator.identity());
    }

    /**
     * Copies a network's weights and running statistics in a memory format of the caller's.
     *
     * @param network whose names are the course's; not modified
     * @param type FLOAT or DOUBLE
     * @param form gives a tensor of the same values in another memory format
     * @return the copy
     */
    public static TwinWeights copyOf(Network network, DataType type, UnaryOperator<Tensor> form) {
        TwinWeights copy = new TwinWeights();
        for (Parameter parameter : network.persistent()) {
            Tensor values = form.apply(TorchArrays.of(parameter.toDoubles(), parameter.shape(), type));
            if (parameter.isTrainable()) {
                copy.weights.put(parameter.name(), values.set_requires_grad(true));
            } else {
                copy.buffers.put(parameter.name(), values);
            }
        }
        return copy;
    }

    /**
     * Takes over another state of the network's weights. Running statistics stay.
     *
     * @param network of the same names and shapes; not modified
     */
    public void takeOver(Network network) {
        for (Parameter parameter : network.parameters()) {
            Tensor weight = get(parameter.name()).detach(); // the same memory
            weight.copy_(TorchArrays.of(parameter.toDoubles(), parameter.shape(), DataType.DOUBLE));
        }
    }

    boolean has(String name) {
        return weights.containsKey(name) || buffers.containsKey(name);
    }

    Tensor get(String name) {
        Tensor tensor = weights.containsKey(name) ? weights.get(name) : buffers.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "no weight is named `" + name + "`; there are " + weights.keySet() + " and " + buffers.keySet());
        }
        return tensor;
    }

    /** {@return the weights in the network's order, to give to an optimiser; live, not copies} */
    public TensorVector trainable() {
        return new TensorVector(weights.values().toArray(Tensor[]::new));
    }

    /** {@return the weights by name, copied} */
    public Map<String, double[]> weights() {
        Map<String, double[]> values = new LinkedHashMap<>();
        weights.forEach((name, weight) -> values.put(name, TorchArrays.values(weight)));
        return values;
    }

    /** {@return weights and running statistics by name, copied} */
    public Map<String, double[]> values() {
        Map<String, double[]> values = weights();
        buffers.forEach((name, buffer) -> values.put(name, TorchArrays.values(buffer)));
        return values;
    }

    /** {@return what backward() left at each weight, by name, copied; zeros at a weight that it did not reach} */
    public Map<String, double[]> gradients() {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            Tensor gradient = weight.grad();
            gradients.put(
                    name,
                    gradient.defined() ? TorchArrays.values(gradient) : new double[Math.toIntExact(weight.numel())]);
        });
        return gradients;
    }
}
