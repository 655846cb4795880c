package org.gan4j.model;

import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.nn.Sequential;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * Makes images from latents. Data are scaled to [-1, 1]; whether the range is enforced is the family's choice.
 * Confined to one thread at a time, as every {@link Network}.
 */
public interface Generator extends Network {
    /**
     * A generator made of layers, one's own among them. A checkpoint gives it back by {@code loadGenerator}, for only code can
     * build it again.
     *
     * @param latentSize number of latent variables
     * @param layers from [N, latentSize] to images, [N, C, H, W]
     * @return the generator; its element type and kernels are those of its weights
     * @throws IllegalArgumentException if a layer does not fit the one before, the result is no image, there are no weights, or
     *     two have one name
     */
    static Generator of(int latentSize, Sequential layers) {
        return new SequentialGenerator(latentSize, layers);
    }

    /** Which of a seed's random streams gives the latents of {@link #sample(int, long)}. */
    long SAMPLE_STREAM = 301;

    /** {@return the number of latent variables} */
    int latentSize();

    /** {@return the shape of one image, [C, H, W]} */
    Shape imageShape();

    /**
     * Makes images.
     *
     * @param latents [N, latentSize], standard normal; not modified
     * @param mode training or evaluation
     * @return [N, C, H, W]
     */
    Tensor generate(Tensor latents, Mode mode);

    /**
     * Makes images from standard normal latents, in evaluation mode and without recording for gradients.
     *
     * @param count how many
     * @param seed seed of the latents; the same seed gives the same images, whatever the count
     * @return [count, C, H, W]
     */
    default Tensor sample(int count, long seed) {
        return sample(tensors().normal(new RandomStream(seed, SAMPLE_STREAM), Shape.of(count, latentSize())));
    }

    /**
     * Makes images in evaluation mode and without recording for gradients.
     *
     * @param latents [N, latentSize]; not modified
     * @return [N, C, H, W]
     */
    default Tensor sample(Tensor latents) {
        return Gradients.withoutRecording(() -> generate(latents, Mode.EVALUATION));
    }
}
