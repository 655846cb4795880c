package org.gan4j.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * Keeps the images of another source in memory, each from its first use on.
 *
 * <p>Images are [height, width, 3] interleaved RGB, the source's bytes exactly, and the fingerprint is the source's. They
 * lie outside the Java heap, in blocks that are allocated as they are needed: 20,000 images of 64 x 64 pixels take 246
 * MB. {@link #prefill} makes the missing ones in the background while others are read already.
 *
 * <p>Thread-safe, and a read never waits for another thread: where two ask for the same missing image at once, both make
 * it and one is kept.
 */
public final class CachedImages implements ImageSource, AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 24;
    private static final int MISSING = 0;
    private static final int CLAIMED = 1;
    private static final int KEPT = 2;

    private final ImageSource source;
    private final int imagesPerBlock;
    private final AtomicReferenceArray<ByteBuffer> blocks;
    private final AtomicIntegerArray states;
    private final AtomicInteger kept = new AtomicInteger();
    private final List<Thread> fillers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Makes an empty cache; nothing is read yet.
     *
     * @param source where images come from
     */
    public CachedImages(ImageSource source) {
        this.source = source;
        imagesPerBlock = Math.max(1, BLOCK_BYTES / source.imageBytes());
        blocks = new AtomicReferenceArray<>((source.size() + imagesPerBlock - 1) / imagesPerBlock);
        states = new AtomicIntegerArray(source.size());
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
    public String fingerprint() {
        return source.fingerprint();
    }

    /** {@return how many images are in memory, 0 to {@code size()}} */
    public int cached() {
        return kept.get();
    }

    @Override
    public void read(int index, byte[] rgb) {
        checkRead(index, rgb);
        if (states.get(index) == KEPT) {
            blocks.get(index / imagesPerBlock).get(offset(index), rgb, 0, imageBytes());
        } else if (states.compareAndSet(index, MISSING, CLAIMED)) {
            make(index, rgb);
        } else {
            source.read(index, rgb);
        }
    }

    /**
     * Starts making the missing images in the background; returns at once.
     *
     * <p>The threads are daemons and end when every image is there, when one cannot be read, or at {@link #close}.
     *
     * @param threads number of threads, at least 1
     * @param progress told the number of images in memory after each that was added; called by those threads, several
     *     at once
     * @return done when every thread has ended: normally when no image is missing (a reader may be making one still),
     *     exceptionally with the failure of an image, cancelled if the cache was closed before
     * @throws IllegalArgumentException if {@code threads} is below 1
     * @throws IllegalStateException if filling was started before, or the cache is closed
     */
    public synchronized CompletableFuture<Void> prefill(int threads, IntConsumer progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("`threads` must be at least 1, got " + threads);
        }
        if (closed || !fillers.isEmpty()) {
            throw new IllegalStateException("`prefill` must be called once and before close, got "
                    + (closed ? "a closed cache" : "a second call"));
        }
        Filling filling = new Filling(threads, progress);
        for (int i = 0; i < threads; i++) {
            Thread filler = new Thread(filling, "gan4j-prefill-" + i);
            filler.setDaemon(true);
            fillers.add(filler);
        }
        fillers.forEach(Thread::start);
        return filling.done;
    }

    /**
     * Stops the background filling and waits for its threads, which takes no longer than an image each.
     *
     * <p>The images stay readable, and missing ones are still made when asked for; the memory is freed with this object.
     */
    @Override
    public synchronized void close() {
        closed = true;
        boolean interrupted = false;
        for (Thread filler : fillers) {
            while (filler.isAlive() && filler != Thread.currentThread()) {
                try {
                    filler.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return fingerprint() + " in memory";
    }

    /** Makes an image this thread has claimed and keeps it. */
    private void make(int index, byte[] rgb) {
        boolean done = false;
        try {
            source.read(index, rgb);
            block(index / imagesPerBlock).put(offset(index), rgb, 0, imageBytes());
            done = true;
        } finally {
            states.set(index, done ? KEPT : MISSING);
        }
        kept.incrementAndGet();
    }

    private ByteBuffer block(int number) {
        ByteBuffer block = blocks.get(number);
        if (block != null) {
            return block;
        }
        synchronized (blocks) {
            if (blocks.get(number) == null) {
                int images = Math.min(imagesPerBlock, size() - number * imagesPerBlock);
                blocks.set(number, allocate(images * imageBytes()));
            }
            return blocks.get(number);
        }
    }

    private ByteBuffer allocate(int bytes) {
        try {
            return ByteBuffer.allocateDirect(bytes);
        } catch (OutOfMemoryError e) {
            long all = ((long) size() * imageBytes()) >> 20;
            OutOfMemoryError explained = new OutOfMemoryError(
                    "memory outside the Java heap must hold " + all + " MB of images, got no further block of "
                            + (bytes >> 10) + " kB after " + cached() + " images; raise -XX:MaxDirectMemorySize");
            explained.initCause(e);
            throw explained;
        }
    }

    private int offset(int index) {
        return index % imagesPerBlock * imageBytes();
    }

    /** What the background threads do together: take the next index, make its image, until none is left. */
    private final class Filling implements Runnable {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger running;
        private final IntConsumer progress;
        private volatile Throwable failure;

        Filling(int threads, IntConsumer progress) {
            this.progress = progress;
            running = new AtomicInteger(threads);
        }

        @Override
        public void run() {
            try {
                byte[] rgb = new byte[imageBytes()];
                int index = next.getAndIncrement();
                while (index < size() && !closed && failure == null) {
                    if (states.compareAndSet(index, MISSING, CLAIMED)) {
                        make(index, rgb);
                        progress.accept(cached());
                    }
                    index = next.getAndIncrement();
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                if (running.decrementAndGet() == 0) {
                    finish();
                }
            }
        }

        private void finish() {
            if (failure != null) {
                done.completeExceptionally(failure);
            } else if (next.get() < size()) {
                done.cancel(false);
            } else {
                done.complete(null);
            }
        }
    }
}
