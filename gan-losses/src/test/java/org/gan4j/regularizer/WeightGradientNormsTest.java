package org.gan4j.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.kernel.Shape;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.nn.Conv2d;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.TinyGan;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;

class WeightGradientNormsTest {
    private final List<Map<String, Double>> seen = new ArrayList<>();

    private static Tensor tensor(double... values) {
        return SmallCritic.TENSORS.of(values, Shape.of(values.length));
    }

    /** Two convolutions: their weights have the gradients (3, 0, 0, -4) and (0, 12, -5, 0), their biases 100 and 7. */
    private static TrainingStep step() {
        SmallCritic critic = new SmallCritic(
                Shape.of(1, 3, 3),
                List.of(
                        Conv2d.builder("first", 1, 1, 2, SmallCritic.initializer())
                                .build(),
                        Conv2d.builder("second", 1, 1, 2, SmallCritic.initializer())
                                .build()));
        return TrainingSteps.afterBackward(
                TrainingSteps.ofCritic(critic, null, null),
                tensor(3, 0, 0, -4),
                tensor(100),
                tensor(0, 12, -5, 0),
                tensor(7));
    }

    @Test
    void eachWeightHasTheNormOfItsOwnGradientAndBiasesHaveNone() {
        new WeightGradientNorms((step, norms) -> seen.add(norms)).afterBackward(step());
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0)).containsExactly(entry("first.weight", 5.0), entry("second.weight", 13.0));
    }

    @Test
    void whatTheListenerGetsCannotBeChanged() {
        Map<String, Double> norms = WeightGradientNorms.of(step());
        assertThatThrownBy(() -> norms.put("first.weight", 0.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Adds 3 to the gradient of each of the four weights. */
    private static final class Slanted implements Regularizer {
        @Override
        public Optional<Tensor> penalty(TrainingStep step) {
            return step.phase() == Phase.CRITIC
                    ? Optional.of(step.critic().parameters().get(0).sum().mul(3))
                    : Optional.empty();
        }
    }

    /** D(x) = w . x and the Wasserstein loss: the loss alone has the gradient mean(fake) - mean(real), pixel by pixel. */
    @Test
    void lossAndPenaltyAreToldApart() {
        List<Double> expected = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        List<Double> lossOnly = new ArrayList<>();
        GanTrainer trainer = FourPixels.trainer(FourPixels.Linear.of(0.3, -0.2, 0.1, 0.4))
                .criticSteps(2)
                .regularizer(new Slanted())
                .regularizer(new WeightGradientNorms((step, norms) -> {
                    expected.add(norm(step, 0));
                    expected.add(norm(step, 3));
                    lossOnly.add(WeightGradientNorms.ofLoss(new WassersteinLoss(), step)
                            .get("weight"));
                    both.add(norms.get("weight"));
                }))
                .build();
        trainer.step();
        trainer.step();
        assertThat(both).as("critic updates, and no others").hasSize(4);
        for (int i = 0; i < both.size(); i++) {
            assertThat(lossOnly.get(i)).isCloseTo(expected.get(2 * i), within(1e-12));
            assertThat(both.get(i)).isCloseTo(expected.get(2 * i + 1), within(1e-12));
        }
    }

    private static double norm(TrainingStep step, double penalty) {
        double[] real = step.realImages().toDoubles();
        double[] fake = step.fakeImages().toDoubles();
        double squares = 0;
        for (int pixel = 0; pixel < 4; pixel++) {
            double gradient = penalty;
            for (int image = 0; image < 3; image++) {
                gradient += (fake[4 * image + pixel] - real[4 * image + pixel]) / 3;
            }
            squares += gradient * gradient;
        }
        return Math.sqrt(squares);
    }

    @Test
    void trainingGoesOnBitForBitAsWithoutIt() {
        GanTrainer plain = TinyGan.trainer().criticSteps(2).build();
        GanTrainer watched = TinyGan.trainer()
                .criticSteps(2)
                .regularizer(new WeightGradientNorms((step, norms) -> {
                    seen.add(norms);
                    WeightGradientNorms.ofLoss(TinyGan.loss(), step);
                }))
                .build();
        for (int step = 0; step < 3; step++) {
            assertThat(watched.step().recorded()).isEqualTo(plain.step().recorded());
        }
        assertThat(seen).hasSize(6);
        assertThat(TinyGan.values(watched.critic()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(plain.critic()));
        assertThat(TinyGan.values(watched.generator()))
                .usingRecursiveComparison()
                .isEqualTo(TinyGan.values(plain.generator()));
    }

    @Test
    void withoutAPenaltyTheLossAloneIsAllThereIs() {
        TinyGan.trainer()
                .regularizer(new WeightGradientNorms((step, norms) -> {
                    seen.add(norms);
                    seen.add(WeightGradientNorms.ofLoss(TinyGan.loss(), step));
                }))
                .build()
                .step();
        assertThat(seen.get(0).keySet()).containsExactly("l1.0.weight", "l1.2.0.weight", "l1.3.weight");
        assertThat(seen.get(1)).isEqualTo(seen.get(0));
    }

    @Test
    void itSeesWhatTheClippingBeforeItHasLeft() {
        TinyGan.trainer()
                .regularizer(new WeightGradientNorms((step, norms) -> seen.add(norms)))
                .regularizer(new GradientNormClipping(1e-3))
                .regularizer(new WeightGradientNorms((step, norms) -> seen.add(norms)))
                .build()
                .step();
        assertThat(total(seen.get(0))).isGreaterThan(1e-3);
        assertThat(total(seen.get(1))).isLessThanOrEqualTo(1e-3);
    }

    private static double total(Map<String, Double> norms) {
        return Math.sqrt(
                norms.values().stream().mapToDouble(norm -> norm * norm).sum());
    }
}
