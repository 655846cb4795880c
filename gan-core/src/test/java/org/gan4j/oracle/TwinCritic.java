package org.gan4j.oracle;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.leaky_relu;

import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.gan4j.model.Normalization;

/**
 * The course's discriminator for images of 64x64 in libtorch: Conv2d (kernel 4, stride 2, padding 1), LeakyReLU 0.2; three
 * times Conv2d, BatchNorm2d or InstanceNorm2d, LeakyReLU 0.2; Conv2d (kernel 4, stride 1, no padding). Its sigmoid is left
 * to the loss. The weights decide its width.
 */
public final class TwinCritic {
    private static final int LAST = 5;
    private static final long[] ONE = {1, 1};
    private static final long[] TWO = {2, 2};
    private static final long[] ZERO = {0, 0};
    private static final double SLOPE = 0.2;

    private final TwinWeights weights;
    private final Normalization normalization;
    private final BiConsumer<String, Tensor> beforeActivation;
    private final TwinPass pass;

    /**
     * A critic.
     *
     * @param weights its state; running statistics are updated in training
     * @param normalization BATCH, INSTANCE or INSTANCE_AFFINE
     */
    public TwinCritic(TwinWeights weights, Normalization normalization) {
        this(weights, normalization, (layer, x) -> {}, TwinPass.PLAIN);
    }

    /**
     * A critic whose forward pass is run in a way of its own.
     *
     * @param weights its state; running statistics are updated in training
     * @param normalization BATCH, INSTANCE or INSTANCE_AFFINE
     * @param pass how
     */
    public TwinCritic(TwinWeights weights, Normalization normalization, TwinPass pass) {
        this(weights, normalization, (layer, x) -> {}, pass);
    }

    /** A critic that shows what it gives to each LeakyReLU, by the name of the layer before. */
    TwinCritic(TwinWeights weights, Normalization normalization, BiConsumer<String, Tensor> beforeActivation) {
        this(weights, normalization, beforeActivation, TwinPass.PLAIN);
    }

    private TwinCritic(
            TwinWeights weights,
            Normalization normalization,
            BiConsumer<String, Tensor> beforeActivation,
            TwinPass pass) {
        this.weights = weights;
        this.normalization = normalization;
        this.beforeActivation = beforeActivation;
        this.pass = pass;
    }

    /** {@return its state, live} */
    public TwinWeights weights() {
        return weights;
    }

    /**
     * Scores images.
     *
     * @param images [N, 3, 64, 64]
     * @param training whether the batch normalises, or the running statistics
     * @return [N], logits
     */
    public Tensor score(Tensor images, boolean training) {
        return pass.run(() -> layers(images, training));
    }

    private Tensor layers(Tensor images, boolean training) {
        Tensor x = leaky(convolved(images, "l1.0", TWO, ONE), "l1.0");
        for (int block = 2; block < LAST; block++) {
            String name = "l1." + block;
            x = normalized(convolved(x, name + ".0", TWO, ONE), name + ".1", training);
            x = leaky(x, name + ".1");
        }
        return convolved(x, "l1." + LAST, ONE, ZERO).view(-1);
    }

    private Tensor convolved(Tensor x, String name, long[] stride, long[] padding) {
        TensorOptional bias = new TensorOptional(weights.get(name + ".bias"));
        return conv2d(x, weights.get(name + ".weight"), bias, stride, padding, ONE, 1);
    }

    private Tensor normalized(Tensor x, String name, boolean training) {
        return switch (normalization) {
            case BATCH -> TwinNormalization.batch(x, weights, name, training);
            case INSTANCE, INSTANCE_AFFINE -> TwinNormalization.instance(x, weights, name);
            case LAYER, NONE ->
                throw new IllegalArgumentException("`normalization` must be BATCH, INSTANCE or"
                        + " INSTANCE_AFFINE, as in the course, got " + normalization);
        };
    }

    private Tensor leaky(Tensor x, String layer) {
        beforeActivation.accept(layer, x);
        return leaky_relu(x, new Scalar(SLOPE));
    }
}
