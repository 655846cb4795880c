package com.example.extension;

import java.util.List;
import org.gan4j.kernel.Shape;
import org.gan4j.nn.Initializer;
import org.gan4j.nn.Layer;
import org.gan4j.nn.LayerContractTest;

class LearnedSlopeTest extends LayerContractTest {
    @Override
    protected Layer layer(Initializer initializer) {
        return new LearnedSlope(NAME, 2, initializer);
    }

    @Override
    protected Shape input() {
        return Shape.of(2, 3, 4);
    }

    @Override
    protected List<Wrong> wrongInputs() {
        String expected = "`input` must be [2, H, W] for LearnedSlope(2)";
        return List.of(new Wrong(Shape.of(1, 3, 4), expected), new Wrong(Shape.of(2, 3), expected));
    }
}
