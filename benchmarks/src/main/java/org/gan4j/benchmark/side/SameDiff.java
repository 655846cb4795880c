package org.gan4j.benchmark.side;

import java.util.List;
import org.gan4j.kernel.Precision;

/** Deeplearning4j's own way to gradients, on the ND4J backend of the class path. It cannot differentiate twice. */
final class SameDiff implements Contender {
    @Override
    public String name() {
        return "samediff";
    }

    @Override
    public List<String> forms() {
        return List.of("");
    }

    @Override
    public boolean plays(Workload workload) {
        return workload.isCriticPass() && workload.precision() == Precision.FP32;
    }

    @Override
    public Side open(String form, Workload workload) {
        return new SameDiffCriticPass(workload.batch());
    }
}
