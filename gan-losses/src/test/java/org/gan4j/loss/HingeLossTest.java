package org.gan4j.loss;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by PyTorch: loss_goldens.py. */
class HingeLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new HingeLoss();
    }

    @Override
    protected double criticValue() {
        return 6.75;
    }

    @Override
    protected double generatorValue() {
        return -3.125;
    }

    @Test
    void aSecondSetOfScores() {
        expect(
                scores(new double[] {1.3, 2.9, 8.4, 6.3}, 4),
                scores(new double[] {4.8, 1.2, -3.5, 5.9}, 4),
                3.725,
                -2.1);
    }

    /** (0.5 + 0) / 2 + (0.75 + 0) / 2; scores beyond the margin cost nothing. */
    @Test
    void theMarginIsOne() {
        expect(scores(new double[] {0.5, 1}, 2), scores(new double[] {-0.25, -1.5}, 2), 0.625, 0.875);
    }
}
