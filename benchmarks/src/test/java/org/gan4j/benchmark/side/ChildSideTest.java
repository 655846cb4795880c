package org.gan4j.benchmark.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gan4j.kernel.KernelChoice;
import org.gan4j.kernel.Precision;
import org.junit.jupiter.api.Test;

/** A side in a process of its own, at little work. */
class ChildSideTest {
    private static Workload workload(String preset, Precision precision) {
        return new Workload(preset, precision, 2, KernelChoice.ND4J, 1);
    }

    @Test
    void worksAsOftenAsItIsTold() throws IOException {
        try (ChildSide side = ChildSide.start(Gan4j.NAME, "", workload(Workload.CRITIC, Precision.FP32))) {
            assertThat(side.last().refusal()).isNull();
            assertThat(side.last().about()).startsWith("GAN4J ").contains("nd4j");
            Reply reply = side.work(3);
            assertThat(reply.seconds()).hasSize(3).doesNotContain(0);
            assertThat(reply.heldBytes()).isPositive();
        }
    }

    @Test
    void refusesInOneLine() throws IOException {
        try (ChildSide side = ChildSide.start(Gan4j.NAME, "", workload("simple", Precision.BF16))) {
            assertThat(side.last().refusal()).contains("`precision` must be FP32 on the kernels nd4j, got BF16");
        }
    }

    @Test
    void anEndUnaskedIsARefusal() throws IOException {
        try (ChildSide side = ChildSide.start("nobody", "", workload("simple", Precision.FP32))) {
            assertThat(side.last().refusal())
                    .startsWith("`contender` must be one of [")
                    .contains("got nobody");
            assertThat(side.work(1).refusal()).startsWith("its process ended");
        }
    }
}
