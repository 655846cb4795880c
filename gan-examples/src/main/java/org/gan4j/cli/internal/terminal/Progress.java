package org.gan4j.cli.internal.terminal;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error where a person is watching, one line each half minute where none is. */
public final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    /** On wider terminals the bar would only be longer. */
    private static final int WIDEST = 118;

    private final String task;
    private final long maximum;
    private ProgressBar bar;
    private long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();

    public Progress(String task, String unit, long maximum) {
        this.task = task;
        this.maximum = maximum;
        this.bar = Terminal.isInteractive() ? bar(task, unit, maximum) : null;
    }

    /**
     * The plain consumer is there for a reason: the default one opens a JLine terminal, which gives SIGINT back to the system,
     * and then Ctrl-C kills the process before anything is saved.
     */
    private static ProgressBar bar(String task, String unit, long maximum) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(maximum)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, Math.min(WIDEST, Terminal.columns() - 1)))
                .setUpdateIntervalMillis(200)
                .build();
    }

    public void at(long done, String message) {
        long shown = Math.min(done, maximum);
        if (bar != null) {
            bar.stepTo(shown);
            bar.setExtraMessage(message);
        } else if (System.nanoTime() > nextLine) {
            nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
            System.err.printf("%s %3d %%  %s%n", task, 100 * shown / Math.max(1, maximum), message);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null; // closed again, it would be drawn again
        }
    }
}
