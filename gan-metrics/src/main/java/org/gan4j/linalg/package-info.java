/**
 * Dense linear algebra on 64-bit symmetric matrices, as far as scores need it: eigenvalues, the square root of a covariance,
 * and the trace of the root of a product of two.
 *
 * <p>{@link org.gan4j.linalg.LinearAlgebra} is the interface, {@link org.gan4j.linalg.Lapack} the default implementation,
 * {@link org.gan4j.linalg.PortableAlgebra} the one that needs no native library.
 *
 * <pre>{@code
 * LinearAlgebra algebra = LinearAlgebra.defaults();
 * Matrix covariance = Matrix.of(new double[][] {{4, 1}, {1, 3}});
 * Matrix root = PsdRoot.of(covariance, 0, algebra).root();
 * double trace = new ProductRoot(algebra).eigen(covariance, 0, covariance, 0).value(); // 7
 * }</pre>
 */
package org.gan4j.linalg;
