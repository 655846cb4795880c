package org.gan4j.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.benchmark.side.Contender;
import org.gan4j.benchmark.side.Contenders;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CompareOptionsTest {
    private static List<Workload> workloads(String... args) {
        CompareOptions options = new CompareOptions();
        new CommandLine(new Holder(options))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(args);
        return options.workloads();
    }

    /** What the options are mixed into. */
    @CommandLine.Command
    private static final class Holder {
        @SuppressWarnings("UnusedVariable") // picocli reads it
        @CommandLine.Mixin
        private final CompareOptions options;

        Holder(CompareOptions options) {
            this.options = options;
        }
    }

    @Test
    void theDefaultsAreTheTargetsOfTheReadme() {
        assertThat(workloads("--threads", "3"))
                .containsExactly(
                        new Workload("simple", Precision.FP32, 64, KernelChoice.AUTO, 3),
                        new Workload("simple", Precision.BF16, 64, KernelChoice.AUTO, 3),
                        new Workload("wgan-gp", Precision.FP32, 64, KernelChoice.AUTO, 3),
                        new Workload("wgan-gp", Precision.BF16, 64, KernelChoice.AUTO, 3),
                        new Workload("critic", Precision.FP32, 64, KernelChoice.AUTO, 3));
    }

    @Test
    void everyCombination() {
        assertThat(workloads("--preset=wgan", "--precision=bf16", "--batch=32,128", "--kernels=onednn", "--threads=1"))
                .containsExactly(
                        new Workload("wgan", Precision.BF16, 32, KernelChoice.ONEDNN, 1),
                        new Workload("wgan", Precision.BF16, 128, KernelChoice.ONEDNN, 1));
    }

    @Test
    void sameDiffPlaysTheCriticsPassOnly() {
        List<Contender> peers = Contenders.peers();
        Entry sameDiff = new Entry("samediff", "");
        assertThat(Entry.of(peers, Outcomes.SIMPLE)).doesNotContain(sameDiff);
        assertThat(Entry.of(peers, new Workload("critic", Precision.FP32, 64, KernelChoice.AUTO, 1)))
                .contains(sameDiff);
    }

    @Test
    void aBuildWithoutLibtorchSaysHowToGetIt() {
        assertThat(CompareCommand.missing(List.of(Contenders.named("samediff"))))
                .hasValue("libtorch is not built in, so there is no ratio to it; on Linux, x86-64, `mvn -B -Poracle"
                        + " -DskipTests package` adds it (92 MB)");
    }
}
