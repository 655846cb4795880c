package org.gan4j.benchmark.side;

import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The course nets' initial weights, from which every side starts. They are made on ND4J's kernels, so that a peer's process
 * does not hold GAN4J's other kernels too.
 */
public final class InitialNets {
    private InitialNets() {}

    /** {@return what they are made with, and what copies images for a peer} */
    public static TensorFactory tensors() {
        return TensorFactory.of(KernelChoice.ND4J.open(Precision.FP32), DataType.FLOAT);
    }

    /** {@return a fresh generator} */
    public static DcganGenerator generator() {
        return DcganGenerator.builder().tensors(tensors()).build();
    }

    /**
     * A fresh critic.
     *
     * @param normalization its normalisation
     * @return the critic
     */
    public static DcganCritic critic(Normalization normalization) {
        return DcganCritic.builder()
                .tensors(tensors())
                .normalization(normalization)
                .build();
    }
}
