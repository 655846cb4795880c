package org.gan4j.regularizer;

import java.util.List;
import java.util.function.Supplier;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.Augmentation;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;

/** Every penalty of the package, in every form; a test refuses a regulariser that is missing. */
final class Catalogue {
    /** Other contrast and brightness, drawn for each image, with a bend so that it is no linear map. */
    static final Augmentation AUGMENTATION = (images, random) -> {
        Tensor contrast = SmallCritic.TENSORS.uniform(
                random, images.shape().with(1, 1).with(2, 1).with(3, 1), 0.5, 1);
        return images.mul(contrast).add(0.1).tanh();
    };

    /**
     * A penalty.
     *
     * @param phase in whose updates it acts
     * @param make a new one
     */
    record Entry(Phase phase, Supplier<Regularizer> make) {
        @Override
        public String toString() {
            return make.get().toString();
        }
    }

    private Catalogue() {}

    private static Entry critic(Supplier<Regularizer> make) {
        return new Entry(Phase.CRITIC, make);
    }

    private static Entry gradient(PenaltyPoints points, SlopeRule rule) {
        return critic(() -> GradientPenalty.builder(10).at(points).rule(rule).build());
    }

    static List<Entry> penalties() {
        return List.of(
                critic(() -> new GradientPenalty(10)),
                gradient(PenaltyPoints.interpolates(), SlopeRule.twoSided(0.3)),
                gradient(PenaltyPoints.interpolates(), SlopeRule.oneSided(0.3)),
                gradient(PenaltyPoints.reals(), SlopeRule.zeroCentred()),
                gradient(PenaltyPoints.fakes(), SlopeRule.zeroCentred()),
                gradient(PenaltyPoints.both(), SlopeRule.zeroCentred()),
                gradient(PenaltyPoints.both(), SlopeRule.twoSided(1)),
                gradient(PenaltyPoints.perturbedReals(), SlopeRule.oneSided(0.1)),
                critic(() -> new R1Penalty(10)),
                critic(() -> new R2Penalty(10)),
                critic(() -> new DraganPenalty(10)),
                critic(() -> new LeCamPenalty(0.3, 0.9)),
                critic(() -> ConsistencyPenalty.ofReals(10, AUGMENTATION)),
                critic(() -> ConsistencyPenalty.balanced(10, 5, AUGMENTATION)),
                critic(() -> Lazy.every(2).scaled().of(new R1Penalty(10))),
                new Entry(Phase.GENERATOR, () -> new PathLengthPenalty(2)));
    }

    /** What acts on gradients or weights and has no penalty. */
    static List<Regularizer> others() {
        return List.of(
                new WeightClipping(0.01),
                new GradientNormClipping(1),
                new GradientValueClipping(1),
                new WeightGradientNorms((step, norms) -> {}));
    }
}
