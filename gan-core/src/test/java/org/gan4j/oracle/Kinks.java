package org.gan4j.oracle;

import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;

/**
 * Watches the arguments of ReLU and LeakyReLU, whose derivative jumps at 0. An argument within rounding of 0 falls on either
 * side; the two computations' gradients then differ by whole terms, in the order of 1e-3, though neither is wrong.
 *
 * <p>Measured in PyTorch, 32 bits against 64: the root mean square of an argument's rounding error is up to 1e-6 of the
 * arguments' root mean square after a normalisation, 7e-8 after the critic's first convolution, which has none.
 */
final class Kinks implements BiConsumer<String, Tensor> {
    /** Distance to keep from 0 in 32 bits, relative to the arguments' root mean square. */
    static final double MARGIN = 6e-6;
    /** The same after the critic's first convolution. */
    static final double FIRST_MARGIN = 1e-6;

    private boolean clear = true;

    @Override
    public void accept(String layer, Tensor x) {
        Tensor values = x.detach();
        double size = Math.sqrt(values.square().mean().item().toDouble());
        double margin = layer.equals("l1.0") ? FIRST_MARGIN : MARGIN;
        clear &= values.abs().min().item().toDouble() > margin * size;
    }

    /** {@return whether every argument kept its distance since this was last asked} */
    boolean takeClear() {
        boolean taken = clear;
        clear = true;
        return taken;
    }
}
