package org.gan4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Activation;
import org.gan4j.nn.Mode;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorFamiliesTest {
    private static final TensorFactory TENSORS = TensorFactory.defaults();

    private static DcganGenerator.Builder small() {
        return DcganGenerator.builder().imageSize(16).width(2).latentSize(7);
    }

    @ParameterizedTest
    @EnumSource(Normalization.class)
    void settingsBuildTheSameNetwork(Normalization normalization) {
        DcganGenerator original = small().channels(1)
                .normalization(normalization)
                .activation(Activation.leakyRelu(0.1))
                .build();
        Generator built = GeneratorFamilies.build(original.settings(), TENSORS);
        assertThat(built).hasToString(original.toString());
        assertThat(built.describe()).isEqualTo(original.describe());
        assertThat(built.persistent().stream().map(array -> array.name() + array))
                .isEqualTo(original.persistent().stream()
                        .map(array -> array.name() + array)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "family | gan9000 | `family` must be one of [dcgan], got gan9000",
                "imageSize | big | `imageSize` must be a whole number, got big",
                "imageSize | 17 | `imageSize` must be 16, 32, 64, 128 or 256, got 17",
                "latentSize | | `latentSize` must be a whole number, got null",
                "normalization | GROUP | `normalization` must be one of [BATCH, INSTANCE",
                "activation | Gelu | `activation` must be one of Relu, LeakyRelu(slope), Tanh, got Gelu"
            })
    void whatCannotBeBuiltIsSaid(String key, String value, String message) {
        Map<String, String> settings = new HashMap<>(small().build().settings());
        settings.put(key, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GeneratorFamilies.build(settings, TENSORS))
                .withMessageStartingWith(message);
    }

    @Test
    void activationsComeBackFromTheirNames() {
        for (Activation activation : new Activation[] {
            Activation.relu(), Activation.tanh(), Activation.leakyRelu(1e-5), Activation.leakyRelu(2)
        }) {
            assertThat(Activation.named(activation.toString())).hasToString(activation.toString());
        }
        double slope = 0.25;
        assertThat(Activation.named("LeakyRelu(0.25)")
                        .forward(TENSORS.full(Shape.of(1), -2), Mode.EVALUATION)
                        .item())
                .isEqualTo(-2 * slope);
    }
}
