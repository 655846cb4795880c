package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gan4j.cli.internal.setting.TrainConfig;
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
    /** One kill in so many falls into the start of the process; the others fall among the steps. */
    private static final int STARTS = 4;
    /** Java is up and libraries load. */
    private static final int START_MILLISECONDS = 1_500;

    private static final int MOST_STEPS = 9;
    private static final int STEP_MILLISECONDS = 60;

    private static final String OPTIONS = "--threads 1 --checkpoint-every 3 --generate 5";
    private static final String NETS =
            " --preset wgan-gp --ema 0.9 --image-size 16 --width 2 --batch-size 4 --steps 200";

    @TempDir
    private Path folder;

    @Test
    void aRunKilledTwentyTimesEndsAsOneThatWasNot() throws IOException, InterruptedException {
        CliProcess cli = new CliProcess(folder);
        Path run = folder.resolve("killed");
        Random random = new Random(5);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = cli.start(train(run));
            waitForTheMoment(kill, random, run, process);
            assertThat(process.isAlive())
                    .as(() -> "still at work; it said: " + cli.read("err"))
                    .isTrue();
            process.destroyForcibly().waitFor();
        }
        Process last = cli.start(train(run));
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(() -> cli.read("err")).isZero();
        assertThat(cli.read("err")).contains("going on after step").doesNotContain("warning");

        Process uninterrupted = cli.start("train --out whole " + OPTIONS + NETS);
        assertThat(uninterrupted.waitFor(120, TimeUnit.SECONDS)).isTrue();
        RunFiles.assertSame(run, folder.resolve("whole"));
    }

    private static String train(Path run) {
        return Files.exists(run.resolve(TrainConfig.FILE))
                ? "train --resume killed " + OPTIONS
                : "train --out killed " + OPTIONS + NETS;
    }

    private static void waitForTheMoment(int kill, Random random, Path run, Process process)
            throws IOException, InterruptedException {
        if (kill % STARTS == 0) {
            Thread.sleep(random.nextInt(START_MILLISECONDS));
            return;
        }
        long before = lines(run);
        long enough = 1L + random.nextInt(MOST_STEPS);
        while (process.isAlive() && lines(run) - before < enough) { // resuming may take lines away first
            Thread.sleep(5);
        }
        Thread.sleep(random.nextInt(STEP_MILLISECONDS));
    }

    private static long lines(Path run) throws IOException {
        Path metrics = run.resolve("metrics.jsonl");
        if (!Files.exists(metrics)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(metrics)) {
            return lines.count();
        }
    }
}
