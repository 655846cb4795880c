package org.gan4j.oracle;

import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;

/**
 * How near the arguments of ReLU and LeakyReLU come to 0, where their derivative jumps: the smallest {@code |x| / rms(x)}
 * seen. An argument within rounding of 0 falls on either side of the kink, and the two computations then differ by a whole
 * term of each sum that a gradient is, though neither is wrong.
 */
final class KinkDistance implements Consumer<Tensor> {
    private double smallest = Double.POSITIVE_INFINITY;

    @Override
    public void accept(Tensor x) {
        Tensor values = x.detach();
        double size = Math.sqrt(values.square().mean().item_double());
        smallest = Math.min(smallest, values.abs().min().item_double() / size);
    }

    /** {@return the smallest distance since this was last asked} */
    double takeSmallest() {
        double taken = smallest;
        smallest = Double.POSITIVE_INFINITY;
        return taken;
    }
}
