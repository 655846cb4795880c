package org.gan4j.benchmark.side;

import java.util.List;
import org.gan4j.kernel.Kernels;
import org.gan4j.preset.Preset;
import org.gan4j.tensor.TensorFactory;
import org.nd4j.linalg.api.buffer.DataType;

/** GAN4J itself. */
public final class Gan4j implements Contender {
    /** Its name in tables. */
    public static final String NAME = "gan4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> forms() {
        return List.of("");
    }

    @Override
    public boolean plays(Workload workload) {
        return true;
    }

    @Override
    public Side open(String form, Workload workload) {
        Kernels kernels = workload.kernels().open(workload.precision());
        TensorFactory tensors = TensorFactory.of(kernels, DataType.FLOAT);
        return workload.isCriticPass()
                ? new Gan4jCriticPass(tensors, workload.batch())
                : new Gan4jTraining(tensors, Preset.named(workload.preset()), workload.batch());
    }

    /** What computes, in one line. */
    static String describe(Kernels kernels) {
        return "GAN4J " + LibraryVersion.of(Kernels.class) + ", " + kernels.describe();
    }
}
