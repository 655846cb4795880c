package org.gan4j.tensor;

import java.util.concurrent.atomic.AtomicLong;

/** A recorded operation: an edge of the graph from its inputs to its output. */
final class Node {
    private static final AtomicLong COUNT = new AtomicLong();

    private final long order = COUNT.incrementAndGet();
    private final Primitive primitive;
    private final Tensor[] inputs;
    private final int[] versions;

    @SuppressWarnings("NullAway.Init") // set at once: a tensor and its node know each other
    private Tensor output;

    Node(Primitive primitive, Tensor[] inputs) {
        this.primitive = primitive;
        this.inputs = inputs;
        this.versions = new int[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            versions[i] = versionOf(inputs[i]);
        }
    }

    void setOutput(Tensor output) {
        this.output = output;
    }

    /** Nodes made later have a higher order, so descending order is a valid order for a backward walk. */
    long order() {
        return order;
    }

    Primitive primitive() {
        return primitive;
    }

    Tensor[] inputs() {
        return inputs;
    }

    Tensor output() {
        return output;
    }

    /** The cotangents of the wanted inputs, after checking that no parameter has changed since. */
    Tensor[] cotangents(boolean[] wanted, Tensor g) {
        checkVersions();
        Tensor[] cotangents = primitive.cotangents(wanted, g, output, inputs);
        for (int i = 0; i < inputs.length; i++) {
            if (wanted[i] && !cotangents[i].shape().equals(inputs[i].shape())) {
                throw new IllegalStateException("the rule of " + primitive.label() + " for input " + i
                        + " must give shape " + inputs[i].shape() + ", got " + cotangents[i].shape());
            }
        }
        return cotangents;
    }

    private void checkVersions() {
        for (int i = 0; i < inputs.length; i++) {
            Parameter parameter = inputs[i].parameter();
            if (parameter != null && versions[i] != parameter.version()) {
                throw new IllegalStateException("`" + parameter.name() + "` was updated after "
                        + primitive.label() + " was recorded with it; take the gradients before the update, or run the"
                        + " forward pass again");
            }
        }
    }

    private static int versionOf(Tensor tensor) {
        Parameter parameter = tensor.parameter();
        return parameter == null ? 0 : parameter.version();
    }
}
