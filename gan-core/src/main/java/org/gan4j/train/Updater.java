package org.gan4j.train;

import java.util.List;
import java.util.Map;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/** An optimiser at work on one network's parameters. Confined to one thread. */
public interface Updater {
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
