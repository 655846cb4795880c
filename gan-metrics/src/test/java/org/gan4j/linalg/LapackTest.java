package org.gan4j.linalg;

class LapackTest extends LinearAlgebraContractTest {
    @Override
    protected LinearAlgebra algebra() {
        return new Lapack();
    }
}
