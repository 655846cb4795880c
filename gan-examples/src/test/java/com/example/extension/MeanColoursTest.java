package com.example.extension;

import org.gan4j.feature.FeatureExtractor;
import org.gan4j.feature.FeatureExtractorContractTest;

class MeanColoursTest extends FeatureExtractorContractTest {
    @Override
    protected FeatureExtractor newExtractor() {
        return new MeanColours();
    }
}
