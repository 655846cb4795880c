package org.gan4j.train;

import java.util.List;
import org.gan4j.tensor.Parameter;

/**
 * The settings of an optimiser. Immutable; each network gets an {@link Updater} of its own, which {@link Updater#of} makes from the
 * arithmetic of one parameter. {@code toString} names every setting: it is what a checkpoint tells optimisers apart by.
 */
public interface Optimizer {
    /**
     * Starts optimising some parameters, with fresh moments.
     *
     * @param parameters what to update, in a fixed order
     * @return the running optimiser
     */
    Updater start(List<Parameter> parameters);
}
