package org.gan4j.tensor;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode derivatives: {@code Gradients.of(y).withRespectTo(xs)}.
 *
 * <p>Gradients are detached unless {@link #createGraph()} asks for the backward pass itself to be recorded, so that the
 * result can be differentiated again (a gradient penalty needs this). Only operations on a path from a target to
 * {@code y} are walked. Immutable.
 */
public final class Gradients {
    private final Tensor output;
    private final @Nullable Tensor seed;
    private final boolean createGraph;

    private Gradients(Tensor output, @Nullable Tensor seed, boolean createGraph) {
        this.output = output;
        this.seed = seed;
        this.createGraph = createGraph;
    }

    /**
     * Gradients of a scalar, or with {@link #startingFrom} of any tensor.
     *
     * @param output what to differentiate
     * @return a request, to be finished with {@link #withRespectTo(List)}
     */
    public static Gradients of(Tensor output) {
        return new Gradients(output, null, false);
    }

    /** {@return the same request with the backward pass recorded} */
    public Gradients createGraph() {
        return new Gradients(output, seed, true);
    }

    /**
     * The same request with a given cotangent of the output, in place of 1.
     *
     * @param cotangent shape of the output
     * @return the request
     * @throws IllegalArgumentException if the shapes differ
     */
    public Gradients startingFrom(Tensor cotangent) {
        if (!cotangent.shape().equals(output.shape())) {
            throw new IllegalArgumentException(
                    "`cotangent` must have the output's shape " + output.shape() + ", got " + cotangent.shape());
        }
        return new Gradients(output, cotangent, createGraph);
    }

    /**
     * Computes the gradients.
     *
     * @param targets variables, parameters or recorded tensors
     * @return one tensor for each target, of its shape; zeros where the output does not depend on it
     * @throws IllegalArgumentException if the output has more than one element and no cotangent was given, or a target is
     *     not tracked
     * @throws IllegalStateException if a parameter on the way has been updated since, or a graph is asked for while nothing
     *     is recorded
     */
    public List<Tensor> withRespectTo(List<? extends Tensor> targets) {
        if (seed == null && output.shape().size() != 1) {
            throw new IllegalArgumentException("`output` must have one element, got shape " + output.shape()
                    + "; reduce it with mean() or sum(), or give startingFrom(cotangent)");
        }
        for (Tensor target : targets) {
            if (!target.isTracked()) {
                throw new IllegalArgumentException("`targets` must be tracked, got the constant " + target
                        + "; make it one with variable() before the forward pass");
            }
        }
        if (createGraph && !Engine.isRecording()) {
            throw new IllegalStateException(
                    "createGraph() must be called where operations are recorded, got a call inside"
                            + " withoutRecording(...); take the gradients outside of it");
        }
        BackwardPass pass = new BackwardPass(output, targets);
        return createGraph ? pass.recorded(start()) : Engine.withoutRecording(() -> pass.detached(start()));
    }

    /**
     * Computes the gradients.
     *
     * @param targets variables, parameters or recorded tensors
     * @return one tensor for each target
     * @see #withRespectTo(List)
     */
    public List<Tensor> withRespectTo(Tensor... targets) {
        return withRespectTo(List.of(targets));
    }

    /**
     * Runs code without recording its operations.
     *
     * @param code what to run
     * @param <T> its result
     * @return its result; tensors in it are constants
     */
    public static <T> T withoutRecording(Supplier<T> code) {
        return Engine.withoutRecording(code);
    }

    private Tensor start() {
        return seed != null ? seed : TensorFactory.like(output).ones(output.shape());
    }
}
