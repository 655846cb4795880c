package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConvTranspose2dTest {
    abstract static class Contract extends LayerContractTest {
        @Override
        protected Shape input() {
            return Shape.of(2, 3, 4);
        }

        @Override
        protected List<Wrong> wrongInputs() {
            String expected = "must be [2, H, W]";
            return List.of(
                    new Wrong(Shape.of(3, 3, 4), expected),
                    new Wrong(Shape.of(1, 3, 4), expected),
                    new Wrong(Shape.of(2, 3), expected));
        }
    }

    @Nested
    class WithBias extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return ConvTranspose2d.builder(NAME, 2, 3, 4, initializer)
                    .stride(2)
                    .padding(1)
                    .weights(Distribution.normal(0, 0.5))
                    .build();
        }
    }

    @Nested
    class WithOutputPadding extends Contract {
        @Override
        protected Layer layer(Initializer initializer) {
            return ConvTranspose2d.builder(NAME, 2, 3, 5, initializer)
                    .stride(2)
                    .padding(2)
                    .outputPadding(1)
                    .withoutBias()
                    .weights(Distribution.normal(0, 0.5))
                    .build();
        }
    }

    @Test
    void agreesWithTorch() {
        ConvTranspose2d layer = ConvTranspose2d.builder("c", 3, 2, 5, LayerGoldens.initializer())
                .stride(2)
                .padding(2)
                .outputPadding(1)
                .build();
        LayerGoldens.check("convTranspose2d", layer, Mode.TRAINING);
    }

    @Test
    void describesItself() {
        assertThat(ConvTranspose2d.builder("c", 3, 4, 5, LayerGoldens.initializer())
                        .stride(2)
                        .padding(2)
                        .outputPadding(1)
                        .withoutBias()
                        .build())
                .hasToString("ConvTranspose2d(3 -> 4, kernel 5, stride 2, padding 2, output padding 1, no bias)");
    }

    @Test
    void anImageThatPaddingConsumesIsRefused() {
        ConvTranspose2d layer = ConvTranspose2d.builder("c", 2, 3, 4, LayerGoldens.initializer())
                .padding(3)
                .build();
        assertThat(layer.outputShape(Shape.of(2, 4, 4))).isEqualTo(Shape.of(3, 1, 1));
        assertThatThrownBy(() -> layer.outputShape(Shape.of(2, 3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[2, 3, 4]");
    }

    @Test
    void outputPaddingMustStayBelowTheStride() {
        Initializer initializer = LayerGoldens.initializer();
        for (int bad : new int[] {-1, 2, 3}) {
            assertThatThrownBy(() -> ConvTranspose2d.builder("c", 3, 4, 5, initializer)
                            .stride(2)
                            .outputPadding(bad)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("`outputPadding` must lie in [0, stride), got " + bad + " with stride 2");
        }
    }
}
