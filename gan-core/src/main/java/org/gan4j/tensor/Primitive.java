package org.gan4j.tensor;

import org.gan4j.kernel.Arena;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Storage;

/**
 * One operation and its derivative. A primitive holds its constants (axes, stride) and at most memory that its evaluation
 * kept for its rule, no tensors; it does not know graphs. Derivatives are written in tensor operations, so they can be
 * differentiated again.
 *
 * <p>The families list every operation there is; {@code GradientsOfEveryPrimitiveTest} fails for one that it has no
 * case for.
 */
sealed interface Primitive permits Elementwise, Reduction, Contraction, Normalizing, Shaping {

    /**
     * Computes the operation.
     *
     * @param kernels where the inputs live
     * @param x inputs; not modified
     * @param arena owner of the result
     * @return the value
     */
    Storage evaluate(Kernels kernels, Storage[] x, Arena arena);

    /**
     * The cotangent of one input: the output's cotangent times the Jacobian in that input.
     *
     * @param input which input
     * @param g cotangent of the output, of the output's shape
     * @param y the output
     * @param x the inputs
     * @return a tensor of the input's shape
     */
    Tensor cotangent(int input, Tensor g, Tensor y, Tensor[] x);

    /**
     * The cotangents of several inputs, for operations that compute them together.
     *
     * @param wanted for each input, whether anybody will read its cotangent
     * @param g cotangent of the output, of the output's shape
     * @param y the output
     * @param x the inputs
     * @return a tensor of each wanted input's shape; the others are null or never read
     */
    default Tensor[] cotangents(boolean[] wanted, Tensor g, Tensor y, Tensor[] x) {
        Tensor[] cotangents = new Tensor[x.length];
        for (int i = 0; i < x.length; i++) {
            cotangents[i] = wanted[i] ? cotangent(i, g, y, x) : null;
        }
        return cotangents;
    }

    /**
     * Whether the derivative in an input is anything but 0.
     *
     * @param input which input
     * @return false where no cotangent is to flow
     */
    default boolean dependsOn(int input) {
        return true;
    }

    /** {@return whether the operation has a derivative worth recording; piecewise constant ones have none} */
    default boolean isDifferentiable() {
        return true;
    }

    /** {@return whether the value may share memory with the first input, and so change when that is updated in place} */
    default boolean sharesMemory() {
        return false;
    }

    /** {@return the operation's name in messages} */
    default String label() {
        return getClass().getSimpleName();
    }
}
