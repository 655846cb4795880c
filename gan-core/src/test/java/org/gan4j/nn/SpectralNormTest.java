package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.Parameter;
import org.gan4j.tensor.Tensor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralNormTest {
    /** In training u and v change with every pass; gradients take them for constant, as the paper and PyTorch do. */
    abstract static class Contract extends LayerContractTest {
        @Override
        protected Mode[] differentiableModes() {
            return new Mode[] {Mode.EVALUATION};
        }
    }

    @Nested
    class OfDense extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return SpectralNorm.of(Dense.withBias(NAME, 4, 3, initializer), initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(5), "must be [4]"));
        }
    }

    @Nested
    class OfConvolution extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return SpectralNorm.of(
                    Conv2d.builder(NAME, 2, 3, 3, initializer).withoutBias().build(), initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(2, 5, 4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(3, 5, 4), "must be [2, H, W]"));
        }
    }

    @Nested
    class OfTransposedConvolution extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return SpectralNorm.of(
                    ConvTranspose2d.builder(NAME, 3, 2, 3, initializer)
                            .stride(2)
                            .padding(1)
                            .build(),
                    initializer);
        }

        @Override
        protected Shape input() {
            return Shape.of(3, 3, 2);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            return List.of(new Wrong(Shape.of(2, 3, 2), "must be [3, H, W]"));
        }
    }

    static Stream<Arguments> layers() {
        Function<Initializer, SpectralNorm> dense =
                initializer -> SpectralNorm.of(Dense.withBias("d", 4, 3, initializer), initializer);
        Function<Initializer, SpectralNorm> convolution = initializer -> SpectralNorm.of(
                Conv2d.builder("c", 2, 3, 4, initializer).stride(2).padding(1).build(), initializer);
        Function<Initializer, SpectralNorm> transposed = initializer -> SpectralNorm.of(
                ConvTranspose2d.builder("t", 3, 2, 5, initializer)
                        .stride(2)
                        .padding(2)
                        .outputPadding(1)
                        .build(),
                initializer);
        return Stream.of(
                Arguments.of("dense", dense),
                Arguments.of("conv2d", convolution),
                Arguments.of("convTranspose2d", transposed));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void onePassInTrainingIsTorchs(String section, Function<Initializer, SpectralNorm> factory) {
        Goldens goldens = Goldens.of("spectral_goldens.json", section);
        SpectralNorm layer = factory.apply(LayerGoldens.initializer());
        Parameter weight = layer.parameters().get(0);
        Parameter bias = layer.parameters().get(1);
        weight.assign(goldens.tensor("weight"));
        bias.assign(goldens.tensor("bias"));
        layer.buffers().get(0).assign(goldens.tensor("u"));
        Tensor x = goldens.tensor("x").variable();
        Tensor y = layer.forward(x, Mode.TRAINING);
        goldens.assertEqual("y", y);
        goldens.assertEqual("uAfter", layer.buffers().get(0));
        goldens.assertEqual("vAfter", layer.buffers().get(1));
        List<Tensor> gradients =
                Gradients.of(y).startingFrom(goldens.tensor("cotangent")).withRespectTo(weight, bias, x);
        goldens.assertEqual("weightGradient", gradients.get(0));
        goldens.assertEqual("biasGradient", gradients.get(1));
        goldens.assertEqual("xGradient", gradients.get(2));
        goldens.assertEqual("yInEvaluation", layer.forward(x, Mode.EVALUATION));
    }

    @Test
    void theFirstPassIsCloseToTheLargestSingularValue() {
        Dense inner = Dense.withoutBias("d", 3, 3, LayerGoldens.initializer());
        // singular values 4, 2, 1
        inner.parameters()
                .get(0)
                .assign(LayerGoldens.initializer()
                        .tensors()
                        .of(new double[] {0, 4, 0, 1, 0, 0, 0, 0, -2}, Shape.of(3, 3)));
        SpectralNorm layer = SpectralNorm.of(inner, LayerGoldens.initializer());
        Tensor x = LayerGoldens.initializer().tensors().of(new double[] {1, 1, 1}, Shape.of(1, 3));
        assertThat(layer.forward(x, Mode.EVALUATION).toDoubles())
                .containsExactly(new double[] {1, 0.25, -0.5}, within(1e-6));
    }

    @Test
    void aLaterPassDoesNotSpoilTheGradientsOfAnEarlierOne() {
        SpectralNorm layer =
                SpectralNorm.of(Dense.withBias("d", 4, 3, LayerGoldens.initializer()), LayerGoldens.initializer());
        Tensor x = Goldens.of("spectral_goldens.json", "dense").tensor("x").variable();
        Tensor early = layer.forward(x, Mode.TRAINING).sum();
        layer.forward(x.mul(2), Mode.TRAINING);
        Tensor gradient = Gradients.of(early).withRespectTo(x).get(0);
        assertThat(gradient.shape()).isEqualTo(x.shape());
    }

    @Test
    void describesItself() {
        Initializer initializer = LayerGoldens.initializer();
        assertThat(SpectralNorm.of(Dense.withBias("d", 4, 3, initializer), initializer))
                .hasToString("SpectralNorm(Dense(4 -> 3))");
    }
}
