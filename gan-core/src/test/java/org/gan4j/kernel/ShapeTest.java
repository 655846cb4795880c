package org.gan4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void sizesAndAxes() {
        Shape shape = Shape.of(2, 3, 5);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.size()).isEqualTo(30);
        assertThat(shape.dim(-1)).isEqualTo(5);
        assertThat(shape.axis(-3)).isEqualTo(0);
        assertThat(shape.with(-2, 7)).isEqualTo(Shape.of(2, 7, 5)).hasSameHashCodeAs(Shape.of(2, 7, 5));
        assertThat(shape).hasToString("[2, 3, 5]").isNotEqualTo(Shape.of(2, 3));
        assertThat(Shape.scalar().size()).isEqualTo(1);
        assertThat(Shape.of()).isEqualTo(Shape.scalar());
    }

    @Test
    void neitherTheArgumentNorTheAnswerIsShared() {
        long[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 9;
        shape.dims()[1] = 9;
        assertThat(shape).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void broadcastsAsNumPy() {
        assertThat(Shape.of(3, 1, 2).broadcastWith(Shape.of(4, 1))).isEqualTo(Shape.of(3, 4, 2));
        assertThat(Shape.of(4, 1).broadcastWith(Shape.of(3, 1, 2))).isEqualTo(Shape.of(3, 4, 2));
        assertThat(Shape.scalar().broadcastWith(Shape.of(5))).isEqualTo(Shape.of(5));
    }

    @Test
    void messagesNameTheShapes() {
        assertThatThrownBy(() -> Shape.of(2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`dims` must be at least 1 each, got [2, 0]");
        assertThatThrownBy(() -> Shape.of(2, 3).dim(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`axis` must lie in [-2, 1] for shape [2, 3], got 2");
        assertThatThrownBy(() -> Shape.of(2, 3).axis(-3)).hasMessageEndingWith("got -3");
        assertThatThrownBy(() -> Shape.of(2, 3).broadcastWith(Shape.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`other` must broadcast with [2, 3], got [2]; aligned at the last dimension, sizes must be"
                        + " equal or 1");
    }

    @Test
    void convolutionGeometry() {
        ConvGeometry geometry = new ConvGeometry(2, 1);
        assertThat(geometry.outputSize(7, 4)).isEqualTo(3);
        assertThat(geometry.outputSize(8, 4)).isEqualTo(4);
        assertThat(geometry.outputSize(1, 5)).isEqualTo(0);
        assertThat(geometry.smallestInput(4, 4)).isEqualTo(8);
        assertThat(geometry).hasToString("stride 2, padding 1");
        assertThatThrownBy(() -> new ConvGeometry(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`stride` must be at least 1, got 0");
        assertThatThrownBy(() -> new ConvGeometry(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`padding` must be at least 0, got -1");
        assertThatThrownBy(() -> geometry.outputShape(Shape.of(1, 3, 2, 2), Shape.of(4, 3, 5, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`weight` must fit into the padded images, got [4, 3, 5, 4] for [1, 3, 2, 2] with stride 2,"
                        + " padding 1");
    }
}
