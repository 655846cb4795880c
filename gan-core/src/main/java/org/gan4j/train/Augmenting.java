package org.gan4j.train;

import java.util.Map;
import java.util.TreeMap;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;

/**
 * An augmentation at work: with random numbers of its own, so that the other streams stay as they are without it.
 *
 * @param augmentation what is done to images
 * @param random its random numbers
 */
record Augmenting(Augmentation augmentation, RandomStream random) implements Stateful {
    private static final String POSITION = "position";

    Tensor apply(Tensor images) {
        return augmentation.apply(images, random);
    }

    boolean isNone() {
        return augmentation == Augmentation.none();
    }

    @Override
    public State state() {
        Map<String, Double> values = new TreeMap<>(augmentation.state().values());
        values.put(POSITION, (double) random.position());
        return new State(values);
    }

    @Override
    public void restore(State state) {
        random.seek((long) state.get(POSITION));
        augmentation.restore(state);
    }
}
