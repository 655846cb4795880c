package org.gan4j.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlatnessCheckTest {
    private static final long MEGABYTE = 1 << 20;

    private static FlatnessCheck check(long lastHeld, long lastResident) {
        FlatnessCheck check = new FlatnessCheck();
        check.add(new MemoryLine(100, 500 * MEGABYTE, 1000 * MEGABYTE, 0, 1));
        check.add(new MemoryLine(200, 900 * MEGABYTE, 2000 * MEGABYTE, 0, 1));
        check.add(new MemoryLine(300, lastHeld * MEGABYTE, lastResident * MEGABYTE, 0, 1));
        return check;
    }

    @Test
    void aTenthMoreResidentIsFlat() {
        assertThat(check(500, 1099).isFlat()).isTrue();
        assertThat(check(500, 1101).isFlat()).isFalse();
    }

    @Test
    void moreArraysAreNot() {
        assertThat(check(501, 1000).isFlat()).isFalse();
        assertThat(check(501, 1000).verdict())
                .isEqualTo("not flat: from step 100 to step 300 arrays grew by 1.0 MB, resident memory by 0.0 MB");
    }

    @Test
    void aLineHasEveryFigure() {
        assertThat(new MemoryLine(100, 512 * MEGABYTE, 1024 * MEGABYTE, 12.25, 0.5))
                .hasToString(" 100      512.0       1024.0              12.3   0.500");
    }
}
