package com.example.extension;

import org.gan4j.kernel.Shape;
import org.gan4j.train.RealImages;
import org.gan4j.train.RealImagesContractTest;

class PlainColoursTest extends RealImagesContractTest {
    @Override
    protected RealImages newImages() {
        return new PlainColours(Shape.of(3, 4, 5), 1);
    }
}
