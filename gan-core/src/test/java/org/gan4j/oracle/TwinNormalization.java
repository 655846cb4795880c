package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.instance_norm;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** PyTorch's BatchNorm1d, BatchNorm2d and InstanceNorm2d with their default settings. */
final class TwinNormalization {
    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    private TwinNormalization() {}

    /** Normalises by the batch and updates the running statistics, or in evaluation by the running statistics. */
    static Tensor batch(Tensor x, TwinWeights weights, String name, boolean training) {
        return batch_norm(
                x,
                optional(weights, name + ".weight"),
                optional(weights, name + ".bias"),
                optional(weights, name + ".running_mean"),
                optional(weights, name + ".running_var"),
                training,
                MOMENTUM,
                EPSILON,
                false);
    }

    /** Normalises each channel of each image; scales and shifts where there are weights. */
    static Tensor instance(Tensor x, TwinWeights weights, String name) {
        return instance_norm(
                x,
                optional(weights, name + ".weight"),
                optional(weights, name + ".bias"),
                new TensorOptional(),
                new TensorOptional(),
                true,
                MOMENTUM,
                EPSILON,
                false);
    }

    private static TensorOptional optional(TwinWeights weights, String name) {
        return weights.has(name) ? new TensorOptional(weights.get(name)) : new TensorOptional();
    }
}
