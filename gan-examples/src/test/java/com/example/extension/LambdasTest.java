package com.example.extension;

import java.util.Set;
import org.gan4j.loss.AdversarialLossContractTest;
import org.gan4j.train.AdversarialLoss;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;
import org.junit.jupiter.api.Nested;

class LambdasTest {
    @Nested
    class Loss extends AdversarialLossContractTest {
        @Override
        protected AdversarialLoss loss() {
            return Lambdas.loss();
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

    @Nested
    class Drift extends RegularizerContractTest {
        @Override
        protected Regularizer newRegularizer() {
            return Lambdas.regularizer();
        }

        @Override
        protected Set<Phase> penalizes() {
            return Set.of(Phase.CRITIC);
        }
    }
}
