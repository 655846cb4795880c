package org.gan4j.regularizer.oracle;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Generator;
import org.gan4j.model.StyleBasedGenerator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;

/**
 * Any generator as a style-based one: the mapping does nothing, and each half of the latents is a style.
 *
 * @param inner makes the images
 */
record HalvedLatents(Generator inner) implements StyleBasedGenerator {
    @Override
    public Tensor styles(Tensor latents, Mode mode) {
        return latents.variable().reshape(latents.shape().dim(0), 2, latentSize() / 2);
    }

    @Override
    public Tensor synthesize(Tensor styles, Mode mode) {
        return inner.generate(styles.reshape(styles.shape().dim(0), latentSize()), mode);
    }

    @Override
    public int latentSize() {
        return inner.latentSize();
    }

    @Override
    public Shape imageShape() {
        return inner.imageShape();
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public List<Parameter> buffers() {
        return inner.buffers();
    }

    @Override
    public TensorFactory tensors() {
        return inner.tensors();
    }

    @Override
    public String describe() {
        return inner.describe();
    }
}
