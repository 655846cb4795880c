package org.gan4j.loss.oracle;

import static org.gan4j.oracle.CourseNets.byName;

import java.util.stream.Stream;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.oracle.OracleContract;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinLoss;
import org.gan4j.oracle.TwinPenalty;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The losses of the course nets against their twins: values and the gradient in every weight of the critic's loss, the
 * generator's loss through the critic, and the gradient penalty. Each implementation of {@link org.gan4j.kernel.Kernels}
 * extends this class and names itself.
 */
public abstract class LossOracleContractTest extends OracleContract {
    private static final Stream<DataType> types() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE);
    }

    static Stream<Arguments> games() {
        return types().flatMap(type -> Stream.of(
                Arguments.of(type, new NonSaturatingLoss().scaled(0.5, 1), TwinLoss.BINARY_CROSS_ENTROPY),
                Arguments.of(type, new WassersteinLoss(), TwinLoss.WASSERSTEIN)));
    }

    static Stream<Arguments> penalizedCritics() {
        return types().flatMap(type -> Stream.of(Normalization.INSTANCE, Normalization.INSTANCE_AFFINE)
                .map(normalization -> Arguments.of(type, normalization)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void theCriticsLossAgrees(DataType type, AdversarialLoss loss, TwinLoss twinLoss) {
        Subject subject = subject(type, Normalization.BATCH);
        DcganCritic critic = subject.nets().critic();
        TwinCritic twin = subject.nets().twinCritic();
        Tensor ours = loss.criticLoss(
                critic.score(subject.inputs().real().ours(critic.tensors()), Mode.TRAINING),
                critic.score(subject.inputs().fake().ours(critic.tensors()), Mode.TRAINING));
        org.bytedeco.pytorch.Tensor theirs = twinLoss.critic(
                twin.score(subject.inputs().real().theirs(type), true),
                twin.score(subject.inputs().fake().theirs(type), true));
        check("critic's loss, " + twinLoss, critic, ours, twin.weights(), theirs);
    }

    @ParameterizedTest
    @MethodSource("games")
    void theGeneratorsLossAgrees(DataType type, AdversarialLoss loss, TwinLoss twinLoss) {
        Subject subject = subject(type, Normalization.BATCH);
        DcganGenerator generator = subject.nets().generator();
        DcganCritic critic = subject.nets().critic();
        TwinGenerator twin = subject.nets().twinGenerator();
        TwinCritic twinCritic = subject.nets().twinCritic();
        Tensor images = generator.generate(subject.inputs().latents().ours(generator.tensors()), Mode.TRAINING);
        Tensor ours = loss.generatorLoss(null, critic.score(images, Mode.TRAINING));
        org.bytedeco.pytorch.Tensor theirs = twinLoss.generator(
                twinCritic.score(twin.generate(subject.inputs().latents().theirs(type), true), true));
        check("generator's loss, " + twinLoss, generator, ours, twin.weights(), theirs);
    }

    @ParameterizedTest
    @MethodSource("penalizedCritics")
    void theGradientPenaltyAgrees(DataType type, Normalization normalization) {
        Subject subject = subject(type, normalization);
        DcganCritic critic = subject.nets().critic();
        TwinCritic twin = subject.nets().twinCritic();
        TrainingStep step = TrainingSteps.ofCritic(
                critic,
                subject.inputs().real().ours(critic.tensors()),
                subject.inputs().fake().ours(critic.tensors()));
        Tensor ours = new GradientPenalty(1).penalty(step).orElseThrow();
        org.bytedeco.pytorch.Tensor slopes = new TwinPenalty(twin)
                .slopes(
                        subject.inputs().real().theirs(type),
                        subject.inputs().fake().theirs(type),
                        alpha().theirs(type));
        agreement(type)
                .check(
                        "slope",
                        "penalty",
                        step.records().get("slope"),
                        slopes.mean().item_double());
        check("gradient penalty", critic, ours, twin.weights(), TwinPenalty.of(slopes));
    }

    private void check(
            String quantity, Network network, Tensor ours, TwinWeights twin, org.bytedeco.pytorch.Tensor theirs) {
        agreement(ours.type()).check(quantity, "value", ours.item(), theirs.item_double());
        theirs.backward();
        agreement(ours.type()).checkGradients(
                quantity,
                network.toString(),
                byName(network, Gradients.of(ours).withRespectTo(network.parameters())),
                twin.gradients());
    }
}
