package org.gan4j.loss.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;

class Nd4jLossOracleTest extends LossOracleContractTest {
    @Override
    protected Kernels kernels() {
        return Nd4jKernels.shared();
    }
}
