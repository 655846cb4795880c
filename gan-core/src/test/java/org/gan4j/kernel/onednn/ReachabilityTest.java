package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Optimised code forgets an argument after its last use, which is before the library reads the memory. */
class ReachabilityTest {
    @Test
    void aCallKeepsItsOperandsUntilTheLibraryIsDone() throws Exception {
        String report = new ForkedJvm()
                .option("-Xcomp")
                .option("-XX:-TieredCompilation")
                .option("-XX:CompileCommand=quiet")
                .option("-XX:CompileCommand=compileonly,org.gan4j.kernel.onednn.*::*")
                .run(OperandsDuringCall.class);
        assertThat(report).isEqualTo("collections: 20, lost: 0");
    }
}
