package org.gan4j.feature;

/** Where a network's weights come from, by the names of its file. */
interface WeightSource {
    /**
     * One array.
     *
     * @param name its name
     * @param shape its sizes
     * @return the elements in C order, new or not to be modified
     */
    float[] values(String name, long... shape);
}
