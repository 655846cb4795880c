package org.gan4j.nn;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.BatchNormalized;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;

/**
 * Batch normalisation (Ioffe &amp; Szegedy 2015) of [N, C] or [N, C, H, W], each channel over batch and image.
 *
 * <p>In training the batch's mean and biased variance normalise, and the running statistics take a tenth of the batch's,
 * with the unbiased variance, as PyTorch does; in evaluation the running statistics normalise. Parameters: weight from
 * N(1, 0.02), bias 0; buffers: running_mean, running_var. Confined to one thread at a time, as {@link Layer} says.
 */
public final class BatchNorm implements Layer {
    /** Added to the variance, inside the root; PyTorch's default. */
    public static final double EPSILON = ChannelScale.EPSILON;
    /** Share of the batch's statistics in the running ones; PyTorch's default. */
    public static final double MOMENTUM = 0.1;

    private final long channels;
    private final ChannelScale scale;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    /**
     * A normalisation.
     *
     * @param name prefix of its parameters
     * @param channels number of channels
     * @param initializer makes the parameters
     */
    public BatchNorm(String name, long channels, Initializer initializer) {
        this.channels = channels;
        this.scale = ChannelScale.of(name, channels, initializer);
        this.runningMean = initializer.buffer(name + ".running_mean", 0, channels);
        this.runningVariance = initializer.buffer(name + ".running_var", 1, channels);
    }

    @Override
    public Tensor forward(Tensor x, Mode mode) {
        checkInput(x);
        if (mode == Mode.EVALUATION) {
            Tensor deviation = runningVariance.add(EPSILON).sqrt();
            Tensor factor = scale.weight().div(deviation);
            return x.sub(ChannelScale.along(runningMean, x))
                    .mul(ChannelScale.along(factor, x))
                    .add(ChannelScale.along(scale.bias(), x));
        }
        long count = x.shape().size() / channels;
        if (count < 2) {
            throw new IllegalArgumentException("`x` must have more than one value for each channel of " + this
                    + " in training, got shape " + x.shape() + "; use a batch size of at least 2");
        }
        BatchNormalized normalized = x.batchNormalize(scale.weight(), scale.bias(), EPSILON);
        track(runningMean, normalized.mean(), 1);
        track(runningVariance, normalized.variance(), (double) count / (count - 1));
        return normalized.values();
    }

    private void track(Parameter running, Tensor batch, double correction) {
        running.assign(
                Gradients.withoutRecording(() -> running.mul(1 - MOMENTUM).add(batch.mul(MOMENTUM * correction))));
    }

    @Override
    public Shape outputShape(Shape input) {
        if ((input.rank() != 1 && input.rank() != 3) || input.dim(0) != channels) {
            throw new IllegalArgumentException(
                    "`input` must be [" + channels + "] or [" + channels + ", H, W] for " + this + ", got " + input);
        }
        return input;
    }

    @Override
    public boolean mixesBatch() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return scale.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return List.of(runningMean, runningVariance);
    }

    @Override
    public String toString() {
        return "BatchNorm(" + channels + ")";
    }
}
