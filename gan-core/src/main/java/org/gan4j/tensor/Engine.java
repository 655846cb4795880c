package org.gan4j.tensor;

import java.util.function.Supplier;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;
import org.nd4j.linalg.api.buffer.DataType;

/** Runs primitives and records them where something is tracked. */
final class Engine {
    private static final ThreadLocal<Boolean> PAUSED = ThreadLocal.withInitial(() -> false);

    private Engine() {}

    static Tensor apply(Primitive primitive, Tensor... inputs) {
        Kernels kernels = commonKernels(primitive, inputs);
        Storage[] storages = new Storage[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            storages[i] = inputs[i].storage();
        }
        Storage value = primitive.evaluate(kernels, storages, TensorScope.currentArena());
        Parameter shared = primitive.sharesMemory() ? inputs[0].parameter() : null;
        if (PAUSED.get() || !primitive.isDifferentiable() || !anyTracked(inputs)) {
            return new Tensor(value, null, false, shared);
        }
        Node node = new Node(primitive, inputs);
        Tensor output = new Tensor(value, node, false, shared);
        node.setOutput(output);
        return output;
    }

    static boolean isRecording() {
        return !PAUSED.get();
    }

    /** Runs code whose operations are not recorded. */
    static <T> T withoutRecording(Supplier<T> code) {
        boolean before = PAUSED.get();
        PAUSED.set(true);
        try {
            return code.get();
        } finally {
            PAUSED.set(before);
        }
    }

    private static boolean anyTracked(Tensor[] inputs) {
        for (Tensor input : inputs) {
            if (input.isTracked()) {
                return true;
            }
        }
        return false;
    }

    private static Kernels commonKernels(Primitive primitive, Tensor[] inputs) {
        Kernels kernels = inputs[0].kernels();
        DataType type = inputs[0].type();
        for (Tensor input : inputs) {
            if (input.kernels() != kernels) {
                throw new IllegalArgumentException(
                        "the arguments of " + primitive.label() + " must be on the same kernels, got "
                                + kernels.name() + " and " + input.kernels().name()
                                + "; make them by one TensorFactory");
            }
            if (input.type() != type) {
                throw new IllegalArgumentException("the arguments of " + primitive.label()
                        + " must have the same element type, got " + inputs[0] + " and " + input
                        + "; convert one with cast(...)");
            }
        }
        return kernels;
    }
}
