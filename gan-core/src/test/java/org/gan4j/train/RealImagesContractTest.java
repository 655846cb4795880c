package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.tensor.TensorScope;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** What every {@link RealImages} promises. One joins with a subclass that says how it is made. */
public abstract class RealImagesContractTest {
    private static final int BATCH = 3;
    /** More than an epoch or two of a small set. */
    private static final int BATCHES = 7;

    private final TensorFactory tensors = TensorFactory.of(Kernels.defaults(), DataType.FLOAT);

    /** {@return a new sequence at its beginning, the same at each call, of at least three small images that differ} */
    protected abstract RealImages newImages();

    private List<double[]> batches(RealImages images, int count) {
        List<double[]> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches.add(images.next(BATCH, tensors).toDoubles());
        }
        return batches;
    }

    @Test
    void batchesHaveTheShapeTypeAndRangeTheyAreAskedFor() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            RealImages images = newImages();
            Shape image = images.imageShape();
            for (int count = 1; count <= BATCH; count++) {
                Tensor batch = images.next(count, TensorFactory.of(Kernels.defaults(), type));
                assertThat(batch.shape()).isEqualTo(Shape.of(count, image.dim(0), image.dim(1), image.dim(2)));
                assertThat(batch.type()).isEqualTo(type);
                assertThat(batch.isTracked()).as("a batch is a constant").isFalse();
                assertThat(Arrays.stream(batch.toDoubles())).allMatch(value -> value >= -1 && value <= 1);
            }
        }
    }

    @Test
    void theSequenceIsAlwaysTheSameAndItsBatchesDiffer() {
        List<double[]> first = batches(newImages(), BATCHES);
        assertThat(batches(newImages(), BATCHES)).usingRecursiveComparison().isEqualTo(first);
        assertThat(first.get(0)).isNotEqualTo(first.get(1));
    }

    @Test
    void everyStateContinuesTheSequenceBitForBit() {
        RealImages through = newImages();
        for (int batch = 0; batch < BATCHES; batch++) {
            State state = through.state();
            RealImages resumed = newImages();
            resumed.restore(state);
            assertThat(resumed.state()).isEqualTo(state);
            List<double[]> expected = batches(through, 1);
            assertThat(batches(resumed, 1))
                    .as("after batch %d", batch)
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            assertThat(resumed.state()).isEqualTo(through.state());
        }
    }

    @Test
    void anEarlierStateTakesTheSequenceBack() {
        RealImages images = newImages();
        batches(images, 2);
        State state = images.state();
        List<double[]> expected = batches(images, BATCHES);
        images.restore(state);
        assertThat(batches(images, BATCHES)).usingRecursiveComparison().isEqualTo(expected);
    }

    @Test
    void aStateDescribesWhatWasReturnedAndAskingForItChangesNothing() {
        RealImages images = newImages();
        assertThat(images.state()).isEqualTo(newImages().state());
        assertThat(images.state().values()).isNotEmpty();
        batches(images, 1);
        State state = images.state();
        assertThat(state).isEqualTo(images.state()).isNotEqualTo(newImages().state());
        assertThat(state.values().keySet())
                .isEqualTo(newImages().state().values().keySet());
    }

    @Test
    void sizeShapeAndFingerprintNeverChange() {
        RealImages images = newImages();
        long size = images.size();
        Shape shape = images.imageShape();
        String fingerprint = images.fingerprint();
        batches(images, BATCHES);
        assertThat(size).isGreaterThanOrEqualTo(BATCH).isEqualTo(images.size());
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape).isEqualTo(images.imageShape());
        assertThat(fingerprint)
                .isNotBlank()
                .doesNotContain("\n")
                .isEqualTo(images.fingerprint())
                .isEqualTo(newImages().fingerprint());
    }

    /** As in training: each batch lives as long as its update. */
    @Test
    void batchesLiveInTheCallersScope() {
        RealImages images = newImages();
        List<double[]> expected = batches(newImages(), BATCHES);
        for (int i = 0; i < BATCHES; i++) {
            try (TensorScope scope = TensorScope.open()) {
                Tensor batch = images.next(BATCH, tensors);
                assertThat(scope.keep(batch).toDoubles()).containsExactly(expected.get(i));
            }
        }
    }
}
