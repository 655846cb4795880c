package org.gan4j.train;

import java.util.List;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * The arithmetic of an optimiser for one parameter; {@link Updater#of} does the rest. Called on the training thread,
 * for one parameter after the other.
 */
@FunctionalInterface
public interface UpdateRule {
    /**
     * Updates a parameter and its moments, by {@link Parameter#assign} or, faster, in place by {@link Parameter#update}.
     * Operations on tensors are not recorded here.
     *
     * @param parameter modified
     * @param gradient of the parameter's shape; its memory may be overwritten
     * @param moments of the parameter's shape, modified, in the order of their names; zeros before the first update
     * @param step number of the update, from 1
     */
    void apply(Parameter parameter, Tensor gradient, List<Parameter> moments, long step);
}
