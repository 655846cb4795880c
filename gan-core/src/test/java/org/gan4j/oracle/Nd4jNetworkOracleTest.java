package org.gan4j.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;

class Nd4jNetworkOracleTest extends NetworkOracleContractTest {
    @Override
    protected Kernels kernels() {
        return Nd4jKernels.shared();
    }
}
