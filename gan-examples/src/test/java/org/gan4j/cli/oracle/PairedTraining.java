package org.gan4j.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.gan4j.cli.PresetTraining;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Network;
import org.gan4j.oracle.Agreement;
import org.gan4j.oracle.CourseNets;
import org.gan4j.oracle.TorchArrays;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.gan4j.train.GanTrainer;
import org.gan4j.train.Phase;
import org.gan4j.train.RealImages;
import org.gan4j.train.StepReport;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A preset's trainer and its twin, from the same weights. The twin is told neither latents nor images nor mixing factors: it
 * draws them from sources of its own with the run's seed, so the trainer's order of drawing is held to the course's loop too.
 */
final class PairedTraining {
    /** The trainer's streams of latents and of mixing factors. */
    private static final long LATENTS = 101;

    private static final long MIXING = 102;

    private final TwinPreset preset;
    private final int batchSize;
    private final TensorFactory tensors;
    private final boolean withGradients;
    private final UpdateRecorder recorder;
    private final GanTrainer ours;
    private final TwinTrainer theirs;
    private final RealImages images = PresetTraining.images();
    private final RandomStream latents = new RandomStream(PresetTraining.SEED, LATENTS);
    private final RandomStream mixing = new RandomStream(PresetTraining.SEED, MIXING);

    /** In 64 bits the gradients are compared, too. */
    PairedTraining(TwinPreset preset, int width, int batchSize, TensorFactory tensors) {
        this.preset = preset;
        this.batchSize = batchSize;
        this.tensors = tensors;
        this.withGradients = tensors.type() == DataType.DOUBLE;
        this.recorder = new UpdateRecorder(withGradients);
        this.ours = PresetTraining.of(preset.toString(), width, batchSize, tensors)
                .regularizer(recorder)
                .build();
        this.theirs = new TwinTrainer(
                preset,
                new TwinGenerator(TwinWeights.copyOf(ours.generator())),
                new TwinCritic(TwinWeights.copyOf(ours.critic()), preset.criticNormalization()));
    }

    /** One step of both; compares losses, scores, gradients. */
    @SuppressWarnings("try") // the scope works by being open
    void step(Agreement agreement) {
        StepReport report = ours.step();
        double criticLoss = 0;
        for (int i = 0; i < preset.criticSteps(); i++) {
            try (PointerScope scope = new PointerScope()) {
                TwinTrainer.Update update = theirs.updateCritic(nextImages(), nextLatents(), nextAlpha());
                criticLoss += update.loss().item_double() / preset.criticSteps();
                compare(agreement, Phase.CRITIC, update, theirs.critic().weights());
            }
        }
        try (PointerScope scope = new PointerScope()) {
            TwinTrainer.Update update = theirs.updateGenerator(nextLatents());
            compare(agreement, Phase.GENERATOR, update, theirs.generator().weights());
            agreement.check("critic's loss", at(), report.criticLoss(), criticLoss);
            agreement.check("generator's loss", at(), report.generatorLoss(), update.loss().item_double());
        }
        assertThat(recorder.isEmpty()).as("no further update at %s", at()).isTrue();
    }

    private void compare(Agreement agreement, Phase phase, TwinTrainer.Update theirUpdate, TwinWeights weights) {
        UpdateRecorder.Update update = recorder.next();
        assertThat(update.phase()).as(at()).isEqualTo(phase);
        agreement.check("scores", "fakes at " + at(), update.fakeScores(), TorchArrays.values(theirUpdate.fakeScores()));
        if (phase == Phase.CRITIC) {
            agreement.check(
                    "scores", "reals at " + at(), update.realScores(), TorchArrays.values(theirUpdate.realScores()));
        }
        if (withGradients) {
            agreement.checkGradients("the " + phase.name().toLowerCase(Locale.ROOT) + "'s loss", at(), update.gradients(), weights.gradients());
        }
    }

    private String at() {
        return preset + ", step " + ours.steps();
    }

    /** Compares weights and running statistics. */
    void compareNetworks(Agreement agreement) {
        compare(agreement, ours.generator(), theirs.generator().weights());
        compare(agreement, ours.critic(), theirs.critic().weights());
    }

    private static void compare(Agreement agreement, Network ours, TwinWeights theirs) {
        agreement.check("weights and running statistics", CourseNets.state(ours), theirs.values());
    }

    @SuppressWarnings("try") // the scope works by being open
    private Tensor nextImages() {
        try (TensorScope scope = TensorScope.open()) {
            org.gan4j.tensor.Tensor batch = images.next(batchSize, tensors);
            return TorchArrays.of(batch.toDoubles(), batch.shape(), tensors.type());
        }
    }

    private Tensor nextLatents() {
        return TorchArrays.of(latents.normal(batchSize * 100), Shape.of(batchSize, 100), tensors.type());
    }

    /** Mixing factors, or null where the preset has no penalty and the trainer draws none. */
    private Tensor nextAlpha() {
        return preset.hasPenalty()
                ? TorchArrays.of(mixing.uniform(batchSize), Shape.of(batchSize, 1, 1, 1), tensors.type())
                : null;
    }
}
