package com.example.extension;

import org.gan4j.data.ImageSource;
import org.gan4j.data.ImageSourceContractTest;

class StripesTest extends ImageSourceContractTest {
    @Override
    protected ImageSource newSource() {
        return new Stripes(6, 8, 5);
    }
}
