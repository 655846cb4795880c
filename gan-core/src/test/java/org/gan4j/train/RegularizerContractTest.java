package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Normalization;
import org.gan4j.nn.ParameterGradientCheck;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Regularizer} promises. One joins with a subclass that says how it is made and in which updates it has a
 * penalty. The networks are small, in 64 bits, and without batch normalisation in the critic.
 */
public abstract class RegularizerContractTest {
    private static final int STEPS = 3;

    @TempDir
    Path folder;

    /** {@return a new regulariser; two calls give the same} */
    protected abstract Regularizer newRegularizer();

    /** {@return in whose updates it adds a penalty to the loss; empty if in none} */
    protected abstract Set<Phase> penalizes();

    /**
     * Whether the gradient of the penalty has to reach a weight.
     *
     * @param weight of the network that is updated
     * @return by default, whether it is no bias
     */
    protected boolean reaches(Parameter weight) {
        return weight.name().endsWith(".weight");
    }

    /** {@return the number of a training step in which it acts; 1 by default} */
    protected long step() {
        return 1;
    }

    /** {@return a generator in 64 bits that it can work with, the same at each call} */
    protected Generator newGenerator() {
        return TinyGan.generator();
    }

    /** {@return a critic in 64 bits that it can work with, the same at each call} */
    protected Critic newCritic() {
        return TinyGan.critic(Normalization.INSTANCE);
    }

    private GanTrainer trainer(Regularizer regularizer) {
        return GanTrainer.builder(newGenerator(), newCritic(), TinyGan.loss(), TinyGan.images())
                .batchSize(TinyGan.BATCH)
                .optimizer(Adam.of(1e-2, 0.5, 0.999))
                .criticSteps(2)
                .regularizer(regularizer)
                .build();
    }

    /** After some steps: an average that starts empty is no longer so. */
    private State warmState() {
        Regularizer regularizer = newRegularizer();
        trainer(regularizer).train(STEPS);
        return regularizer.state();
    }

    private Regularizer continued(State state) {
        Regularizer regularizer = newRegularizer();
        regularizer.restore(state);
        return regularizer;
    }

    @Test
    void aPenaltyIsOneFiniteElementInTheUpdatesItIsMeantFor() {
        State state = warmState();
        for (Phase phase : Phase.values()) {
            TrainingStep update = TrainingSteps.of(phase, step(), newGenerator(), newCritic());
            Optional<Tensor> penalty = continued(state).penalty(update);
            assertThat(penalty.isPresent())
                    .as("a penalty in %s", phase)
                    .isEqualTo(penalizes().contains(phase));
            penalty.ifPresent(value -> {
                assertThat(value.shape().size()).as("elements in %s", phase).isOne();
                assertThat(value.item()).isFinite();
            });
        }
    }

    @Test
    void thePenaltysGradientIsRightAndReachesEveryWeightItIsMeantFor() {
        State state = warmState();
        for (Phase phase : penalizes()) {
            Generator generator = newGenerator();
            Critic critic = newCritic();
            List<Parameter> weights =
                    TrainingSteps.of(phase, step(), generator, critic).parameters();
            List<Tensor> gradients = ParameterGradientCheck.check(
                    () -> continued(state)
                            .penalty(TrainingSteps.of(phase, step(), generator, critic))
                            .orElseThrow(),
                    weights);
            for (int i = 0; i < weights.size(); i++) {
                if (reaches(weights.get(i))) {
                    assertThat(Arrays.stream(gradients.get(i).toDoubles()))
                            .as("the gradient in `%s`", weights.get(i).name())
                            .anyMatch(value -> value != 0);
                }
            }
        }
    }

    @Test
    void weightsChangeAfterTheUpdateOnly() {
        for (Phase phase : Phase.values()) {
            Generator generator = newGenerator();
            Critic critic = newCritic();
            Regularizer regularizer = newRegularizer();
            TrainingStep update = TrainingSteps.of(phase, step(), generator, critic);
            List<Object> before = weights(generator, critic);
            Tensor loss = update.fakeScores().mean().reshape();
            Tensor total = regularizer.penalty(update).map(loss::add).orElse(loss);
            Tensor[] gradients =
                    Gradients.of(total).withRespectTo(update.parameters()).toArray(Tensor[]::new);
            regularizer.afterBackward(TrainingSteps.afterBackward(update, gradients));
            assertThat(weights(generator, critic)).as("in %s", phase).isEqualTo(before);
            assertThat(update.gradients()).hasSameSizeAs(update.parameters());
            for (Tensor gradient : update.gradients()) {
                assertThat(Arrays.stream(gradient.toDoubles())).allMatch(Double::isFinite);
            }
        }
    }

    /** Versions too: a graph recorded before must not be called stale. */
    private static List<Object> weights(Generator generator, Critic critic) {
        List<Object> weights = new ArrayList<>();
        for (Parameter weight : generator.parameters()) {
            weights.add(List.of(weight.version(), Arrays.toString(weight.toDoubles())));
        }
        for (Parameter weight : critic.parameters()) {
            weights.add(List.of(weight.version(), Arrays.toString(weight.toDoubles())));
        }
        return weights;
    }

    @Test
    void theSeedDecidesEveryBit() {
        GanTrainer first = trainer(newRegularizer());
        GanTrainer second = trainer(newRegularizer());
        first.train(STEPS);
        second.train(STEPS);
        assertThat(TrainedState.of(second)).usingRecursiveComparison().isEqualTo(TrainedState.of(first));
        assertThat(second.state()).isEqualTo(first.state());
    }

    @Test
    void aCheckpointContinuesBitForBit() throws IOException {
        GanTrainer through = trainer(newRegularizer());
        through.train(STEPS);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(through);
        through.train(2 * STEPS);
        GanTrainer resumed = trainer(newRegularizer());
        checkpoint.restore(resumed);
        resumed.train(2 * STEPS);
        assertThat(TrainedState.of(resumed)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        assertThat(resumed.state()).isEqualTo(through.state());
    }

    @Test
    void theStateHasTheSameNamesAtAllTimesAndComesBackAsItWas() {
        State state = warmState();
        assertThat(newRegularizer().state().values().keySet())
                .isEqualTo(state.values().keySet());
        assertThat(continued(state).state()).isEqualTo(state);
    }

    @Test
    void onesOfEqualSettingsSayTheSameAndNoAddress() {
        assertThat(newRegularizer()).hasToString(newRegularizer().toString());
        assertThat(newRegularizer().toString())
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotContainPattern("@[0-9a-f]+$");
    }

    @Test
    void theNetworksAreAcceptedAndLeftAlone() {
        Generator generator = newGenerator();
        Critic critic = newCritic();
        List<Object> before = weights(generator, critic);
        assertThatCode(() -> newRegularizer().validate(generator, critic)).doesNotThrowAnyException();
        assertThat(weights(generator, critic)).isEqualTo(before);
    }

    @Test
    void numbersAreRecordedFinite() {
        GanTrainer trainer = trainer(newRegularizer());
        for (int i = 0; i < STEPS; i++) {
            Map<String, Double> recorded = trainer.step().recorded();
            assertThat(recorded.values()).allMatch(Double::isFinite);
        }
    }
}
