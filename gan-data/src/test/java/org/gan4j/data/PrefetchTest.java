package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading ahead in {@link ShuffledImages}: what it does for training, and that nobody can tell by the numbers. */
class PrefetchTest {
    private static final TensorFactory TENSORS = TensorFactory.defaults();

    private static ImageSource watched(Runnable beforeRead) {
        return new Watched(new NumberedImages(8), beforeRead);
    }

    /** Images with a hook before each read. */
    private record Watched(NumberedImages images, Runnable beforeRead) implements ImageSource {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public int width() {
            return images.width();
        }

        @Override
        public int height() {
            return images.height();
        }

        @Override
        public void read(int index, byte[] rgb) {
            beforeRead.run();
            images.read(index, rgb);
        }

        @Override
        public String fingerprint() {
            return images.fingerprint();
        }
    }

    private static float[] next(ShuffledImages images, int count) {
        return images.next(count, TENSORS).toFloats();
    }

    @Test
    @Timeout(30)
    void theNextBatchIsReadWhileTheFirstIsUsed() throws InterruptedException {
        CountDownLatch sixReads = new CountDownLatch(6);
        ShuffledImages images = new ShuffledImages(watched(sixReads::countDown), 1);
        next(images, 3);
        assertThat(sixReads.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingIsReadTwiceInAnEpoch() {
        AtomicInteger reads = new AtomicInteger();
        ShuffledImages images = new ShuffledImages(watched(reads::incrementAndGet), 1);
        for (int batch = 0; batch < 100; batch++) {
            next(images, 2);
        }
        assertThat(reads.get()).isBetween(200, 202); // and at most one batch ahead
    }

    @Test
    void theStateIsThatOfWhatWasReturned() {
        ShuffledImages images = new ShuffledImages(new NumberedImages(8), 4);
        assertThat(images.state().values()).containsEntry("epoch", 0.0).containsEntry("position", 0.0);
        next(images, 4);
        assertThat(images.state().values()).containsEntry("epoch", 0.0).containsEntry("position", 4.0);
        next(images, 4);
        assertThat(images.state().values()).containsEntry("epoch", 0.0).containsEntry("position", 8.0);
    }

    @Test
    void goingBackForgetsWhatWasReadAhead() {
        ShuffledImages images = new ShuffledImages(new NumberedImages(8), 4, 0.5);
        List<State> states = new ArrayList<>();
        List<float[]> batches = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            states.add(images.state());
            batches.add(next(images, 3));
        }
        for (int i = 8; i >= 0; i--) {
            images.restore(states.get(i));
            assertThat(next(images, 3)).isEqualTo(batches.get(i));
        }
    }

    @Test
    void anotherBatchSizeContinuesWhereTheConsumerIs() {
        ShuffledImages images = new ShuffledImages(new NumberedImages(8), 4);
        ShuffledImages whole = new ShuffledImages(new NumberedImages(8), 4);
        float[] all = next(whole, 8);
        float[] first = next(images, 2);
        float[] second = next(images, 5);
        assertThat(first).isEqualTo(Arrays.copyOf(all, first.length));
        assertThat(second).isEqualTo(Arrays.copyOfRange(all, first.length, first.length + second.length));
    }

    @Test
    void aFailureSurfacesInTheCallThatNeedsTheImageAndCanBeRetried() {
        AtomicBoolean broken = new AtomicBoolean();
        ImageSource source = watched(() -> {
            if (broken.get()) {
                throw new IllegalStateException("the disk is gone");
            }
        });
        ShuffledImages images = new ShuffledImages(source, 1);
        ShuffledImages sound = new ShuffledImages(new NumberedImages(8), 1);
        assertThat(next(images, 4)).isEqualTo(next(sound, 4));
        broken.set(true);
        ShuffledImages fresh = new ShuffledImages(source, 1);
        assertThatThrownBy(() -> next(fresh, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the disk is gone");
        images.restore(images.state()); // drops the batch that was read before the disk went
        assertThatThrownBy(() -> next(images, 4)).hasMessageContaining("the disk is gone");
        broken.set(false);
        assertThat(next(images, 4)).isEqualTo(next(sound, 4));
    }

    @Test
    void aFailureInTheBackgroundIsTheOneThatIsThrown() throws InterruptedException {
        AtomicInteger reads = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);
        ImageSource source = watched(() -> {
            if (reads.incrementAndGet() == 5) {
                failed.countDown();
                throw new IllegalStateException("read five");
            }
        });
        ShuffledImages images = new ShuffledImages(source, 1);
        next(images, 4);
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(images.state().get("position")).isEqualTo(4);
        assertThatThrownBy(() -> next(images, 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read five");
        assertThat(images.state().get("position")).isEqualTo(4);
        next(images, 4);
        assertThat(images.state().get("position")).isEqualTo(8);
    }

    @Test
    void mirroredImagesAreTheSameImagesFlipped() {
        float[] plain = next(new ShuffledImages(new NumberedImages(8), 2), 8);
        float[] all = next(new ShuffledImages(new NumberedImages(8), 2, 1), 8);
        float[] some = next(new ShuffledImages(new NumberedImages(8), 2, 0.5), 8);
        int flipped = 0;
        for (int row = 0; row < plain.length / 3; row++) { // NumberedImages are 3 wide, 2 high
            float[] before = Arrays.copyOfRange(plain, 3 * row, 3 * row + 3);
            float[] after = {before[2], before[1], before[0]};
            assertThat(Arrays.copyOfRange(all, 3 * row, 3 * row + 3)).isEqualTo(after);
            float[] drawn = Arrays.copyOfRange(some, 3 * row, 3 * row + 3);
            assertThat(List.of(before[0], after[0])).contains(drawn[0]);
            flipped += drawn[0] == after[0] && drawn[2] == after[2] ? 1 : 0;
        }
        assertThat(flipped).isBetween(6, 42); // of 48 rows
        assertThat(new ShuffledImages(new NumberedImages(8), 2, 0.5).fingerprint())
                .isEqualTo("numbered:8,shuffled=2,mirrored=0.5");
    }

    @Test
    void refusesAProbabilityThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShuffledImages(new NumberedImages(8), 0, Double.NaN))
                .withMessage("`mirrorProbability` must lie in [0, 1], got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShuffledImages(new NumberedImages(8), 0, 1.5))
                .withMessage("`mirrorProbability` must lie in [0, 1], got 1.5");
    }

    @Test
    @Timeout(30)
    void theThreadIsADaemonAndEnds() throws InterruptedException {
        next(new ShuffledImages(new NumberedImages(8), 0), 4);
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gan4j-prefetch"))
                .toList();
        assertThat(threads).allMatch(Thread::isDaemon);
        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
