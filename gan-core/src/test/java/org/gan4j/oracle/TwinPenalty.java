package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.ones_like;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The gradient penalty of Gulrajani et al. 2017 as PyTorch programs write it: autograd.grad with create_graph at alpha real +
 * (1 - alpha) fake, an L2 norm for each image, the mean of (norm - 1)^2.
 */
public final class TwinPenalty {
    private final TwinCritic critic;

    /**
     * A penalty on a critic.
     *
     * @param critic whose slope is penalised
     */
    public TwinPenalty(TwinCritic critic) {
        this.critic = critic;
    }

    /**
     * The slope at each mixed image.
     *
     * @param real [N, C, H, W]
     * @param fake [N, C, H, W]
     * @param alpha [N, 1, 1, 1], the share of the real image
     * @return [N], with a graph that leads to the weights
     */
    public Tensor slopes(Tensor real, Tensor fake, Tensor alpha) {
        Tensor rest = ones_like(alpha).sub(alpha);
        Tensor mixed = alpha.mul(real).add(rest.mul(fake)).detach().set_requires_grad(true);
        Tensor scores = critic.score(mixed, true);
        TensorVector gradient = grad(
                new TensorVector(scores),
                new TensorVector(mixed),
                new TensorVector(ones_like(scores)),
                new BoolOptional(true),
                true,
                false);
        return gradient.get(0).reshape(real.size(0), -1).norm(new ScalarOptional(new Scalar(2.0)), 1);
    }

    /**
     * The penalty.
     *
     * @param slopes what {@link #slopes} gave
     * @return mean (slope - 1)^2, a scalar
     */
    public static Tensor of(Tensor slopes) {
        return slopes.sub(new Scalar(1.0)).square().mean();
    }
}
