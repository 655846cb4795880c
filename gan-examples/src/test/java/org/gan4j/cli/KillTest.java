package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed again and again, at moments of every kind: while Java starts, while libraries load, between steps,
 * while a checkpoint is written.
 */
@Timeout(300)
class KillTest {
    private static final int KILLS = 20;
    /** A start takes one to two seconds here, and the steps go on behind it. */
    private static final int LATEST_MILLISECONDS = 4_000;

    private static final String OPTIONS = "--threads 1 --checkpoint-every 3 --generate 5";
    private static final String NETS =
            " --preset wgan-gp --ema 0.9 --image-size 16 --width 2 --batch-size 4 --steps 900";

    @TempDir
    private Path folder;

    @Test
    void aRunKilledTwentyTimesEndsAsOneThatWasNot() throws IOException, InterruptedException {
        CliProcess cli = new CliProcess(folder);
        Path run = folder.resolve("killed");
        Random random = new Random(5);
        int resumed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean started = Files.exists(run.resolve(TrainConfig.FILE));
            resumed += started ? 1 : 0;
            Process process = cli.start(train(started));
            boolean ended = process.waitFor(random.nextInt(LATEST_MILLISECONDS), TimeUnit.MILLISECONDS);
            assertThat(ended)
                    .as(() -> "still at work; it said: " + cli.read("err"))
                    .isFalse();
            process.destroyForcibly().waitFor();
        }
        assertThat(resumed).as("kills after the run had begun").isGreaterThan(KILLS / 2);
        Process last = cli.start(train(true));
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(() -> cli.read("err")).isZero();
        assertThat(cli.read("err")).contains("going on after step").doesNotContain("warning");

        Path whole = folder.resolve("whole");
        Process uninterrupted = cli.start("train --out whole " + OPTIONS + NETS);
        assertThat(uninterrupted.waitFor(120, TimeUnit.SECONDS)).isTrue();
        RunFiles.assertSame(run, whole);
    }

    private static String train(boolean started) {
        return started ? "train --resume killed " + OPTIONS : "train --out killed " + OPTIONS + NETS;
    }
}
