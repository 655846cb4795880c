package org.gan4j.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error where a person is watching, one line each half minute where none is. */
final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int BAR_WIDTH = 118;

    private final String task;
    private final long maximum;
    private final ProgressBar bar;
    private long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();

    Progress(String task, String unit, long maximum) {
        this.task = task;
        this.maximum = maximum;
        this.bar = Terminal.isInteractive()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setUnit(" " + unit, 1)
                        .setInitialMax(maximum)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setMaxRenderedLength(BAR_WIDTH)
                        .setUpdateIntervalMillis(200)
                        .build()
                : null;
    }

    void at(long done, String message) {
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
        }
    }
}
