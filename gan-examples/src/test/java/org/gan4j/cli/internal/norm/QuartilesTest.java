package org.gan4j.cli.internal.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuartilesTest {
    /** numpy.quantile([7, 1, 4, 10], [0.5, 0.25, 0.75]) is [5.5, 3.25, 7.75]. */
    @Test
    void areThoseOfNumPy() {
        Quartiles quartiles = Quartiles.of(7, 1, 4, 10);
        assertThat(quartiles.median()).isCloseTo(5.5, within(1e-12));
        assertThat(quartiles.q25()).isCloseTo(3.25, within(1e-12));
        assertThat(quartiles.q75()).isCloseTo(7.75, within(1e-12));
    }

    @Test
    void ofOneNumberAreThatNumberAndOfNoneNone() {
        assertThat(Quartiles.of(3)).isEqualTo(new Quartiles(3, 3, 3));
        assertThat(Quartiles.of().median()).isNaN();
    }
}
