package org.gan4j.train;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** Networks of 16x16 images that train in milliseconds, in 64 bits; for tests. */
public final class TinyGan {
    /** Images in the data set. */
    public static final int IMAGES = 20;
    /** Images in a batch. */
    public static final int BATCH = 4;
    /** Shape of an image. */
    public static final Shape IMAGE = Shape.of(3, 16, 16);

    private static final TensorFactory DOUBLES = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    private TinyGan() {}

    /** {@return the non-saturating loss} */
    public static AdversarialLoss loss() {
        return new AdversarialLoss() {
            @Override
            public Tensor criticLoss(Tensor realScores, Tensor fakeScores) {
                return realScores
                        .neg()
                        .softplus()
                        .mean()
                        .add(fakeScores.softplus().mean());
            }

            @Override
            public Tensor generatorLoss(Tensor realScores, Tensor fakeScores) {
                return fakeScores.neg().softplus().mean();
            }
        };
    }

    /** {@return a generator of width 2} */
    public static DcganGenerator generator() {
        return DcganGenerator.builder()
                .imageSize(16)
                .width(2)
                .latentSize(5)
                .seed(3)
                .tensors(DOUBLES)
                .build();
    }

    /** {@return a critic of width 2} */
    public static DcganCritic critic(Normalization normalization) {
        return DcganCritic.builder()
                .imageSize(16)
                .width(2)
                .normalization(normalization)
                .seed(4)
                .tensors(DOUBLES)
                .build();
    }

    /** {@return images that fit} */
    public static RealImages images() {
        return new SyntheticImages(IMAGES, IMAGE);
    }

    /** {@return a trainer with everything new, and a rate that shows in few steps} */
    public static GanTrainer.Builder trainer() {
        return trainer(loss());
    }

    /** {@return a trainer of a given loss} */
    public static GanTrainer.Builder trainer(AdversarialLoss loss) {
        return GanTrainer.builder(generator(), critic(Normalization.BATCH), loss, images())
                .batchSize(BATCH)
                .optimizer(Adam.of(1e-2, 0.5, 0.999))
                .seed(5);
    }

    /** {@return a copy of everything a checkpoint holds of a network} */
    public static List<double[]> values(Network network) {
        return network.persistent().stream().map(Tensor::toDoubles).toList();
    }

    /** {@return a copy of the weights of a network} */
    public static List<double[]> weights(Network network) {
        return network.parameters().stream().map(Tensor::toDoubles).toList();
    }
}
