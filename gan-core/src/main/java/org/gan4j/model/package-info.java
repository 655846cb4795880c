/**
 * Generators and critics: what a GAN is made of. {@link org.gan4j.model.DcganGenerator} and {@link
 * org.gan4j.model.DcganCritic} are the nets of the reference task by default; {@link org.gan4j.model.Generator#of} and {@link
 * org.gan4j.model.Critic#of} make networks of one's own layers.
 *
 * <pre>{@code
 * DcganGenerator generator = DcganGenerator.builder().seed(1).build();
 * DcganCritic critic = DcganCritic.builder().seed(2).normalization(Normalization.INSTANCE).build();
 * System.out.println(generator.describe());
 * }</pre>
 */
@NullMarked
package org.gan4j.model;

import org.jspecify.annotations.NullMarked;
