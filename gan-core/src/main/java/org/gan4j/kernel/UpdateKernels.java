package org.gan4j.kernel;

/**
 * The only operations that modify an argument: parameters, optimiser state, sums of gradients, running statistics. A target that
 * shares its memory ({@link Storage#isShared}) changes for every handle. Thread-safe, as {@link Kernels} says.
 *
 * @param <S> the storages that the implementation makes and reads
 */
public interface UpdateKernels<S extends Storage> {
    /**
     * Overwrites an array with another's values.
     *
     * @param target modified
     * @param source same shape and type; not modified
     */
    void assign(S target, S source);

    /**
     * Adds to an array.
     *
     * @param target modified
     * @param source same shape and type; not modified
     */
    void addInPlace(S target, S source);

    /**
     * {@code target = scale * target}.
     *
     * @param target modified
     * @param scale factor
     */
    void scaleInPlace(S target, double scale);

    /**
     * Limits every element to [low, high].
     *
     * @param target modified
     * @param low lower bound
     * @param high upper bound
     */
    void clampInPlace(S target, double low, double high);

    /**
     * One Adam update with PyTorch's semantics (Kingma &amp; Ba 2015, algorithm 1; epsilon outside the root, after the bias
     * correction): {@code m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; p -= rate * (m / (1-b1^t)) / (sqrt(v / (1-b2^t)) + eps)}.
     *
     * @param parameter p, modified
     * @param gradient g, may be overwritten
     * @param first m, modified
     * @param second v, modified
     * @param settings rate, b1, b2, eps
     * @param step t, from 1
     */
    void adamInPlace(S parameter, S gradient, S first, S second, AdamSettings settings, long step);

    /**
     * One RMSprop update with PyTorch's semantics (epsilon outside the root): {@code v = a v + (1-a) g^2; p -= rate * g /
     * (sqrt(v) + eps)}.
     *
     * @param parameter p, modified
     * @param gradient g, may be overwritten
     * @param square v, modified
     * @param settings rate, a, eps
     */
    void rmsPropInPlace(S parameter, S gradient, S square, RmsPropSettings settings);
}
