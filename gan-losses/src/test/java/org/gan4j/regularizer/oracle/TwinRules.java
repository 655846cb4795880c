package org.gan4j.regularizer.oracle;

import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.ones_like;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.gan4j.kernel.Shape;
import org.gan4j.oracle.TorchArrays;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.tensor.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;

/** The penalties as PyTorch programs write them: autograd.grad with create_graph, a norm for each image, means over images. */
final class TwinRules {
    private TwinRules() {}

    static Tensor scalarTimes(Tensor x, double factor) {
        return x.mul(new Scalar(factor));
    }

    private static Tensor plus(Tensor x, double value) {
        return x.add(new Scalar(value));
    }

    /** d sum(y) / dx, with a graph. */
    static Tensor gradient(Tensor y, Tensor x) {
        return grad(
                        new TensorVector(y),
                        new TensorVector(x),
                        new TensorVector(ones_like(y)),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
    }

    /** [N]: the critic's squared slope at each point. */
    static Tensor squaredSlopes(TwinCritic critic, Tensor points) {
        Tensor x = points.detach().set_requires_grad(true);
        Tensor flat = gradient(critic.score(x, true), x).reshape(points.size(0), -1);
        return flat.square().sum(1);
    }

    /** {@code weight * mean (slope - target)^2}. */
    static Tensor twoSided(Tensor squares, double target, double weight) {
        return scalarTimes(plus(squares.sqrt(), -target).square().mean(), weight);
    }

    /** {@code weight * mean max(0, slope - target)^2}. */
    static Tensor oneSided(Tensor squares, double target, double weight) {
        return scalarTimes(plus(squares.sqrt(), -target).relu().square().mean(), weight);
    }

    /** {@code alpha real + (1 - alpha) fake}. */
    static Tensor between(Tensor real, Tensor fake, Tensor alpha) {
        return alpha.mul(real).add(plus(alpha.neg(), 1).mul(fake));
    }

    /** DRAGAN's points, from the numbers of an update's stream: shares of images first. */
    static Tensor perturbed(Tensor real, long[] dims, DataType type) {
        RandomStream random = new RandomStream(41, 0);
        Shape shape = Shape.of(dims);
        Tensor shares = TorchArrays.of(random.uniform((int) dims[0]), Shape.of(dims[0], 1, 1, 1), type);
        Tensor noise = TorchArrays.of(random.uniform((int) shape.size()), shape, type);
        Tensor deviation = real.sub(real.mean()).square().mean().sqrt();
        return real.add(shares.mul(noise).mul(scalarTimes(deviation, 0.5)));
    }

    /** {@code mean relu(real - fakeAverage)^2 + mean relu(realAverage - fake)^2}. */
    static Tensor leCam(Tensor real, Tensor fake, double realAverage, double fakeAverage) {
        Tensor ofReal = plus(real, -fakeAverage).relu().square().mean();
        return ofReal.add(plus(fake.neg(), realAverage).relu().square().mean());
    }

    /** {@code mean (D(x) - D(0.8 x + 0.1))^2}. */
    static Tensor consistency(TwinCritic critic, Tensor x) {
        Tensor again = critic.score(plus(scalarTimes(x, 0.8), 0.1), true);
        return critic.score(x, true).sub(again).square().mean();
    }
}
