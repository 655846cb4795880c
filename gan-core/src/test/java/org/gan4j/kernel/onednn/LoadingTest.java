package org.gan4j.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that load the library after ND4J's own, before it, or find none. */
class LoadingTest {
    /** Sums of 128 products of sums of 256 products in 32 bits. */
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @CsvSource({"nd4j, onednn", "onednn, nd4j"})
    void bothLibrariesWorkInOneProcessInEitherOrder(String first, String second) throws Exception {
        String difference = new ForkedJvm().run(LoadingOrder.class, first, second);
        assertThat(Double.parseDouble(difference)).isBetween(0.0, TOLERANCE);
    }

    /** The artifact with the native libraries, and the one with the classes too. */
    @ParameterizedTest
    @ValueSource(strings = {"native", "all"})
    void withoutTheLibraryNd4jComputesAndTheReasonIsToldInOneLine(String missing) throws Exception {
        String platform = Loader.getPlatform();
        ForkedJvm process = new ForkedJvm().without("dnnl-.*-" + platform + "\\.jar");
        String fault = "UnsatisfiedLinkError: no jnidnnl";
        if (missing.equals("all")) {
            process.without("dnnl-.*\\.jar");
            fault = "NoClassDefFoundError: org/bytedeco/dnnl/global/dnnl";
        }
        String reason = "oneDNN's libraries for " + platform + " cannot be loaded (" + fault
                + "), which are in org.bytedeco:dnnl and its artifact with the classifier " + platform;
        String refusal = "IllegalStateException the oneDNN kernels cannot run here: " + reason
                + "; choose the kernels nd4j, or auto";
        String noBf16 = "IllegalArgumentException `precision` must be FP32 on the kernels nd4j, got BF16; ";
        assertThat(process.run(ChoiceReport.class).split("\\R"))
                .containsExactly(
                        "fallback: " + reason,
                        "AUTO FP32: nd4j",
                        "AUTO BF16: " + noBf16 + "onednn has it, but " + reason,
                        "ND4J FP32: nd4j",
                        "ND4J BF16: " + noBf16 + "choose onednn",
                        "ONEDNN FP32: " + refusal,
                        "ONEDNN BF16: " + refusal);
    }
}
