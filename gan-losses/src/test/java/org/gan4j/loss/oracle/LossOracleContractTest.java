package org.gan4j.loss.oracle;

import static org.gan4j.oracle.CourseNets.byName;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.loss.NonSaturatingLoss;
import org.gan4j.loss.WassersteinLoss;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.oracle.Input;
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
    private static Stream<DataType> types() {
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
        Input real = subject.inputs().real();
        Input fake = subject.inputs().fake();
        Tensor ours = loss.criticLoss(
                critic.score(real.ours(critic.tensors()), Mode.TRAINING),
                critic.score(fake.ours(critic.tensors()), Mode.TRAINING));
        org.bytedeco.pytorch.Tensor realScores = twin.score(real.theirs(type), true);
        org.bytedeco.pytorch.Tensor fakeScores = twin.score(fake.theirs(type), true);
        org.bytedeco.pytorch.Tensor theirs = twinLoss.critic(realScores, fakeScores);
        String quantity = "critic's loss, " + twinLoss;
        checkLoss(quantity, ours, theirs, twinLoss, realScores);
        checkGradients(quantity, critic, ours, twin.weights(), theirs);
    }

    @ParameterizedTest
    @MethodSource("games")
    void theGeneratorsLossAgrees(DataType type, AdversarialLoss loss, TwinLoss twinLoss) {
        Subject subject = subject(type, Normalization.BATCH);
        DcganGenerator generator = subject.nets().generator();
        DcganCritic critic = subject.nets().critic();
        TwinGenerator twin = subject.nets().twinGenerator();
        Input latents = subject.inputs().latents();
        Tensor images = generator.generate(latents.ours(generator.tensors()), Mode.TRAINING);
        Tensor ours = loss.generatorLoss(null, critic.score(images, Mode.TRAINING));
        org.bytedeco.pytorch.Tensor scores =
                subject.nets().twinCritic().score(twin.generate(latents.theirs(type), true), true);
        org.bytedeco.pytorch.Tensor theirs = twinLoss.generator(scores);
        String quantity = "generator's loss, " + twinLoss;
        checkLoss(quantity, ours, theirs, twinLoss, scores);
        checkGradients(quantity, generator, ours, twin.weights(), theirs);
    }

    @ParameterizedTest
    @MethodSource("penalizedCritics")
    void theGradientPenaltyAgrees(DataType type, Normalization normalization) {
        Subject subject = subject(type, normalization);
        DcganCritic critic = subject.nets().critic();
        TwinCritic twin = subject.nets().twinCritic();
        Input real = subject.inputs().real();
        Input fake = subject.inputs().fake();
        TrainingStep step = TrainingSteps.ofCritic(critic, real.ours(critic.tensors()), fake.ours(critic.tensors()));
        Tensor ours = new GradientPenalty(1).penalty(step).orElseThrow();
        org.bytedeco.pytorch.Tensor slopes =
                new TwinPenalty(twin).slopes(real.theirs(type), fake.theirs(type), alpha().theirs(type));
        org.bytedeco.pytorch.Tensor theirs = TwinPenalty.of(slopes);
        double slope = slopes.mean().item().toDouble();
        agreement(type).check("slope", critic.toString(), step.records().get("slope"), slope);
        agreement(type)
                .check(
                        "gradient penalty",
                        critic.toString(),
                        ours.item(),
                        theirs.item().toDouble());
        checkGradients("gradient penalty", critic, ours, twin.weights(), theirs);
    }

    /** The Wasserstein losses are means of scores of either sign, and differences of such: they cancel. */
    private void checkLoss(
            String quantity,
            Tensor ours,
            org.bytedeco.pytorch.Tensor theirs,
            TwinLoss twinLoss,
            org.bytedeco.pytorch.Tensor scores) {
        double terms =
                twinLoss == TwinLoss.WASSERSTEIN ? scores.abs().max().item().toDouble() : 0;
        agreement(ours.type())
                .check(quantity, "course nets", ours.item(), theirs.item().toDouble(), terms);
    }

    private void checkGradients(
            String of, Network network, Tensor ours, TwinWeights twin, org.bytedeco.pytorch.Tensor theirs) {
        theirs.backward();
        List<Tensor> gradients = Gradients.of(ours).withRespectTo(network.parameters());
        agreement(ours.type()).checkGradients(of, network.toString(), byName(network, gradients), twin.gradients());
    }
}
