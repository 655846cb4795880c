package org.gan4j.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.Shape;
import org.gan4j.kernel.Transposed;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer or convolution whose weight is divided by its largest singular value, estimated by power iteration
 * (Miyato et al. 2018, algorithm 1): {@code sigma = u' W v} with W as a matrix of one row for each output channel.
 *
 * <p>A layer is linear in its weight, so {@code layer(x; W / sigma) = layer(x; W) / sigma}: it is the result that is divided,
 * the bias excepted, and the weight itself stays as it is. Each pass in training makes one step, {@code v = W'u / (|W'u| +
 * epsilon), u = Wv / (|Wv| + epsilon)}; evaluation makes none. u and v are constants to gradients, as in the paper and in
 * PyTorch's {@code spectral_norm}, and are kept in checkpoints as {@code NAME.weight_u} and {@code NAME.weight_v}. Confined
 * to one thread at a time, as {@link Layer} says.
 */
public final class SpectralNorm implements Layer {
    /** Steps made at the start, so that the estimate is close from the first pass on: PyTorch's number. */
    public static final int FIRST_STEPS = 15;
    /**
     * Added to the norms of W'u and Wv, outside the root; PyTorch divides by the larger of norm and epsilon, which is as
     * much but for norms near 0.
     */
    public static final double EPSILON = 1e-12;

    private final Layer layer;
    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final int[] rowsFirst;
    private final Parameter u;
    private final Parameter v;

    private SpectralNorm(Layer layer, int[] rowsFirst, Initializer initializer) {
        this.layer = layer;
        this.rowsFirst = rowsFirst;
        this.weight = layer.parameters().get(0);
        this.bias = layer.parameters().size() > 1 ? layer.parameters().get(1) : null;
        Tensor matrix = matrix();
        long rows = matrix.shape().dim(0);
        long columns = matrix.shape().dim(1);
        this.u = Parameter.buffer(
                weight.name() + "_u", unit(initializer.tensors().normal(initializer.random(), Shape.of(rows, 1))));
        this.v = initializer.buffer(weight.name() + "_v", 0, columns, 1);
        Gradients.withoutRecording(() -> {
            for (int i = 0; i < FIRST_STEPS; i++) {
                iterate(matrix());
            }
            return null;
        });
    }

    /**
     * Normalises a dense layer.
     *
     * @param layer what is normalised; used from now on by this layer alone
     * @param initializer draws the first u
     * @return the normalised layer
     */
    public static SpectralNorm of(Dense layer, Initializer initializer) {
        return new SpectralNorm(layer, new int[] {0, 1}, initializer);
    }

    /**
     * Normalises a convolution.
     *
     * @param layer what is normalised; used from now on by this layer alone
     * @param initializer draws the first u
     * @return the normalised layer
     */
    public static SpectralNorm of(Conv2d layer, Initializer initializer) {
        return new SpectralNorm(layer, new int[] {0, 1, 2, 3}, initializer);
    }

    /**
     * Normalises a transposed convolution.
     *
     * @param layer what is normalised; used from now on by this layer alone
     * @param initializer draws the first u
     * @return the normalised layer
     */
    public static SpectralNorm of(ConvTranspose2d layer, Initializer initializer) {
        return new SpectralNorm(layer, new int[] {1, 0, 2, 3}, initializer);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        Tensor y = layer.forward(x, mode); // refuses wrong shapes, before u and v change
        if (mode == Mode.TRAINING) {
            Gradients.withoutRecording(() -> {
                iterate(matrix());
                return null;
            });
        }
        Tensor scale = sigma().reciprocal().reshape(ones(y.shape().rank()));
        if (bias == null) {
            return y.mul(scale);
        }
        Tensor shift = bias.reshape(
                BatchShape.ofChannels(bias.shape().size(), y.shape().rank()));
        return y.sub(shift).mul(scale).add(shift);
    }

    /**
     * Whether buffers are those of a network with a layer normalised so.
     *
     * @param buffers of the network
     * @return whether one of them is a u
     */
    public static boolean isAmong(List<Parameter> buffers) {
        return buffers.stream().anyMatch(buffer -> buffer.name().endsWith(".weight_u"));
    }

    /** One step of the power iteration. */
    private void iterate(Tensor matrix) {
        v.assign(unit(matrix.matmul(u, Transposed.LEFT)));
        u.assign(unit(matrix.matmul(v)));
    }

    /** {@code u' W v}, with u and v as they are now: later passes change them in place. */
    private Tensor sigma() {
        Tensor rows = Gradients.withoutRecording(() -> u.mul(1));
        Tensor columns = Gradients.withoutRecording(() -> v.mul(1));
        return rows.matmul(matrix().matmul(columns), Transposed.LEFT);
    }

    private Tensor matrix() {
        Tensor rows = weight.permute(rowsFirst);
        long count = rows.shape().dim(0);
        return rows.reshape(count, rows.shape().size() / count);
    }

    private static Tensor unit(Tensor vector) {
        return vector.div(vector.square().sum().sqrt().add(EPSILON).reshape(1, 1));
    }

    private static Shape ones(int rank) {
        long[] dims = new long[rank];
        Arrays.fill(dims, 1);
        return Shape.of(dims);
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return Stream.concat(layer.buffers().stream(), Stream.of(u, v)).toList();
    }

    @Override
    public String toString() {
        return "SpectralNorm(" + layer + ")";
    }
}
