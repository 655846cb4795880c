package org.gan4j.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one training step came to.
 *
 * @param step its number, from 1
 * @param criticLoss mean over the step's critic updates, penalties included
 * @param generatorLoss the generator's loss, penalties included
 * @param realScore mean score of real images in the last critic update
 * @param fakeScore mean score of generated images in the last critic update
 * @param recorded numbers that regularisers recorded, by name
 * @param seconds wall-clock time of the step
 * @param imagesPerSecond real images that the critic saw, per second
 * @param memory bytes of array memory that the kernels hold
 */
public record StepReport(
        long step,
        double criticLoss,
        double generatorLoss,
        double realScore,
        double fakeScore,
        Map<String, Double> recorded,
        double seconds,
        double imagesPerSecond,
        long memory) {
    /**
     * Copies the map.
     *
     * @param step its number, from 1
     * @param criticLoss mean over the step's critic updates
     * @param generatorLoss the generator's loss
     * @param realScore mean score of real images
     * @param fakeScore mean score of generated images
     * @param recorded numbers that regularisers recorded
     * @param seconds wall-clock time
     * @param imagesPerSecond real images that the critic saw, per second
     * @param memory bytes of array memory
     */
    public StepReport {
        recorded = Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
    }
}
