package org.gan4j.regularizer.oracle;

import static org.bytedeco.pytorch.global.torch.clip_grad_value_;
import static org.gan4j.oracle.CourseNets.byName;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.oracle.Input;
import org.gan4j.oracle.OracleContract;
import org.gan4j.oracle.TwinCritic;
import org.gan4j.oracle.TwinGenerator;
import org.gan4j.oracle.TwinWeights;
import org.gan4j.regularizer.ConsistencyPenalty;
import org.gan4j.regularizer.DraganPenalty;
import org.gan4j.regularizer.GradientPenalty;
import org.gan4j.regularizer.GradientValueClipping;
import org.gan4j.regularizer.LeCamPenalty;
import org.gan4j.regularizer.PathLengthPenalty;
import org.gan4j.regularizer.PenaltyPoints;
import org.gan4j.regularizer.R1Penalty;
import org.gan4j.regularizer.R2Penalty;
import org.gan4j.regularizer.SlopeRule;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.Augmentation;
import org.gan4j.train.Regularizer;
import org.gan4j.train.State;
import org.gan4j.train.TrainingStep;
import org.gan4j.train.TrainingSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Every penalty against its twin in PyTorch, value and gradient in every weight, on narrow course nets. Each implementation of
 * {@link org.gan4j.kernel.Kernels} extends this class and names itself.
 */
public abstract class PenaltyOracleContractTest extends OracleContract {
    private static final int WIDTH = 8;
    private static final int LATENTS = 12;
    private static final long[] IMAGES = {4, 3, 64, 64};
    private static final double WEIGHT = 10;
    private static final Augmentation PALER = (images, random) -> images.affine(0.8, 0.1);

    /** A penalty as PyTorch computes it. */
    private interface Twin {
        org.bytedeco.pytorch.Tensor of(
                TwinCritic critic, org.bytedeco.pytorch.Tensor real, org.bytedeco.pytorch.Tensor fake, DataType type);
    }

