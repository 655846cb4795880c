package org.gan4j.regularizer.oracle;

import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Nd4jKernels;

class Nd4jPenaltyOracleTest extends PenaltyOracleContractTest {
    @Override
    protected Kernels kernels() {
        return Nd4jKernels.shared();
    }
}
