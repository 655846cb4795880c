package org.gan4j.cli.internal.terminal;

import java.util.concurrent.CountDownLatch;

/** On Ctrl-C asks the work to stop, and keeps the process alive until the work has ended and saved. */
public final class InterruptGuard implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean interrupted;

    private InterruptGuard(Runnable stop) {
        this.hook = new Thread(() -> {
            interrupted = true;
            System.err.println((Terminal.isInteractive() ? System.lineSeparator() : "")
                    + "stopping after this step, then saving ...");
            stop.run();
            try {
                finished.await(); // however long the step takes: who cannot wait kills the process and resumes
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public static InterruptGuard of(Runnable stop) {
        InterruptGuard guard = new InterruptGuard(stop);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    /** Everything is saved. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is running: nothing to take back
        }
    }
}
