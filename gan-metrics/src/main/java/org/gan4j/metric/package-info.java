/**
 * Scores of generated images. A metric compares features of real and of generated images and answers with a record that
 * names the number of images on each side and the identity of the feature extractor; metrics compute in double
 * precision. The package holds no classes yet.
 */
package org.gan4j.metric;
