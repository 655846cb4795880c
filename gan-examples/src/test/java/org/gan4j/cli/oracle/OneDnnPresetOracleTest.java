package org.gan4j.cli.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;

class OneDnnPresetOracleTest extends PresetOracleContractTest {
    @Override
    protected Kernels kernels() {
        return OneDnnKernels.shared(Precision.FP32);
    }
}
