package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.model.Pixels;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.RealImages;
import org.gan4j.train.RealImagesContractTest;
import org.gan4j.train.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShuffledImagesTest {
    @Nested
    class Contract extends RealImagesContractTest {
        @Override
        protected RealImages newImages() {
            return images(1);
        }
    }

    @Nested
    class MirroredContract extends RealImagesContractTest {
        @Override
        protected RealImages newImages() {
            return new ShuffledImages(new NumberedImages(SIZE), 1, 0.5);
        }
    }

    private static final int SIZE = 8;

    private static ShuffledImages images(long seed) {
        return new ShuffledImages(new NumberedImages(SIZE), seed);
    }

    /** The numbers of the images in the next batch: byte 0 of image i is 31 i. */
    private static List<Integer> next(ShuffledImages images, int count) {
        Tensor batch = images.next(count, TensorFactory.defaults());
        assertThat(batch.shape()).isEqualTo(Shape.of(count, 3, 2, 3));
        List<Integer> numbers = new ArrayList<>();
        for (byte[] rgb : Pixels.toRgb(batch)) {
            int number = (rgb[0] & 0xFF) / 31;
            assertThat(rgb).isEqualTo(new NumberedImages(SIZE).read(number));
            numbers.add(number);
        }
        return numbers;
    }

    private static List<Integer> epoch(ShuffledImages images) {
        List<Integer> numbers = new ArrayList<>();
        for (int batch = 0; batch < 4; batch++) {
            numbers.addAll(next(images, 2));
        }
        return numbers;
    }

    @Test
    void anEpochHasEveryImageOnceInAnOrderOfItsOwn() {
        ShuffledImages images = images(1);
        List<Integer> first = epoch(images);
        List<Integer> second = epoch(images);
        assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7).isNotEqualTo(second);
        assertThat(second).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(epoch(images(1))).isEqualTo(epoch(images(1))).isNotEqualTo(epoch(images(2)));
    }

    @Test
    void whatDoesNotFillABatchIsDropped() {
        ShuffledImages images = images(3);
        List<Integer> numbers = new ArrayList<>(next(images, 3));
        numbers.addAll(next(images, 3));
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(images.state().get("epoch")).isZero();
        List<Integer> third = next(images, 3);
        assertThat(images.state().get("epoch")).isEqualTo(1);
        ShuffledImages other = images(3);
        epoch(other);
        assertThat(third).as("the next epoch from its beginning").isEqualTo(next(other, 3));
    }

    @Test
    void aRestoredPositionContinuesTheSequence() {
        ShuffledImages images = images(4);
        for (int batch = 0; batch < 7; batch++) {
            State state = images.state();
            List<Integer> expected = next(images, 3);
            ShuffledImages resumed = images(4);
            resumed.restore(state);
            assertThat(next(resumed, 3)).isEqualTo(expected);
            assertThat(resumed.state()).isEqualTo(images.state());
        }
    }

    @Test
    void sizeAndShapeAreTheSourcesAndTheFingerprintNamesTheOrder() {
        assertThat(images(0).size()).isEqualTo(SIZE);
        assertThat(images(0).imageShape()).isEqualTo(Shape.of(3, 2, 3));
        assertThat(images(0).fingerprint()).isEqualTo("numbered:8,shuffled=0");
        assertThat(images(5)).hasToString("ShuffledImages(numbered:8,shuffled=5)");
    }

    @Test
    void aBatchLargerThanTheDataIsRefused() {
        assertThatThrownBy(() -> images(0).next(9, TensorFactory.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "`count` must be at most the number of images, 8, got 9; take smaller batches, or add images");
        assertThat(next(images(0), 8)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }
}
