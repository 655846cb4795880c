package org.gan4j.loss.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;

class OneDnnLossOracleTest extends LossOracleContractTest {
    @Override
    protected Kernels kernels() {
        return OneDnnKernels.shared(Precision.FP32);
    }
}
