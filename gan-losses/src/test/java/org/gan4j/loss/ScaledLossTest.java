package org.gan4j.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledLossTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void factorsMustBePositiveAndFinite(double factor) {
        assertThatThrownBy(() -> new WassersteinLoss().scaled(factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`criticFactor` must be positive and finite, got " + factor);
        assertThatThrownBy(() -> new WassersteinLoss().scaled(1, factor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`generatorFactor` must be positive and finite, got " + factor);
    }
}
