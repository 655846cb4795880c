package com.example.extension;

import java.util.Set;
import org.gan4j.train.Phase;
import org.gan4j.train.Regularizer;
import org.gan4j.train.RegularizerContractTest;

class SteadyScoresTest extends RegularizerContractTest {
    @Override
    protected Regularizer newRegularizer() {
        return new SteadyScores(3);
    }

    @Override
    protected Set<Phase> penalizes() {
        return Set.of(Phase.CRITIC);
    }
}
