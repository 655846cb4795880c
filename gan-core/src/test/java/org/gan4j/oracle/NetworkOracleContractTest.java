package org.gan4j.oracle;

import static org.gan4j.oracle.CourseNets.byName;
import static org.gan4j.oracle.CourseNets.state;
import static org.gan4j.oracle.TorchArrays.values;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Network;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The course nets against their twins: images and scores in training and in evaluation, running statistics, and the
 * gradient of a weighted sum of the output in every weight and in the images. Each implementation of
 * {@link org.gan4j.kernel.Kernels} extends this class and names itself:
 *
 * <pre>{@code
 * class OneDnnNetworkOracleTest extends NetworkOracleContractTest {
 *     @Override
 *     protected Kernels kernels() {
 *         return OneDnnKernels.shared();
 *     }
 * }
 * }</pre>
 */
public abstract class NetworkOracleContractTest extends OracleContract {
    static Stream<Arguments> critics() {
        return Stream.of(DataType.FLOAT, DataType.DOUBLE)
                .flatMap(type -> Stream.of(Normalization.BATCH, Normalization.INSTANCE, Normalization.INSTANCE_AFFINE)
                        .map(normalization -> Arguments.of(type, normalization)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void theGeneratorAgrees(DataType type) {
        Subject subject = subject(type, Normalization.BATCH);
        DcganGenerator generator = subject.nets().generator();
        TwinGenerator twin = subject.nets().twinGenerator();
        Input latents = subject.inputs().latents();
        Tensor ours = generator.generate(latents.ours(generator.tensors()), Mode.TRAINING);
        org.bytedeco.pytorch.Tensor theirs = twin.generate(latents.theirs(type), true);
        agreement(type).check("images", "training", ours.toDoubles(), values(theirs));
        checkGradientsOfSum("images", generator, ours, twin.weights(), theirs);
        agreement(type).check("state after training passes", state(generator), twin.weights().values());
        agreement(type)
                .check(
                        "images",
                        "evaluation",
                        generator.generate(latents.ours(generator.tensors()), Mode.EVALUATION).toDoubles(),
                        values(twin.generate(latents.theirs(type), false)));
    }

    @ParameterizedTest
    @MethodSource("critics")
    void theCriticAgrees(DataType type, Normalization normalization) {
        Subject subject = subject(type, normalization);
        DcganCritic critic = subject.nets().critic();
        TwinCritic twin = subject.nets().twinCritic();
        Input images = subject.inputs().real();
        Tensor ourImages = images.ours(critic.tensors()).variable();
        org.bytedeco.pytorch.Tensor theirImages = images.theirs(type).set_requires_grad(true);
        Tensor ours = critic.score(ourImages, Mode.TRAINING);
        org.bytedeco.pytorch.Tensor theirs = twin.score(theirImages, true);
        agreement(type).check("scores", "training", ours.toDoubles(), values(theirs));
        Tensor inImages = checkGradientsOfSum("scores", critic, ours, twin.weights(), theirs, ourImages);
        agreement(type)
                .check("gradients of scores", "images", inImages.toDoubles(), values(theirImages.grad()));
        agreement(type).check("state after training passes", state(critic), twin.weights().values());
        agreement(type)
                .check(
                        "scores",
                        "evaluation",
                        critic.score(ourImages, Mode.EVALUATION).toDoubles(),
                        values(twin.score(theirImages, false)));
    }

    /** The gradients of a sum of the outputs with random weights; returns the gradient in the last target, if there is one. */
    private Tensor checkGradientsOfSum(
            String of,
            Network network,
            Tensor ours,
            TwinWeights twin,
            org.bytedeco.pytorch.Tensor theirs,
            Tensor... furtherTargets) {
        Input cotangent = Input.normal(99, ours.shape().dims());
        List<Tensor> targets = new ArrayList<>(network.parameters());
        targets.addAll(List.of(furtherTargets));
        List<Tensor> gradients = Gradients.of(ours)
                .startingFrom(cotangent.ours(network.tensors()))
                .withRespectTo(targets);
        theirs.mul(cotangent.theirs(ours.type())).sum().backward();
        int weights = network.parameters().size();
        agreement(ours.type()).checkGradients(of, network.toString(), byName(network, gradients.subList(0, weights)), twin.gradients());
        return furtherTargets.length == 0 ? null : gradients.get(weights);
    }
}
