package org.gan4j.oracle;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** How a network's forward pass is run: a place for mixed precision, which changes what the operations inside compute in. */
@FunctionalInterface
public interface TwinPass {
    /** As it stands, in the element type of weights and inputs. */
    TwinPass PLAIN = Supplier::get;

    /**
     * Runs a pass.
     *
     * @param forward the pass; called once
     * @return its result
     */
    Tensor run(Supplier<Tensor> forward);
}
