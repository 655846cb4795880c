package org.gan4j.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.gan4j.cli.PresetTrainers;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Network;
import org.gan4j.oracle.Agreement;
import org.gan4j.oracle.CourseNets;
import org.gan4j.oracle.TorchArrays;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Phase;
import org.gan4j.train.RealImages;
import org.gan4j.train.Regularizer;
import org.gan4j.train.StepReport;
import org.gan4j.train.TrainingStep;

/**
 * Makes each update of a trainer once more in libtorch, at the moment when penalties are computed, and compares. Added after
 * the preset's own regularisers, it sees the gradients that the optimiser is given.
 *
 * <p>It is told neither latents nor images nor mixing factors: it draws them from sources of its own with the run's seed, so
 * the trainer's order of drawing is held to the course's loop too.
 */
final class TwinFollower implements Regularizer {
    /** The trainer's streams of latents and of mixing factors. */
    private static final long LATENTS = 101;

    private static final long MIXING = 102;

    private static final int LATENT = 100;
    /** Steps between comparisons of the movement of all weights, which copy millions of numbers. */
    private static final int MOVEMENT_INTERVAL = 5;

    private final TwinTrainer twin;
    private final TwinPreset preset;
    private final int batchSize;
    private final Agreement agreement;
    private final boolean weightsFollow;
    private final RealImages images = PresetTrainers.faces();
    private final RandomStream latents = new RandomStream(PresetTrainers.SEED, LATENTS);
    private final RandomStream mixing = new RandomStream(PresetTrainers.SEED, MIXING);
    private final List<Phase> updates = new ArrayList<>();
    private double criticLoss;
    private double generatorLoss;
    private Map<String, double[]> before;

    /**
     * A follower at step 0.
     *
     * @param twin with the trainer's weights
     * @param preset the twin's
     * @param batchSize images in a batch
     * @param agreement where differences are judged
     * @param weightsFollow whether the twin takes over the trainer's weights after each update
     */
    TwinFollower(TwinTrainer twin, TwinPreset preset, int batchSize, Agreement agreement, boolean weightsFollow) {
        this.twin = twin;
        this.preset = preset;
        this.batchSize = batchSize;
        this.agreement = agreement;
        this.weightsFollow = weightsFollow;
    }

    @Override
    @SuppressWarnings("try") // the scope works by being open
    public Optional<Tensor> penalty(TrainingStep step) {
        try (PointerScope scope = new PointerScope()) {
            if (isMovementCompared(step)) {
                before = theirs(step).weights();
            }
            updates.add(step.phase());
            TwinTrainer.Update update = update(step);
            check("scores of fakes", step, step.fakeScores(), update.fakeScores());
            if (step.phase() == Phase.CRITIC) {
                check("scores of reals", step, step.realScores(), update.realScores());
                criticLoss += update.loss().item().toDouble() / preset.criticSteps();
            } else {
                generatorLoss = update.loss().item().toDouble();
            }
        }
        return Optional.empty();
    }

    private boolean isMovementCompared(TrainingStep step) {
        return weightsFollow && step.step() % MOVEMENT_INTERVAL == 0;
    }

    private TwinTrainer.Update update(TrainingStep step) {
        TensorFactory tensors = step.critic().tensors();
        if (step.phase() == Phase.GENERATOR) {
            return twin.updateGenerator(nextLatents(tensors));
        }
        Tensor batch = images.next(batchSize, tensors);
        return twin.updateCritic(
                TorchArrays.of(batch.toDoubles(), batch.shape(), tensors.type()),
                nextLatents(tensors),
                preset.hasPenalty() ? nextAlpha(tensors) : null);
    }

    private org.bytedeco.pytorch.Tensor nextLatents(TensorFactory tensors) {
        return TorchArrays.of(latents.normal(batchSize * LATENT), Shape.of(batchSize, LATENT), tensors.type());
    }

    private org.bytedeco.pytorch.Tensor nextAlpha(TensorFactory tensors) {
        return TorchArrays.of(mixing.uniform(batchSize), Shape.of(batchSize, 1, 1, 1), tensors.type());
    }

    private void check(String quantity, TrainingStep step, Tensor ours, org.bytedeco.pytorch.Tensor theirs) {
        agreement.check(quantity, at(step), ours.toDoubles(), TorchArrays.values(theirs));
    }

    @Override
    public void afterBackward(TrainingStep step) {
        if (!weightsFollow) {
            agreement.checkGradients(
                    "the " + player(step) + "'s loss",
                    at(step),
                    CourseNets.byName(ours(step), step.gradients()),
                    theirs(step).gradients());
        }
    }

    @Override
    public void afterUpdate(TrainingStep step) {
        if (weightsFollow) {
            if (isMovementCompared(step)) {
                agreement.checkMovement(
                        at(step),
                        before,
                        CourseNets.state(ours(step)),
                        theirs(step).weights());
            }
            theirs(step).takeOver(ours(step));
        }
    }

    /** Compares the order of a step's updates and its losses, and starts the next. */
    void finish(StepReport report) {
        String at = preset + ", step " + report.step();
        List<Phase> course = new ArrayList<>(Collections.nCopies(preset.criticSteps(), Phase.CRITIC));
        course.add(Phase.GENERATOR);
        assertThat(updates).as(at).isEqualTo(course);
        updates.clear();
        agreement.check("critic's loss", at, report.criticLoss(), criticLoss);
        agreement.check("generator's loss", at, report.generatorLoss(), generatorLoss);
        criticLoss = 0;
    }

    private String at(TrainingStep step) {
        return player(step) + " in " + preset + ", step " + step.step();
    }

    private static String player(TrainingStep step) {
        return step.phase().name().toLowerCase(Locale.ROOT);
    }

    private static Network ours(TrainingStep step) {
        return step.phase() == Phase.CRITIC ? step.critic() : step.generator();
    }

    private TwinWeights theirs(TrainingStep step) {
        return step.phase() == Phase.CRITIC
                ? twin.critic().weights()
                : twin.generator().weights();
    }
}