    static Stream<Arguments> penalties() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .flatMap(type -> Stream.of(
                        penalty(type, () -> new R1Penalty(WEIGHT), (d, real, fake, t) -> zeroCentred(d, real, 5)),
                        penalty(type, () -> new R2Penalty(WEIGHT), (d, real, fake, t) -> zeroCentred(d, fake, 5)),
                        penalty(
                                type,
                                () -> gradient(PenaltyPoints.both(), SlopeRule.zeroCentred()),
                                (d, real, fake, t) ->
                                        zeroCentred(d, real, WEIGHT).add(zeroCentred(d, fake, WEIGHT))),
                        penalty(
                                type,
                                () -> gradient(PenaltyPoints.interpolates(), SlopeRule.twoSided(0.5)),
                                (d, real, fake, t) -> TwinRules.twoSided(
                                        TwinRules.squaredSlopes(d, TwinRules.between(real, fake, alpha().theirs(t))),
                                        0.5,
                                        WEIGHT)),
                        penalty(
                                type,
                                () -> gradient(PenaltyPoints.fakes(), SlopeRule.oneSided(1e-3)),
                                (d, real, fake, t) ->
                                        TwinRules.oneSided(TwinRules.squaredSlopes(d, fake), 1e-3, WEIGHT)),
                        penalty(
                                type,
                                () -> new DraganPenalty(WEIGHT),
                                (d, real, fake, t) -> TwinRules.twoSided(
                                        TwinRules.squaredSlopes(d, TwinRules.perturbed(real, IMAGES, t)), 1, WEIGHT)),
                        penalty(
                                type,
                                PenaltyOracleContractTest::leCam,
                                (d, real, fake, t) -> TwinRules.scalarTimes(
                                        TwinRules.leCam(d.score(real, true), d.score(fake, true), 1.2, -0.9),
                                        WEIGHT))));
    }

    /** In 64 bits: differences of near scores have few digits in 32. */
    static Stream<Arguments> consistencies() {
        return Stream.of(
                penalty(
                        DataType.DOUBLE,
                        () -> ConsistencyPenalty.ofReals(WEIGHT, PALER),
                        (d, real, fake, t) -> TwinRules.scalarTimes(TwinRules.consistency(d, real), WEIGHT)),
                penalty(
                        DataType.DOUBLE,
                        () -> ConsistencyPenalty.balanced(WEIGHT, 5, PALER),
                        (d, real, fake, t) -> TwinRules.scalarTimes(TwinRules.consistency(d, real), WEIGHT)
                                .add(TwinRules.scalarTimes(TwinRules.consistency(d, fake), 5))));
    }

    private static Arguments penalty(DataType type, Supplier<Regularizer> ours, Twin theirs) {
        return Arguments.of(type, ours.get(), theirs);
    }

    private static GradientPenalty gradient(PenaltyPoints points, SlopeRule rule) {
        return GradientPenalty.builder(WEIGHT).at(points).rule(rule).build();
    }

    private static LeCamPenalty leCam() {
        LeCamPenalty penalty = new LeCamPenalty(WEIGHT);
        penalty.restore(new State(Map.of("real", 1.2, "fake", -0.9)));
        return penalty;
    }

    private static org.bytedeco.pytorch.Tensor zeroCentred(
            TwinCritic critic, org.bytedeco.pytorch.Tensor points, double weight) {
        return TwinRules.scalarTimes(TwinRules.squaredSlopes(critic, points).mean(), weight);
    }

    private DcganCritic critic(DataType type) {
        DcganCritic critic = DcganCritic.builder()
                .tensors(TensorFactory.of(kernels(), type))
                .width(WIDTH)
                .normalization(Normalization.INSTANCE_AFFINE)
                .seed(3)
                .build();
        widen(critic);
        return critic;
    }

    /** As if trained for a while: no normalisation is at its start, and slopes are not tiny. */
    private static void widen(Network network) {
        RandomStream random = new RandomStream(11, 0);
        for (Parameter parameter : network.parameters()) {
            boolean vector = parameter.shape().rank() == 1;
            Tensor more = network.tensors().normal(random, parameter.shape());
            parameter.assign(parameter.detach().add(more.mul(vector ? 0.1 : 0.05)));
        }
    }

    private static Input images(long seed) {
        return Input.noise(seed, Shape.of(IMAGES));
    }

    @ParameterizedTest
    @MethodSource({"penalties", "consistencies"})
    void everyPenaltyOfTheCriticAgrees(DataType type, Regularizer penalty, Twin twin) {
        DcganCritic critic = critic(type);
        TwinCritic theirCritic = new TwinCritic(TwinWeights.copyOf(critic), Normalization.INSTANCE_AFFINE);
        Tensor real = images(1).ours(critic.tensors());
        Tensor fake = images(2).ours(critic.tensors());
        TrainingStep step = TrainingSteps.scored(
                TrainingSteps.ofCritic(critic, real, fake),
                critic.score(real, Mode.TRAINING),
                critic.score(fake, Mode.TRAINING));
        Tensor ours = penalty.penalty(step).orElseThrow();
        org.bytedeco.pytorch.Tensor theirs =
                twin.of(theirCritic, images(1).theirs(type), images(2).theirs(type), type);
        check(penalty.toString(), critic, ours, theirCritic.weights(), theirs);
    }

    /** Two styles of half the latents each; the mapping does nothing. */
    @Test
    void thePathLengthAgrees() {
        DataType type = DataType.DOUBLE;
        DcganGenerator generator = DcganGenerator.builder()
                .tensors(TensorFactory.of(kernels(), type))
                .width(WIDTH)
                .latentSize(LATENTS)
                .seed(3)
                .build();
        widen(generator);
        TwinGenerator twin = new TwinGenerator(TwinWeights.copyOf(generator));
        PathLengthPenalty penalty = new PathLengthPenalty(2);
        penalty.restore(new State(Map.of("average", 0.5)));
        Tensor fake = images(2).ours(generator.tensors());
        Tensor ours = penalty.penalty(TrainingSteps.ofGenerator(new HalvedLatents(generator), null, fake))
                .orElseThrow();
        RandomStream random = new RandomStream(41, 0);
        org.bytedeco.pytorch.Tensor w = new Input(random.normal(4 * LATENTS), Shape.of(4, LATENTS))
                .theirs(type)
                .set_requires_grad(true);
        org.bytedeco.pytorch.Tensor y = new Input(random.normal(4 * 3 * 64 * 64), Shape.of(IMAGES)).theirs(type);
        org.bytedeco.pytorch.Tensor image = twin.generate(w, true);
        org.bytedeco.pytorch.Tensor slope =
                TwinRules.gradient(image.mul(y).sum().div(new Scalar(64.0)), w).reshape(4, 2, LATENTS / 2);
        org.bytedeco.pytorch.Tensor lengths = slope.square().sum(2).mean(1).sqrt();
        org.bytedeco.pytorch.Tensor theirs = TwinRules.twoSided(lengths.square(), 0.5, 2);
        check("path length", generator, ours, twin.weights(), theirs);
    }

    @ParameterizedTest
    @MethodSource("types")
    void clippedGradientValuesAgree(DataType type) {
        DcganCritic critic = critic(type);
        TwinCritic twin = new TwinCritic(TwinWeights.copyOf(critic), Normalization.INSTANCE_AFFINE);
        Tensor loss =
                critic.score(images(1).ours(critic.tensors()), Mode.TRAINING).mean();
        Tensor[] gradients =
                Gradients.of(loss).withRespectTo(critic.parameters()).toArray(Tensor[]::new);
        TrainingStep step = TrainingSteps.afterBackward(TrainingSteps.ofCritic(critic, null, null), gradients);
        double bound = 0.5 * step.gradientNorm() / Math.sqrt(critic.parameterCount());
        new GradientValueClipping(bound).afterBackward(step);
        twin.score(images(1).theirs(type), true).mean().backward();
        clip_grad_value_(twin.weights().trainable(), bound);
        agreement(type)
                .checkGradients(
                        "clipped by value",
                        critic.toString(),
                        byName(critic, step.gradients()),
                        twin.weights().gradients());
    }

    static List<DataType> types() {
        return List.of(DataType.FLOAT, DataType.DOUBLE);
    }

    private void check(
            String quantity, Network network, Tensor ours, TwinWeights twin, org.bytedeco.pytorch.Tensor theirs) {
        agreement(ours.type())
                .check(quantity, network.toString(), ours.item(), theirs.item().toDouble());
        theirs.backward();
        List<Tensor> gradients = Gradients.of(ours).withRespectTo(network.parameters());
        agreement(ours.type())
                .checkGradients(quantity, network.toString(), byName(network, gradients), twin.gradients());
    }
}
