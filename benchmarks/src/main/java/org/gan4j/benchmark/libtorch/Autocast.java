package org.gan4j.benchmark.libtorch;

import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.gan4j.oracle.TwinPass;

/**
 * Mixed precision as PyTorch programs have it: {@code torch.autocast("cpu", torch.bfloat16)} around each forward pass, and
 * {@code .float()} at its end. Convolutions and products cast weights and inputs to bfloat16, normalisations keep their
 * inputs' bfloat16 and their own 32-bit weights and statistics; master weights, scores, losses, penalties and optimisers are
 * 32 bits. The backward pass runs outside of autocast in the types that the forward pass left.
 *
 * <p>Autocast's cache of cast weights is off: libtorch's Java bindings lack the call that empties it, so it would hand out
 * weights from before the update. Casting a network's weights anew in each pass takes about a millisecond.
 */
final class Autocast implements TwinPass {
    Autocast() {
        torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
        torch.set_autocast_cache_enabled(false);
    }

    @Override
    public Tensor run(Supplier<Tensor> forward) {
        torch.set_autocast_enabled(DeviceType.CPU, true);
        try {
            return forward.get().to(ScalarType.Float);
        } finally {
            torch.set_autocast_enabled(DeviceType.CPU, false);
        }
    }
}
