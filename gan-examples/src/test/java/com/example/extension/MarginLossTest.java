package com.example.extension;

import org.gan4j.loss.AdversarialLossContractTest;
import org.gan4j.train.AdversarialLoss;

/** Golden values of Python's math.log1p and math.exp. */
class MarginLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new MarginLoss(1);
    }

    @Override
    protected double criticValue() {
        return 6.927214901807763;
    }

    @Override
    protected double generatorValue() {
        return -3.125;
    }
}
