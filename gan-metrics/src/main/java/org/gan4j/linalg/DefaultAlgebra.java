package org.gan4j.linalg;

/** Chooses the implementation once: loading a native library is tried a single time. */
final class DefaultAlgebra {
    static final LinearAlgebra CHOSEN = choose();

    private DefaultAlgebra() {}

    private static LinearAlgebra choose() {
        try {
            Lapack lapack = new Lapack();
            lapack.eigenvalues(Matrix.diagonal(2, 1)); // loads the library
            return lapack;
        } catch (LinkageError missing) { // no natives for this platform on the class path
            return new PortableAlgebra(" (OpenBLAS cannot be loaded: " + missing.getMessage() + ")");
        }
    }
}
