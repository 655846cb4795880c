package org.gan4j.oracle;

import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.TensorVector;

/** The settings of one of libtorch's optimisers. */
public interface TwinOptimizer {
    /**
     * Starts optimising.
     *
     * @param weights what to update
     * @return libtorch's optimiser
     */
    Optimizer start(TensorVector weights);

    /** {@return torch::optim::Adam} */
    static TwinOptimizer adam(double rate, double beta1, double beta2) {
        return weights -> {
            AdamOptions options = new AdamOptions(rate);
            options.betas().put(beta2, beta1); // a std::tuple: its last element comes first in memory
            return new Adam(weights, options);
        };
    }

    /** {@return torch::optim::RMSprop with its default decay} */
    static TwinOptimizer rmsProp(double rate) {
        return weights -> new RMSprop(weights, new RMSpropOptions(rate));
    }
}
