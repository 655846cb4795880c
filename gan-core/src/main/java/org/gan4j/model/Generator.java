package org.gan4j.model;

import org.gan4j.kernel.Shape;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Tensor;

/** Makes images from latents. Data are scaled to [-1, 1]; whether the range is enforced is the family's choice. */
public interface Generator extends Network {
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
}
