package org.gan4j.regularizer;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.SyntheticImages;
import org.nd4j.linalg.api.buffer.DataType;

/** A GAN of 2x2 grey images whose critic is linear, so that every number can be computed by hand. */
final class FourPixels {
    static final Shape IMAGE = Shape.of(1, 2, 2);
    static final TensorFactory TENSORS = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private FourPixels() {}

    static GanTrainer.Builder trainer(Critic critic) {
        return GanTrainer.builder(new Images(), critic, new WassersteinLoss(), new SyntheticImages(50, IMAGE))
                .batchSize(3);
    }

    /** Images of four pixels each, [N, 1, 2, 2]. */
    static Tensor images(double... pixels) {
        return TENSORS.of(pixels, Shape.of(pixels.length / 4, 1, 2, 2));
    }

    /** D(x) = w . x. */
    record Linear(Parameter weight) implements Critic {
        static Linear of(double... weights) {
            return new Linear(Parameter.trainable("weight", TENSORS.of(weights, Shape.of(4, 1))));
        }

        @Override
        public Shape imageShape() {
            return IMAGE;
        }

        @Override
        public Tensor score(Tensor images, Mode mode) {
            long count = images.shape().dim(0);
            return images.reshape(count, 4).matmul(weight).reshape(count);
        }

        @Override
        public boolean scoresDependOnBatch() {
            return false;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weight);
        }

        @Override
        public List<Parameter> buffers() {
            return List.of();
        }

        @Override
        public TensorFactory tensors() {
            return TENSORS;
        }

        @Override
        public String describe() {
            return "linear";
        }
    }

    /** G(z) = u * z, pixel by pixel, with a buffer that no clipping may touch. */
    static final class Images implements Generator {
        private final Parameter weight = Parameter.trainable("u", TENSORS.full(Shape.of(4), 7));
        private final Parameter buffer = Parameter.buffer("statistic", TENSORS.full(Shape.of(1), 9));

        @Override
        public int latentSize() {
            return 4;
        }

        @Override
        public Shape imageShape() {
            return IMAGE;
        }

        @Override
        public Tensor generate(Tensor latents, Mode mode) {
            return latents.mul(weight).reshape(latents.shape().dim(0), 1, 2, 2);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weight);
        }

        @Override
        public List<Parameter> buffers() {
            return List.of(buffer);
        }

        @Override
        public TensorFactory tensors() {
            return TENSORS;
        }

        @Override
        public String describe() {
            return "pixels";
        }
    }
}
