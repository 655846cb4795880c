package org.gan4j.data.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameOrderTest {
    @Test
    void numbersCompareByValueAndFoldersStayTogether() {
        List<String> ordered = List.of(
                "0.jpg",
                "1.jpg",
                "2.jpg",
                "02.jpg",
                "10.jpg",
                "71313.jpg",
                "99999999999999999999998.jpg",
                "99999999999999999999999.jpg",
                "a/1.png",
                "a/20.png",
                "a-b/3.png",
                "img9b.png",
                "img10a.png",
                "img10b.png");
        List<String> shuffled = new ArrayList<>(ordered);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NameOrder.INSTANCE);
            assertThat(shuffled)
                    .as("seed %d", seed)
                    .containsSubsequence("0.jpg", "1.jpg", "10.jpg", "71313.jpg", "99999999999999999999998.jpg")
                    .containsSubsequence("2.jpg", "10.jpg")
                    .containsSubsequence("02.jpg", "10.jpg")
                    .containsSubsequence("a/1.png", "a/20.png", "a-b/3.png", "img9b.png", "img10a.png", "img10b.png");
        }
    }

    @Test
    void onlyEqualNamesAreEqual() {
        assertThat(NameOrder.INSTANCE.compare("01.jpg", "1.jpg")).isNotZero();
        assertThat(NameOrder.INSTANCE.compare("01.jpg", "1.jpg"))
                .isEqualTo(-NameOrder.INSTANCE.compare("1.jpg", "01.jpg"));
        assertThat(NameOrder.INSTANCE.compare("1.jpg", "1.jpg")).isZero();
    }
}
