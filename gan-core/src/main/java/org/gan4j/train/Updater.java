package org.gan4j.train;

import java.util.List;
import java.util.Map;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/** An optimiser at work on one network's parameters. Confined to one thread. */
public interface Updater {
    /**
     * An updater from the arithmetic of one parameter. It keeps the moments, counts, and refuses the wrong number of gradients:
     *
     * <pre>{@code
     * Optimizer momentum = parameters -> Updater.of(parameters, List.of("velocity"), (weight, gradient, moments, step) -> {
     *     moments.get(0).assign(moments.get(0).mul(0.9).add(gradient));
     *     weight.assign(weight.sub(moments.get(0).mul(0.01)));
     * });
     * }</pre>
     *
     * @param parameters what to update, in a fixed order
     * @param moments names of arrays of a parameter's shape to keep beside each parameter, zero at first; in a checkpoint {@code
     *     parameter.moment}
     * @param rule the arithmetic
     * @return the updater
     */
    static Updater of(List<Parameter> parameters, List<String> moments, UpdateRule rule) {
        return new MomentUpdater(parameters, moments, rule);
    }

    /**
     * Updates every parameter in place.
     *
     * @param gradients one for each parameter, in order; their memory may be overwritten
     */
    void update(List<Tensor> gradients);

    /** {@return how many updates were made} */
    long updates();

    /** {@return the moments, by the full name a checkpoint gives them; live, not copies} */
    Map<String, Parameter> state();

    /**
     * Continues after a number of updates; the moments are assigned through {@link #state()}.
     *
     * @param updates how many updates were made
     */
    void resume(long updates);
}
