package com.example.extension;

import org.gan4j.train.Optimizer;
import org.gan4j.train.OptimizerContractTest;

class SignMomentumTest extends OptimizerContractTest {
    @Override
    protected Optimizer newOptimizer() {
        return new SignMomentum(1e-3);
    }
}
