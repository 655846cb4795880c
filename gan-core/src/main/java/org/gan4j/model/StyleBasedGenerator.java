package org.gan4j.model;

import org.gan4j.nn.Mode;
import org.gan4j.tensor.Tensor;

/**
 * A generator in two parts (Karras et al. 2019): a mapping from latents to styles w, and a synthesis from styles to images.
 * What works on the intermediate latents, such as the path-length penalty, needs them apart. Confined to one thread at
 * a time, as every {@link Network}.
 */
public interface StyleBasedGenerator extends Generator {
    /**
     * Maps latents to styles.
     *
     * @param latents [N, latentSize], standard normal; not modified
     * @param mode training or evaluation
     * @return [N, layers, width], one style for each layer of the synthesis that takes one
     */
    Tensor styles(Tensor latents, Mode mode);

    /**
     * Makes images from styles.
     *
     * @param styles [N, layers, width]; not modified
     * @param mode training or evaluation
     * @return [N, C, H, W]
     */
    Tensor synthesize(Tensor styles, Mode mode);

    @Override
    default Tensor generate(Tensor latents, Mode mode) {
        return synthesize(styles(latents, mode), mode);
    }
}
