package org.gan4j.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Precision;
import org.gan4j.kernel.onednn.OneDnnKernels;

class OneDnnNetworkOracleTest extends NetworkOracleContractTest {
    @Override
    protected Kernels kernels() {
        return OneDnnKernels.shared(Precision.FP32);
    }
}
