package org.gan4j.cli.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.gan4j.cli.internal.setting.TrainConfig;
import org.gan4j.preset.Recipe;
import org.junit.jupiter.api.Test;

class RunLengthTest {
    private static RunLength length(Long steps, Long epochs, Double minutes, int criticSteps, long images) {
        Recipe recipe = Recipe.builder().criticSteps(criticSteps).batchSize(10).build();
        TrainConfig config = new TrainConfig(
                "mine", "faces", "", false, 0, recipe, steps, epochs, minutes, null, null, null, null, null, null,
                null);
        return RunLength.of(config, images);
    }

    @Test
    void anEpochIsAPassOverTheImagesThatThereAre() {
        assertThat(length(null, 3L, null, 1, 109).steps()).isEqualTo(30);
        assertThat(length(null, 3L, null, 2, 109).steps()).isEqualTo(15);
        assertThat(length(null, 1L, null, 1, 20_000).steps()).isEqualTo(2000);
    }

    @Test
    void aRunHasAStepAtLeastAndNeverOverflows() {
        assertThat(length(null, 1L, null, 5, 19).steps()).isEqualTo(1);
        assertThat(length(null, Long.MAX_VALUE, null, 1, 20_000).steps()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theFirstOfSeveralEndsTheRun() {
        RunLength length = length(100L, 1L, 2.0, 1, 500);
        assertThat(length)
                .isEqualTo(new RunLength(50, 120))
                .hasToString("50 steps or 2.00 minutes, whichever comes first");
        assertThat(length.share(25, 0)).isEqualTo(0.5);
        assertThat(length.share(25, 90)).isEqualTo(0.75);
    }

    @Test
    void lengthsAreSaidAsTheyWereGiven() {
        assertThat(length(7L, null, null, 1, 500)).hasToString("7 steps");
        assertThat(length(null, null, 0.5, 1, 500)).hasToString("0.500 minutes");
    }

    @Test
    void sheetsAreEvenlySpread() {
        LongPredicate due = new RunClock(new RunLength(100, Double.POSITIVE_INFINITY), 0, 0).parts(20);
        assertThat(LongStream.rangeClosed(1, 100).filter(due))
                .hasSize(20)
                .startsWith(5L, 10L)
                .endsWith(100L);
        LongPredicate few = new RunClock(new RunLength(3, Double.POSITIVE_INFINITY), 0, 0).parts(20);
        assertThat(LongStream.rangeClosed(1, 3).filter(few)).hasSize(3);
    }

    /** A run that goes on after step 7 draws what one in one go draws after step 7: nothing for the part it is in. */
    @Test
    void aResumedRunDrawsTheSheetsThatAreLeft() {
        LongPredicate due = new RunClock(new RunLength(40, Double.POSITIVE_INFINITY), 7, 100).parts(20);
        assertThat(LongStream.rangeClosed(8, 40).filter(due))
                .hasSize(17)
                .startsWith(8L, 10L)
                .endsWith(40L);
        LongPredicate within = new RunClock(new RunLength(100, Double.POSITIVE_INFINITY), 7, 100).parts(20);
        assertThat(LongStream.rangeClosed(8, 100).filter(within)).startsWith(10L, 15L);
    }
}
