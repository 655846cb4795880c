package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's iterators: both ways. */
class DataSetAdaptersTest extends ImageSourceContractTest {
    private static final int COUNT = 7;

    @Override
    protected ImageSource newSource() {
        return DataSetImages.read(new ImageDataSetIterator(new NumberedImages(COUNT), 3, 1), -1, 1);
    }

    private static List<Integer> numbers(ImageSource images) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            byte[] rgb = images.read(i);
            int number = (rgb[0] & 0xFF) / 31;
            assertThat(rgb).isEqualTo(new NumberedImages(COUNT).read(number));
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void anEpochHasEveryImageOnceAndTheNextAnotherOrder() {
        ImageDataSetIterator iterator = new ImageDataSetIterator(new NumberedImages(COUNT), 3, 1);
        List<Integer> first = numbers(DataSetImages.read(iterator, -1, 1));
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        iterator.reset();
        List<Integer> second = numbers(DataSetImages.read(iterator, -1, 1));
        assertThat(first).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6).isNotEqualTo(second);
        assertThat(second).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aBatchKeepsItsBuffers() {
        Set<byte[]> buffers = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        ImageSource counting = new ImageSource() {
            private final ImageSource numbers = new NumberedImages(COUNT);

            @Override
            public int size() {
                return 500;
            }

            @Override
            public int width() {
                return numbers.width();
            }

            @Override
            public int height() {
                return numbers.height();
            }

            @Override
            public void read(int index, byte[] rgb) {
                buffers.add(rgb);
                numbers.read(index % COUNT, rgb);
            }

            @Override
            public String fingerprint() {
                return "counting";
            }
        };
        new ImageDataSetIterator(counting, 500, 1).next();
        assertThat(buffers)
                .as("about one for each thread, not one for each of 500 images")
                .hasSizeBetween(1, 50);
    }

    @Test
    void batchesAreScaledAndTheLastHoldsWhatIsLeft() {
        ImageDataSetIterator iterator = new ImageDataSetIterator(new NumberedImages(COUNT), 3, 1);
        DataSet first = iterator.next();
        assertThat(first.getFeatures().shape()).containsExactly(3, 3, 2, 3);
        assertThat(first.getFeatures().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(first.getLabels()).isEqualTo(first.getFeatures());
        INDArray labels = first.getLabels().dup();
        first.getFeatures().addi(1);
        assertThat(first.getLabels()).as("labels of their own").isEqualTo(labels);
        first.getFeatures().subi(1);
        assertThat(first.getFeatures().minNumber().floatValue()).isBetween(-1f, 1f);
        iterator.next();
        assertThat(iterator.next().numExamples()).isEqualTo(1);
        assertThat(iterator.batch()).isEqualTo(3);
        assertThat(iterator.resetSupported() && iterator.asyncSupported()).isTrue();
        assertThat(iterator.getLabels()).isNull();
        assertThat(iterator.inputColumns()).isEqualTo(18).isEqualTo(iterator.totalOutcomes());
    }

    @Test
    void thePreProcessorIsApplied() {
        ImageDataSetIterator iterator = new ImageDataSetIterator(new NumberedImages(COUNT), 3, 1);
        iterator.setPreProcessor(data -> data.getFeatures().addi(1));
        assertThat(iterator.getPreProcessor()).isNotNull();
        assertThat(numbers(DataSetImages.read(iterator, 0, 2))).hasSize(COUNT);
    }

    @Test
    void greyImagesAndDeeplearningsOwnScaling() {
        INDArray grey = Nd4j.createFromArray(new float[] {0, 51, 102, 255}).reshape(1, 1, 2, 2);
        DataSet data = new DataSet(grey, Nd4j.zeros(1, 1));
        new ImagePreProcessingScaler(0, 1).preProcess(data);
        DataSetImages images = DataSetImages.read(new SingletonDataSetIterator(data), 0, 1);
        assertThat(images.read(0)).containsExactly(0, 0, 0, 51, 51, 51, 102, 102, 102, 255, 255, 255);
        assertThat(images.fingerprint()).startsWith("images:sha256=").endsWith(",count=1,size=2x2");
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Nd4j.zeros(2, 5)))
                .withMessage("`features` must be [N, 1 or 3, H, W], got [2, 5]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(Nd4j.zeros(1, 3, 2, 2).addi(255)))
                .withMessage(
                        "`features` must lie in [0.0, 1.0], got 255.0; name the range of the iterator's pre-processor");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read(Nd4j.createFromArray(new float[] {0, 1, Float.NaN}).reshape(1, 3, 1, 1)))
                .withMessageContaining("got NaN");
        ImageDataSetIterator spent = new ImageDataSetIterator(new NumberedImages(COUNT), 9, 1);
        spent.next();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSetImages.read(spent, -1, 1))
                .withMessageContaining("at least one image, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataSetImages.read(spent, 1, 1))
                .withMessage("`low` must be below `high`, got 1.0 and 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageDataSetIterator(new NumberedImages(COUNT), 0, 1))
                .withMessage("`batch` must be at least 1, got 0");
    }

    private static DataSetImages read(INDArray features) {
        return DataSetImages.read(new SingletonDataSetIterator(new DataSet(features, features)), 0, 1);
    }

    @Test
    void itCannotBeSerialised() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(new ImageDataSetIterator(new NumberedImages(COUNT), 3, 1)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }
}
