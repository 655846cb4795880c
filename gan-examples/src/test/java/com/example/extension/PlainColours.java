package com.example.extension;

import java.util.Map;
import org.gan4j.kernel.Shape;
import org.gan4j.tensor.RandomStream;
import org.gan4j.tensor.Tensor;
import org.gan4j.tensor.TensorFactory;
import org.gan4j.train.RealImages;
import org.gan4j.train.State;

/** Endless images of one random colour each. */
record PlainColours(Shape imageShape, RandomStream random) implements RealImages {
    PlainColours(Shape imageShape, long seed) {
        this(imageShape, new RandomStream(seed, 0));
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public Tensor next(int count, TensorFactory tensors) {
        long channels = imageShape.dim(0);
        Tensor colours = tensors.uniform(random, Shape.of(count, channels, 1, 1), -1, 1);
        return colours.broadcastTo(Shape.of(count, channels, imageShape.dim(1), imageShape.dim(2)));
    }

    @Override
    public String fingerprint() {
        return "plain colours " + imageShape;
    }

    @Override
    public State state() {
        return new State(Map.of("position", (double) random.position()));
    }

    @Override
    public void restore(State state) {
        random.seek((long) state.get("position"));
    }
}
