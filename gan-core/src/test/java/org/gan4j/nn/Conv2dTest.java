package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class Conv2dTest {
    abstract static class Contract extends LayerContractTest {
        @Override
        protected Shape input() {
            return Shape.of(2, 6, 5);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            String expected = "must be [2, H, W]";
            return List.of(
                    new Wrong(Shape.of(3, 6, 5), expected),
                    new Wrong(Shape.of(1, 6, 5), expected),
                    new Wrong(Shape.of(2, 6), expected),
                    new Wrong(Shape.of(2, 6, 5, 1), expected),
                    new Wrong(Shape.of(2, 1, 5), "at least one pixel"));
        }
    }

    @Nested
    class WithBias extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Conv2d.builder(NAME, 2, 3, 4, initializer)
                    .stride(2)
                    .padding(1)
                    .weights(Distribution.normal(0, 0.5))
                    .build();
        }
    }

    @Nested
    class WithoutBiasOrPadding extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return Conv2d.builder(NAME, 2, 3, 3, initializer)
                    .withoutBias()
                    .weights(Distribution.normal(0, 0.5))
                    .build();
        }
    }

    @Test
    void agreesWithTorch() {
        Conv2d layer = Conv2d.builder("c", 3, 4, 4, LayerGoldens.initializer())
                .stride(2)
                .padding(1)
                .build();
        LayerGoldens.check("conv2d", layer, Mode.TRAINING);
    }

    @Test
    void describesItself() {
        Initializer initializer = LayerGoldens.initializer();
        assertThat(Conv2d.builder("c", 3, 4, 5, initializer)
                        .stride(2)
                        .padding(1)
                        .build())
                .hasToString("Conv2d(3 -> 4, kernel 5, stride 2, padding 1)");
        assertThat(Conv2d.builder("c", 3, 4, 5, initializer).withoutBias().build())
                .hasToString("Conv2d(3 -> 4, kernel 5, stride 1, padding 0, no bias)");
    }

    @Test
    void impossibleGeometriesAreRefused() {
        Initializer initializer = LayerGoldens.initializer();
        assertThatThrownBy(() ->
                        Conv2d.builder("c", 3, 4, 5, initializer).stride(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Conv2d.builder("c", 3, 4, 5, initializer).padding(-1).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`padding` must be at least 0, got -1");
        assertThatThrownBy(() -> Conv2d.builder("c", 0, 4, 5, initializer).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4, 0, 5, 5]");
    }
}
