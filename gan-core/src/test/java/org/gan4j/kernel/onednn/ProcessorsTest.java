package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.kernel.ContractSubset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processors with fewer instructions than this one, as the library takes them from its environment. */
class ProcessorsTest {
    private static final String LIMIT = "ONEDNN_MAX_CPU_ISA";

    @ParameterizedTest
    @ValueSource(strings = {"SSE41", "AVX2", "AVX512_CORE"})
    void fp32IsRightOnEach(String instructions) throws Exception {
        assertThat(new ForkedJvm().with(LIMIT, instructions).run(ContractSubset.class))
                .isEqualTo("passed");
    }

    @Test
    void withoutInstructionsForItBf16RoundsArgumentsAndComputesIn32Bits() throws Exception {
        String[] lines = new ForkedJvm()
                .with(LIMIT, "AVX2")
                .run(RoundedConvolutions.class)
                .split("\\R");
        assertThat(lines).hasSize(11).endsWith("bfloat16 instructions: false");
        for (int i = 0; i < 10; i++) {
            assertThat(lines[i]).isEqualTo(i % 5 + " as rounded: true, as unrounded: false");
        }
    }
}
