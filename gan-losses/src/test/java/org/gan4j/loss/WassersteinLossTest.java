package org.gan4j.loss;

import org.gan4j.train.AdversarialLoss;
import org.junit.jupiter.api.Test;

/** Golden values by hand: differences of means. */
class WassersteinLossTest extends AdversarialLossContractTest {
    @Override
    protected AdversarialLoss loss() {
        return new WassersteinLoss();
    }

    /** 12.5 / 4 - 11.6 / 4. */
    @Override
    protected double criticValue() {
        return 0.225;
    }

    /** -12.5 / 4. */
    @Override
    protected double generatorValue() {
        return -3.125;
    }

    @Override
    protected boolean criticIgnoresShift() {
        return true;
    }

    @Test
    void aSecondSetOfScores() {
        double[] real = {1.3, 2.9, 8.4, 6.3};
        double[] fake = {4.8, 1.2, -3.5, 5.9};
        expect(scores(real, 4), scores(fake, 4), -2.625, -2.1);
    }
}
