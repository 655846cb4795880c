package org.gan4j.train;

class SyntheticImagesTest extends RealImagesContractTest {
    @Override
    protected RealImages newImages() {
        return new SyntheticImages(TinyGan.IMAGES, TinyGan.IMAGE);
    }
}
