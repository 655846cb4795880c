package org.gan4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C asks the work to stop, and keeps the process alive until the work has said that it is saved. */
final class InterruptGuard implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private InterruptGuard(Runnable stop) {
        this.hook = new Thread(() -> {
            System.err.println("stopping after this step, then saving ...");
            stop.run();
            try {
                finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static InterruptGuard of(Runnable stop) {
        InterruptGuard guard = new InterruptGuard(stop);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** Everything is saved. */
    void done() {
        finished.countDown();
    }

    @Override
    public void close() {
        done();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running: nothing to take back
        }
    }
}
