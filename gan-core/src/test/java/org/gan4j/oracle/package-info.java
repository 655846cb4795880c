/**
 * GAN4J held to PyTorch: the course nets, losses, penalty, clippings and optimisers once more in libtorch, called through
 * {@code org.bytedeco:pytorch}. A twin gets weights, latents, images and mixing factors as arrays, and nothing else: none of
 * its arithmetic is GAN4J's.
 *
 * <pre>{@code
 * TwinGenerator twin = new TwinGenerator(TwinWeights.copyOf(generator));
 * double[] theirs = TorchArrays.values(twin.generate(TorchArrays.of(latents, Shape.of(4, 100), DataType.FLOAT), true));
 * }</pre>
 *
 * <p>{@code NetworkOracleContractTest} compares; each implementation of {@code Kernels} extends it. The package is compiled
 * where the Maven profile {@code oracle} is active.
 */
package org.gan4j.oracle;
