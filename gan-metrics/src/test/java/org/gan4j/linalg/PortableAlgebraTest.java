package org.gan4j.linalg;

class PortableAlgebraTest extends LinearAlgebraContractTest {
    @Override
    protected LinearAlgebra algebra() {
        return new PortableAlgebra();
    }
}
