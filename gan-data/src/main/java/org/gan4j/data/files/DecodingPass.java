package org.gan4j.data.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.data.ImageProblem;
import org.gan4j.data.internal.BrokenImageException;
import org.gan4j.data.internal.Sha256;
import org.gan4j.data.internal.decode.ImageDecoder;
import org.gan4j.data.internal.listing.FileSet;
import org.gan4j.data.internal.listing.ImageFile;

/**
 * Reads every image file once, in parallel, and hands the results on in the files' order. Broken files are collected, so that
 * one pass finds them all.
 */
final class DecodingPass {
    /** Files in work for each thread: enough that none waits for a slow neighbour, few enough to be no burden. */
    private static final int AHEAD = 32;

    private final FileSet files;
    private final int size;
    private final int threads;
    private final ImageProgress progress;
    private final List<ImageProblem> problems = new ArrayList<>();
    private boolean passing;

    DecodingPass(FileSet files, int size, int threads, ImageProgress progress) {
        this.files = files;
        this.size = size;
        this.threads = threads;
        this.progress = progress;
    }

    /** Takes the sound images in order. */
    interface Sink {
        void accept(Loaded image) throws IOException;
    }

    /**
     * An image that was read.
     *
     * @param rgb [size, size, 3]
     * @param sha256 of these bytes
     * @param statistics of these bytes
     * @param origin the file
     */
    record Loaded(byte[] rgb, byte[] sha256, ChannelStatistics statistics, PackedNotes.Origin origin) {}

    /** The outcome for one file: exactly one of image and problem is null. */
    private record Outcome(Loaded image, ImageProblem problem, boolean passing) {}

    /**
     * Reads all files.
     *
     * @return the broken ones, in order
     */
    List<ImageProblem> run(Sink sink) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "gan4j-decode");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ThreadLocal<ImageDecoder> decoders = ThreadLocal.withInitial(() -> new ImageDecoder(size));
            Deque<Future<Outcome>> running = new ArrayDeque<>();
            int next = 0;
            int total = files.images().size();
            for (int done = 0; done < total; done++) {
                while (next < total && running.size() < threads * AHEAD) {
                    ImageFile file = files.images().get(next++);
                    running.add(workers.submit(() -> load(file, decoders.get())));
                }
                deliver(await(running.remove()), sink);
                progress.at(done + 1, total, problems.size());
            }
            return problems;
        } finally {
            workers.shutdownNow();
        }
    }

    /** True if one of the problems is not in a file's content: another pass may not have it. */
    boolean hasPassingProblems() {
        return passing;
    }

    private void deliver(Outcome outcome, Sink sink) throws IOException {
        if (outcome.problem == null) {
            sink.accept(outcome.image);
        } else {
            problems.add(outcome.problem);
            passing |= outcome.passing;
        }
    }

    private Outcome load(ImageFile file, ImageDecoder decoder) {
        try {
            ImageDecoder.Decoded decoded = decoder.decode(files.read(file));
            ChannelStatistics statistics = new ChannelStatistics();
            statistics.add(decoded.rgb());
            PackedNotes.Origin origin = new PackedNotes.Origin(file.name(), decoded.width(), decoded.height());
            return new Outcome(new Loaded(decoded.rgb(), Sha256.of(decoded.rgb()), statistics, origin), null, false);
        } catch (BrokenImageException fault) {
            return new Outcome(null, new ImageProblem(file.name(), fault.getMessage()), fault.isPassing());
        } catch (IOException fault) {
            String reason = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
            return new Outcome(null, new ImageProblem(file.name(), "cannot be read (" + reason + ")"), true);
        }
    }

    private static Outcome await(Future<Outcome> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException("reading the images was interrupted", fault);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Error error) {
                throw error;
            }
            throw new UncheckedIOException(new IOException(fault.getCause()));
        }
    }
}
