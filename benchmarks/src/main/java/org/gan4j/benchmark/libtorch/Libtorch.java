package org.gan4j.benchmark.libtorch;

import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.gan4j.benchmark.side.Contender;
import org.gan4j.benchmark.side.LibraryVersion;
import org.gan4j.benchmark.side.Side;
import org.gan4j.benchmark.side.Workload;
import org.gan4j.kernel.Precision;
import org.gan4j.oracle.TwinPass;
import org.gan4j.preset.Preset;

/** libtorch through its Java bindings, in both memory formats. */
public final class Libtorch implements Contender {
    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public List<String> forms() {
        return Layout.names();
    }

    @Override
    public boolean plays(Workload workload) {
        return true;
    }

    @Override
    public Side open(String form, Workload workload) {
        torch.set_num_threads(workload.threads());
        torch.manual_seed(0);
        Layout layout = Layout.named(form);
        TwinPass pass = workload.precision() == Precision.BF16 ? new Autocast() : TwinPass.PLAIN;
        return workload.isCriticPass()
                ? new LibtorchCriticPass(layout, pass, workload.batch())
                : new LibtorchTraining(Preset.named(workload.preset()), layout, pass, workload.batch());
    }

    /** Version, parallel backend and threads, in one line. */
    static String describe() {
        return "libtorch " + LibraryVersion.of(torch.class) + ", " + torch.get_num_threads() + " threads";
    }
}
