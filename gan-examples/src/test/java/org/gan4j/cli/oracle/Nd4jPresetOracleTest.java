package org.gan4j.cli.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;

class Nd4jPresetOracleTest extends PresetOracleContractTest {
    @Override
    protected Kernels kernels() {
        return Nd4jKernels.shared();
    }
}
