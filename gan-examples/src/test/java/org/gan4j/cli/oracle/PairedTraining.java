package org.gan4j.cli.oracle;

import org.gan4j.cli.PresetTraining;
import org.gan4j.model.Network;
import org.gan4j.oracle.Agreement;
import org.gan4j.oracle.CourseNets;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.GanTrainer;

/** A preset's trainer and its twin, from the same weights. */
final class PairedTraining {
    private final Agreement agreement;
    private final GanTrainer ours;
    private final TwinTrainer theirs;
    private final TwinFollower follower;

    private PairedTraining(
            TwinPreset preset,
            int width,
            int batchSize,
            TensorFactory tensors,
            Agreement agreement,
            boolean weightsFollow) {
        this.agreement = agreement;
        GanTrainer.Builder builder = PresetTraining.of(preset.toString(), width, batchSize, tensors);
        GanTrainer fresh = builder.build();
        this.theirs = new TwinTrainer(
                preset,
                new TwinGenerator(TwinWeights.copyOf(fresh.generator())),
                new TwinCritic(TwinWeights.copyOf(fresh.critic()), preset.criticNormalization()));
        this.follower = new TwinFollower(theirs, preset, batchSize, agreement, weightsFollow);
        this.ours = builder.regularizer(follower).build();
    }

    /** Both train freely. */
    static PairedTraining free(
            TwinPreset preset, int width, int batchSize, TensorFactory tensors, Agreement agreement) {
        return new PairedTraining(preset, width, batchSize, tensors, agreement, false);
    }

    /** The twin makes each update from the weights that the trainer has then. */
    static PairedTraining following(
            TwinPreset preset, int width, int batchSize, TensorFactory tensors, Agreement agreement) {
        return new PairedTraining(preset, width, batchSize, tensors, agreement, true);
    }

    /** Makes and compares steps. */
    void steps(int count) {
        for (int i = 0; i < count; i++) {
            follower.finish(ours.step());
        }
    }

    /** Compares everything that a checkpoint holds of the networks, but biases that a normalisation takes away. */
    void compareNetworks() {
        compare(ours.generator(), theirs.generator().weights());
        compare(ours.critic(), theirs.critic().weights());
    }

    private void compare(Network network, TwinWeights twin) {
        CourseNets.state(network).forEach((name, values) -> {
            if (!CourseNets.isTakenAway(name)) {
                String quantity = name.contains("running") ? "running statistics" : "weights";
                agreement.check(quantity, name, values, twin.values().get(name));
            }
        });
    }
}
