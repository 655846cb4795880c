/**
 * Tensors and their gradients, to any order.
 *
 * <p>A {@link org.gan4j.tensor.Tensor} is an immutable handle on an array plus, when recorded, the operation that made it.
 * Three parts keep apart: <em>rules</em> ({@code Primitive} and its families) know the derivative of one operation, written
 * in tensor operations, and nothing of graphs; the <em>engine</em> ({@code Engine}, {@code BackwardPass}) walks graphs and
 * knows no mathematics; {@link org.gan4j.kernel kernels} compute. Since rules are tensor operations, the backward pass can
 * be recorded and differentiated again:
 *
 * <pre>{@code
 * try (TensorScope scope = TensorScope.open()) {
 *     Tensor x = images.variable();
 *     Tensor slope = Gradients.of(critic.score(x, Mode.TRAINING).sum()).createGraph().withRespectTo(x).get(0);
 *     Tensor penalty = slope.square().sum(1, 2, 3).mean();
 *     List<Tensor> gradients = Gradients.of(penalty).withRespectTo(critic.parameters());
 * }
 * }</pre>
 *
 * <p>Arrays live until the {@link org.gan4j.tensor.TensorScope} they were made in closes; {@code keep} copies one out.
 */
@NullMarked
package org.gan4j.tensor;

import org.jspecify.annotations.NullMarked;
