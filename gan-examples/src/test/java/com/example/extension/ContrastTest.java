package com.example.extension;

import org.gan4j.train.Augmentation;
import org.gan4j.train.AugmentationContractTest;

class ContrastTest extends AugmentationContractTest {
    @Override
    protected Augmentation newAugmentation() {
        return new Contrast(0.5);
    }
}
