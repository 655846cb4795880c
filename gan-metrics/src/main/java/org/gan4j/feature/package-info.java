/**
 * Feature extractors: what turns images into the numbers that scores compare.
 *
 * <p>{@link org.gan4j.feature.FeatureExtractor} is the interface; every score carries the extractor's
 * {@link org.gan4j.feature.ExtractorIdentity}, because numbers of different extractors cannot be compared.
 * {@link org.gan4j.feature.InceptionExtractor} gives the features that FID is defined on, from weights that
 * {@link org.gan4j.feature.InceptionWeights} finds or is given; {@link org.gan4j.feature.RandomProjection} of pixels is a stand-in that needs no trained weights.
 */
package org.gan4j.feature;
