package org.gan4j.loss;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py. */
class MinimaxLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new MinimaxLoss();
    }

    @Override
    protected double criticValue() {
        return 5.833865892;
    }

    @Override
    protected double generatorValue() {
        return -4.510820880;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                3.125148836,
                -3.050991163);
    }
}
