package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Critic;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Dense;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Reshape;
import org.gan4j.nn.Sequential;
import org.gan4j.nn.SpectralNorm;
import org.gan4j.regularizer.DraganPenalty;
import org.gan4j.regularizer.GradientNormClipping;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.Lazy;
import org.gan4j.regularizer.LeCamPenalty;
import org.gan4j.regularizer.R1Penalty;
import org.gan4j.regularizer.WeightClipping;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TinyGan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A Wasserstein loss, in whatever wrapping, is doubtful where nothing bounds the critic's slope. */
class WassersteinDoubtsTest {
    private static List<String> warnings(AdversarialLoss loss, Critic critic, Regularizer... regularizers) {
        GanTrainer.Builder builder = GanTrainer.builder(TinyGan.generator(), critic, loss, TinyGan.images())
                .batchSize(TinyGan.BATCH);
        for (Regularizer regularizer : regularizers) {
            builder.regularizer(regularizer);
        }
        return builder.build().warnings();
    }

    private static Critic plain() {
        return TinyGan.critic(Normalization.NONE);
    }

    private static Critic spectral() {
        int pixels = Math.toIntExact(TinyGan.IMAGE.size());
        Initializer initializer =
                new Initializer(TensorFactory.of(Kernels.defaults(), DataType.DOUBLE), new RandomStream(3, 0));
        return Critic.of(
                TinyGan.IMAGE,
                new Sequential(List.of(
                        new Reshape(Shape.of(pixels)),
                        SpectralNorm.of(Dense.withBias("dense", pixels, 1, initializer), initializer))));
    }

    static Stream<AdversarialLoss> forms() {
        WassersteinLoss loss = new WassersteinLoss();
        return Stream.of(
                loss,
                loss.scaled(2),
                new TopK(loss, 0.5),
                new LabelSmoothing(loss, 0.9, 0.1),
                new NoisyLabels(loss, 0.1),
                new RelativisticLoss(loss),
                new RelativisticAverageLoss(loss));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anUnboundedCriticIsDoubtful(AdversarialLoss loss) {
        assertThat(warnings(loss, plain(), new GradientNormClipping(1), new LeCamPenalty(1)))
                .containsExactly(
                        "WassersteinLoss needs a critic of bounded slope, and nothing here says that it bounds it"
                                + " (`boundsSlope()`), so that scores can grow without end; add GradientPenalty(10) or"
                                + " WeightClipping(0.01), or take NonSaturatingLoss");
        assertThat(warnings(loss, plain(), new GradientPenalty(10))).isEmpty();
    }

    @Test
    void aBoundOfAnyKindIsEnough() {
        WassersteinLoss loss = new WassersteinLoss();
        for (Regularizer bound : List.of(
                new WeightClipping(0.01),
                new R1Penalty(10),
                new DraganPenalty(10),
                Lazy.every(4).of(new GradientPenalty(10)),
                Lazy.every(4).of(new WeightClipping(0.01)))) {
            assertThat(warnings(loss, plain(), bound)).as("%s", bound).isEmpty();
        }
        assertThat(warnings(loss, spectral())).isEmpty();
    }

    @Test
    void otherLossesNeedNone() {
        assertThat(warnings(new NonSaturatingLoss(), plain())).isEmpty();
        assertThat(warnings(new RelativisticAverageLoss(new HingeLoss()), plain()))
                .isEmpty();
    }

    @Test
    void clippedWeightsUnderSpectralNormalisationAreDoubtful() {
        assertThat(warnings(new HingeLoss(), spectral(), new WeightClipping(0.01)))
                .containsExactly(
                        "WeightClipping(0.01) clips weights that the critic's spectral normalisation divides by"
                                + " their largest singular value: their size counts for nothing then; usually one of them is"
                                + " meant");
        assertThat(warnings(new HingeLoss(), spectral(), new GradientPenalty(10)))
                .isEmpty();
    }
}
