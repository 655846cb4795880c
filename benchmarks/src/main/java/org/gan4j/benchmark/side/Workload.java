package org.gan4j.benchmark.side;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;

/**
 * A piece of work that every side does: one critic update and one generator update of a preset, or {@link #CRITIC}. Images
 * are 64x64 in colour, the course nets have width 64.
 *
 * @param preset a name of {@link org.gan4j.preset.Preset}, or {@link #CRITIC}
 * @param precision of the heavy arithmetic
 * @param batch images in a batch
 * @param kernels what GAN4J computes with
 * @param threads of the arithmetic
 */
public record Workload(String preset, Precision precision, int batch, KernelChoice kernels, int threads) {
    /** The course's critic forward and backward: the gradients of the mean score in the weights. */
    public static final String CRITIC = "critic";

    /** {@return whether this is the critic's pass alone and not a training step} */
    public boolean isCriticPass() {
        return preset.equals(CRITIC);
    }
}
