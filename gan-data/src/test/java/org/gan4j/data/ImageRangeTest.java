package org.gan4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageRangeTest extends ImageSourceContractTest {
    @Override
    protected ImageSource newSource() {
        return new NumberedImages(20).range(3, 10);
    }

    @Test
    void isNamedAfterItsSource() {
        assertThat(newSource().fingerprint()).isEqualTo("numbered:20[3..9]");
        assertThat(newSource()).hasToString("numbered:20[3..9]");
    }
}
