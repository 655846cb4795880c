package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.conv_transpose2d;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.relu;

import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * The course's generator for images of 64x64 in libtorch: Linear, BatchNorm1d, ReLU; three times ConvTranspose2d (kernel 5,
 * stride 2, padding 2, output padding 1), BatchNorm2d, ReLU; ConvTranspose2d, Tanh. The weights decide its width.
 */
public final class TwinGenerator {
    private static final int SIDE = 4;
    private static final int BLOCKS = 3;
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};

    private final TwinWeights weights;
    private final BiConsumer<String, Tensor> beforeActivation;
    private final TwinPass pass;

    /**
     * A generator.
     *
     * @param weights its state; running statistics are updated in training
     */
    public TwinGenerator(TwinWeights weights) {
        this(weights, (layer, x) -> {}, TwinPass.PLAIN);
    }

    /**
     * A generator whose forward pass is run in a way of its own.
     *
     * @param weights its state; running statistics are updated in training
     * @param pass how
     */
    public TwinGenerator(TwinWeights weights, TwinPass pass) {
        this(weights, (layer, x) -> {}, pass);
    }

    /** A generator that shows what it gives to each ReLU, by the name of the normalisation before. */
    TwinGenerator(TwinWeights weights, BiConsumer<String, Tensor> beforeActivation) {
        this(weights, beforeActivation, TwinPass.PLAIN);
    }

    private TwinGenerator(TwinWeights weights, BiConsumer<String, Tensor> beforeActivation, TwinPass pass) {
        this.weights = weights;
        this.beforeActivation = beforeActivation;
        this.pass = pass;
    }

    /** {@return its state, live} */
    public TwinWeights weights() {
        return weights;
    }

    /**
     * Makes images.
     *
     * @param latents [N, latent size]
     * @param training whether the batch normalises, or the running statistics
     * @return [N, 3, 64, 64]
     */
    public Tensor generate(Tensor latents, boolean training) {
        return pass.run(() -> layers(latents, training));
    }

    private Tensor layers(Tensor latents, boolean training) {
        Tensor x = linear(latents, weights.get("l1.0.weight"));
        x = rectified(x, "l1.1", training);
        x = x.view(-1, weights.get("l2.0.0.weight").size(0), SIDE, SIDE);
        for (int block = 0; block < BLOCKS; block++) {
            x = doubled(x, "l2." + block + ".0");
            x = rectified(x, "l2." + block + ".1", training);
        }
        return doubled(x, "l3.0").tanh();
    }

    private Tensor doubled(Tensor x, String name) {
        return conv_transpose2d(x, weights.get(name + ".weight"), new TensorOptional(), TWO, TWO, ONE, 1, ONE);
    }

    private Tensor rectified(Tensor x, String name, boolean training) {
        Tensor normalized = TwinNormalization.batch(x, weights, name, training);
        beforeActivation.accept(name, normalized);
        return relu(normalized);
    }
}
