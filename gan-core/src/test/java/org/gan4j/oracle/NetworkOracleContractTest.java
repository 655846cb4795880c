package org.gan4j.oracle;

import static org.gan4j.oracle.CourseNets.byName;
import static org.gan4j.oracle.CourseNets.state;
import static org.gan4j.oracle.TorchArrays.values;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.gan4j.kernel.Shape;
import org.gan4j.model.DcganCritic;
import org.gan4j.model.DcganGenerator;
import org.gan4j.model.Normalization;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
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
    private static final long FACTORS_SEED = 99;

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
        Tensor latents = subject.inputs().latents().ours(generator.tensors());
        org.bytedeco.pytorch.Tensor theirLatents = subject.inputs().latents().theirs(type);
        Agreement agreement = agreement(type);

        Tensor ours = generator.generate(latents, Mode.TRAINING);
        org.bytedeco.pytorch.Tensor theirs = twin.generate(theirLatents, true);
        agreement.check("images in training", "the generator", ours.toDoubles(), values(theirs));
        List<Tensor> gradients = gradientsOfSum(ours, generator.parameters());
        backwardFromSum(theirs);
        agreement.checkGradients(
                "images",
                "generator",
                byName(generator, gradients),
                twin.weights().gradients());

        agreement.check(
                "generator's statistics", state(generator), twin.weights().values());
        agreement.check(
                "images in evaluation",
                "the generator",
                generator.generate(latents, Mode.EVALUATION).toDoubles(),
                values(twin.generate(theirLatents, false)));
    }

    @ParameterizedTest
    @MethodSource("critics")
    void theCriticAgrees(DataType type, Normalization normalization) {
        Subject subject = subject(type, normalization);
        DcganCritic critic = subject.nets().critic();
        TwinCritic twin = subject.nets().twinCritic();
        Tensor images = subject.inputs().real().ours(critic.tensors()).variable();
        org.bytedeco.pytorch.Tensor theirImages =
                subject.inputs().real().theirs(type).set_requires_grad(true);
        Agreement agreement = agreement(type);

        Tensor ours = critic.score(images, Mode.TRAINING);
        org.bytedeco.pytorch.Tensor theirs = twin.score(theirImages, true);
        agreement.check("scores in training", critic.toString(), ours.toDoubles(), values(theirs));
        List<Tensor> targets = new ArrayList<>(critic.parameters());
        targets.add(images);
        List<Tensor> gradients = gradientsOfSum(ours, targets);
        backwardFromSum(theirs);
        Tensor inImages = gradients.remove(targets.size() - 1);
        agreement.check(
                "gradients of scores in images", critic.toString(), inImages.toDoubles(), values(theirImages.grad()));
        agreement.checkGradients(
                "scores",
                critic.toString(),
                byName(critic, gradients),
                twin.weights().gradients());

        agreement.check("critic's statistics", state(critic), twin.weights().values());
        agreement.check(
                "scores in evaluation",
                critic.toString(),
                critic.score(images, Mode.EVALUATION).toDoubles(),
                values(twin.score(theirImages, false)));
    }

    /** The gradients of the sum of a tensor's elements, each times a random number. */
    private static List<Tensor> gradientsOfSum(Tensor y, List<? extends Tensor> targets) {
        Tensor factors = Input.normal(FACTORS_SEED, y.shape()).ours(TensorFactory.like(y));
        return new ArrayList<>(Gradients.of(y).startingFrom(factors).withRespectTo(targets));
    }

    /** The same in libtorch; the gradients are left at the leaves. */
    private static void backwardFromSum(org.bytedeco.pytorch.Tensor y) {
        DataType type = y.scalar_type() == ScalarType.Float ? DataType.FLOAT : DataType.DOUBLE;
        Shape shape = Shape.of(y.sizes().vec().get());
        y.mul(Input.normal(FACTORS_SEED, shape).theirs(type)).sum().backward();
    }
}
