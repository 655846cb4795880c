package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.gan4j.model.Critic;
import org.gan4j.model.Generator;
import org.gan4j.model.Normalization;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Penalties made of one lambda. */
class FunctionPenaltyTest {
    private static final Regularizer OF_CRITIC = Regularizer.ofCritic(
            "Drift(2)", step -> step.realScores().square().mean().mul(2));

    private static final Regularizer OF_GENERATOR = Regularizer.ofGenerator(
            "Brightness(3)", step -> step.fakeImages().mean().square().mul(3));

    @Nested
    class OfTheCritic extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return OF_CRITIC;
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }

    @Nested
    class OfTheGenerator extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return OF_GENERATOR;
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.GENERATOR);
        }
    }

    @Test
    void itsValueIsTheFunctionsInUpdatesOfItsNetworkAlone() {
        Generator generator = TinyGan.generator();
        Critic critic = TinyGan.critic(Normalization.NONE);
        TrainingStep ofCritic = TrainingSteps.of(Phase.CRITIC, 1, generator, critic);
        double squares = 0;
        for (double score : ofCritic.realScores().toDoubles()) {
            squares += score * score;
        }
        assertThat(OF_CRITIC.penalty(ofCritic).orElseThrow().item())
                .isCloseTo(2 * squares / TinyGan.BATCH, within(1e-12));
        assertThat(OF_GENERATOR.penalty(ofCritic)).isEmpty();
        assertThat(OF_CRITIC.penalty(TrainingSteps.of(Phase.GENERATOR, 1, generator, critic)))
                .isEmpty();
    }

    @Test
    void aCheckpointTellsPenaltiesApartByTheirNames() {
        assertThat(OF_CRITIC).hasToString("Drift(2)");
        assertThat(TinyGan.trainer().regularizer(OF_CRITIC).build().configuration())
                .containsEntry("regularizers", "[Drift(2)]");
        assertThatThrownBy(() -> Regularizer.ofCritic(" ", step -> step.fakeScores()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`name` must not be blank, got \" \"; say what it is and with which settings, for a"
                        + " checkpoint compares names");
        assertThatThrownBy(() -> Regularizer.ofGenerator("a", null)).hasMessage("penalty");
    }
}
