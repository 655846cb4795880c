package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.GradientCheck;
import org.gan4j.tensor.Gradients;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** What every {@link Augmentation} promises. One joins with a subclass that says how it is made. */
public abstract class AugmentationContractTest {
    private static final int STEPS = 6;
    private static final Shape IMAGES = Shape.of(5, 3, 8, 6);

    private final TensorFactory doubles = TensorFactory.of(Kernels.defaults(), DataType.DOUBLE);

    @TempDir
    Path folder;

    /** {@return a new augmentation, the same at each call} */
    protected abstract Augmentation newAugmentation();

    private Tensor images(long seed) {
        return doubles.uniform(new RandomStream(seed, 0), IMAGES, -1, 1);
    }

    private static RandomStream random() {
        return new RandomStream(51, 0);
    }

    @Test
    void imagesKeepTheirShapeAndTypeAndAreNotModified() {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            Tensor images = images(1).cast(type);
            double[] before = images.toDoubles();
            Tensor augmented = newAugmentation().apply(images, random());
            assertThat(augmented.shape()).isEqualTo(IMAGES);
            assertThat(augmented.type()).isEqualTo(type);
            assertThat(Arrays.stream(augmented.toDoubles())).allMatch(Double::isFinite);
            assertThat(images.toDoubles()).containsExactly(before);
        }
    }

    @Test
    void whatIsRandomComesFromTheStreamAndAsMuchWhateverTheImages() {
        RandomStream first = random();
        RandomStream second = random();
        double[] once = newAugmentation().apply(images(1), first).toDoubles();
        assertThat(newAugmentation().apply(images(1), random()).toDoubles()).containsExactly(once);
        newAugmentation().apply(images(2).mul(0.1), second);
        assertThat(second.position()).isEqualTo(first.position());
    }

    @Test
    void theGradientInThePixelsIsRightToSecondOrderAndReachesThem() {
        GradientCheck.check(2, x -> newAugmentation().apply(x[0], random()), images(3));
        Tensor images = images(3).variable();
        Tensor sum = newAugmentation().apply(images, random()).square().sum();
        double[] gradient = Gradients.of(sum).withRespectTo(images).get(0).toDoubles();
        assertThat(Arrays.stream(gradient)).anyMatch(value -> value != 0);
    }

    private GanTrainer trainer(Augmentation augmentation) {
        return TinyGan.trainer().augmentation(augmentation).criticSteps(2).build();
    }

    @Test
    void aCheckpointContinuesBitForBit() throws IOException {
        GanTrainer through = trainer(newAugmentation());
        through.train(STEPS / 2);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"));
        checkpoint.save(through);
        through.train(STEPS);
        GanTrainer resumed = trainer(newAugmentation());
        checkpoint.restore(resumed);
        resumed.train(STEPS);
        assertThat(TrainedState.of(resumed)).usingRecursiveComparison().isEqualTo(TrainedState.of(through));
        assertThat(resumed.state()).isEqualTo(through.state());
    }

    @Test
    void theStateHasTheSameNamesAtAllTimesAndComesBackAsItWas() {
        Augmentation augmentation = newAugmentation();
        trainer(augmentation).train(STEPS / 2);
        State state = augmentation.state();
        assertThat(newAugmentation().state().values().keySet())
                .isEqualTo(state.values().keySet());
        Augmentation other = newAugmentation();
        other.restore(state);
        assertThat(other.state()).isEqualTo(state);
    }

    @Test
    void onesOfEqualSettingsSayTheSameAndNoAddress() {
        assertThat(newAugmentation()).hasToString(newAugmentation().toString());
        assertThat(newAugmentation().toString())
                .isNotBlank()
                .doesNotContain("\n")
                .doesNotContainPattern("@[0-9a-f]+$");
        assertThatCode(() -> newAugmentation().validate(TinyGan.loss())).doesNotThrowAnyException();
    }
}
