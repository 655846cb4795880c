package org.gan4j.cli.oracle;

import java.util.Map;
import org.gan4j.cli.PresetTrainers;
import org.gan4j.model.Network;
import org.gan4j.oracle.Agreement;
import org.gan4j.oracle.CourseNets;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinPreset;
import org.gan4j.oracle.TwinTrainer;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.tensor.Parameter;
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
        GanTrainer.Builder builder = PresetTrainers.trainer(preset.toString(), width, batchSize, tensors);
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

    /** Compares weights and running statistics, but for biases that a normalisation takes away. */
    void compareNetworks(double tolerance, double toleranceOfShifted) {
        compareWeights(tolerance, ours.generator(), theirs.generator().weights());
        compareWeights(tolerance, ours.critic(), theirs.critic().weights());
        compareStatistics(tolerance, toleranceOfShifted);
    }

    private void compareWeights(double tolerance, Network network, TwinWeights twin) {
        Map<String, double[]> values = twin.values();
        for (Parameter weight : network.parameters()) {
            if (!CourseNets.isTakenAway(weight.name())) {
                agreement
                        .within(tolerance)
                        .check("weights", weight.name(), weight.toDoubles(), values.get(weight.name()));
            }
        }
    }

    /** Compares running statistics; the means that contain a bias which a normalisation takes away have their own tolerance. */
    void compareStatistics(double tolerance, double toleranceOfShifted) {
        compareStatistics(
                tolerance,
                toleranceOfShifted,
                ours.generator(),
                theirs.generator().weights());
        compareStatistics(
                tolerance, toleranceOfShifted, ours.critic(), theirs.critic().weights());
    }

    private void compareStatistics(double tolerance, double toleranceOfShifted, Network network, TwinWeights twin) {
        Map<String, double[]> values = twin.values();
        for (Parameter statistic : network.buffers()) {
            boolean shifted = CourseNets.isShifted(statistic.name());
            agreement
                    .within(shifted ? toleranceOfShifted : tolerance)
                    .check(
                            shifted ? "running means with a bias of noise" : "running statistics",
                            statistic.name(),
                            statistic.toDoubles(),
                            values.get(statistic.name()));
        }
    }
}
