package org.gan4j.regularizer.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;

class OneDnnPenaltyOracleTest extends PenaltyOracleContractTest {
    @Override
    protected Kernels kernels() {
        return OneDnnKernels.shared(Precision.FP32);
    }
}
