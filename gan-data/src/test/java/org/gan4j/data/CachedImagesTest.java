package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gan4j.data.faces.ProceduralFaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CachedImagesTest extends ImageSourceContractTest {
    @Override
    protected ImageSource newSource() {
        return new CachedImages(new NumberedImages(9));
    }

    @Test
    void asksTheSourceOnceForAnImage() {
        AtomicInteger reads = new AtomicInteger();
        try (CachedImages cache = new CachedImages(counting(new NumberedImages(9), reads))) {
            assertThat(cache.cached()).isZero();
            byte[] first = cache.read(4);
            assertThat(cache.read(4)).isEqualTo(first);
            assertThat(reads).hasValue(1);
            assertThat(cache.cached()).isEqualTo(1);
        }
    }

    @Test
    void equalsItsSourceWhileItIsFilled() {
        ImageSource faces = ProceduralFaces.builder().to(60).size(128).build();
        ImageSource many = ProceduralFaces.builder().to(700).size(16).build();
        for (ImageSource source : new ImageSource[] {faces, many}) {
            try (CachedImages cache = new CachedImages(source)) {
                AtomicInteger most = new AtomicInteger();
                CompletableFuture<Void> filled = cache.prefill(2, done -> most.accumulateAndGet(done, Math::max));
                IntStream.range(0, source.size()).parallel().forEach(i -> {
                    int index = source.size() - 1 - i;
                    assertThat(cache.read(index)).isEqualTo(source.read(index));
                });
                filled.join();
                assertThat(cache.cached()).isEqualTo(source.size());
                assertThat(most.get()).isBetween(1, source.size());
                for (int i = 0; i < source.size(); i++) {
                    assertThat(cache.read(i)).isEqualTo(source.read(i));
                }
            }
        }
    }

    @Test
    void spreadsOverBlocks() {
        ImageSource wide = new NumberedImages(3_000_000); // 54 MB: four blocks
        try (CachedImages cache = new CachedImages(wide)) {
            for (int index : new int[] {0, 932_066, 932_067, 932_068, 1_864_135, 2_999_999}) {
                cache.read(index);
            }
            for (int index : new int[] {0, 932_066, 932_067, 932_068, 1_864_135, 2_999_999}) {
                assertThat(cache.read(index)).isEqualTo(wide.read(index));
            }
            assertThat(cache.cached()).isEqualTo(6);
        }
    }

    @Test
    void aReaderDoesNotWaitForAnotherThreadsImage() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger reads = new AtomicInteger();
        ImageSource slowOnce = new Wrapped(new NumberedImages(9)) {
            @Override
            public void read(int index, byte[] rgb) {
                if (reads.getAndIncrement() == 0) {
                    entered.countDown();
                    awaitQuietly(release);
                }
                super.read(index, rgb);
            }
        };
        try (CachedImages cache = new CachedImages(slowOnce)) {
            Thread slow = new Thread(() -> cache.read(4));
            slow.start();
            entered.await();
            assertThat(cache.read(4)).isEqualTo(new NumberedImages(9).read(4));
            assertThat(cache.cached()).isZero();
            release.countDown();
            slow.join();
            assertThat(cache.cached()).isEqualTo(1);
        }
    }

    @Test
    void closeStopsTheFilling() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CachedImages cache = new CachedImages(new NumberedImages(1000));
        CompletableFuture<Void> filled = cache.prefill(1, done -> {
            started.countDown();
            awaitQuietly(release);
        });
        started.await();
        Thread closing = new Thread(cache::close);
        closing.start();
        while (closing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait(); // until it waits for the filler, so the cache is marked closed
        }
        release.countDown();
        closing.join();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(filled::join);
        assertThat(cache.cached()).isEqualTo(1);
        assertThat(cache.read(700)).isEqualTo(new NumberedImages(1000).read(700));
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.prefill(1, done -> {}))
                .withMessage("`prefill` must be called once and before close, got a closed cache");
    }

    @Test
    void reportsAnImageThatCannotBeReadAndTriesItAgain() {
        AtomicInteger failures = new AtomicInteger();
        ImageSource broken = new Wrapped(new NumberedImages(9)) {
            @Override
            public void read(int index, byte[] rgb) {
                if (index == 5 && failures.getAndIncrement() == 0) {
                    throw new IllegalStateException("5.jpg is broken");
                }
                super.read(index, rgb);
            }
        };
        try (CachedImages cache = new CachedImages(broken)) {
            CompletableFuture<Void> filled = cache.prefill(1, done -> {});
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(filled::join)
                    .withMessageContaining("5.jpg is broken");
            assertThat(cache.cached()).isEqualTo(5);
            assertThat(cache.read(5)).isEqualTo(new NumberedImages(9).read(5));
            assertThat(cache.cached()).isEqualTo(6);
        }
    }

    @Test
    void refusesBadFillings() {
        try (CachedImages cache = new CachedImages(new NumberedImages(9))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cache.prefill(0, done -> {}))
                    .withMessage("`threads` must be at least 1, got 0");
            cache.prefill(1, done -> {}).join();
            assertThatIllegalStateException()
                    .isThrownBy(() -> cache.prefill(1, done -> {}))
                    .withMessage("`prefill` must be called once and before close, got a second call");
        }
    }

    @Test
    void hasItsSourcesFingerprint() {
        try (CachedImages cache = new CachedImages(new NumberedImages(9))) {
            assertThat(cache.fingerprint()).isEqualTo("numbered:9");
            assertThat(cache).hasToString("numbered:9 in memory");
        }
    }

    private static ImageSource counting(ImageSource source, AtomicInteger reads) {
        return new Wrapped(source) {
            @Override
            public void read(int index, byte[] rgb) {
                reads.incrementAndGet();
                super.read(index, rgb);
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Wrapped implements ImageSource {
        private final ImageSource source;

        Wrapped(ImageSource source) {
            this.source = source;
        }

        @Override
        public int size() {
            return source.size();
        }

        @Override
        public int width() {
            return source.width();
        }

        @Override
        public int height() {
            return source.height();
        }

        @Override
        public void read(int index, byte[] rgb) {
            source.read(index, rgb);
        }

        @Override
        public String fingerprint() {
            return source.fingerprint();
        }
    }
}
