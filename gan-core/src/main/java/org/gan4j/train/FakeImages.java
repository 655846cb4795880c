package org.gan4j.train;

import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * Where generated images come from, as {@link RealImages} is where real ones do: latents of a random stream of their own,
 * through the generator in training mode. How latents are drawn and mixed in training is decided here and nowhere else.
 *
 * @param generator makes the images
 * @param latentRandom draws the latents
 */
record FakeImages(Generator generator, RandomStream latentRandom) {
    /** {@return [count, C, H, W], recorded} */
    Tensor next(int count) {
        Tensor latents = generator.tensors().normal(latentRandom, Shape.of(count, generator.latentSize()));
        return generator.generate(latents, Mode.TRAINING);
    }

    /** {@return [count, C, H, W], constants} */
    Tensor nextConstant(int count) {
        return Gradients.withoutRecording(() -> next(count));
    }
}
