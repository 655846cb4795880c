package org.gan4j.cli;

/** The kernels that the command line offers. */
enum KernelsName {
    /** The fastest that works here. */
    AUTO,
    /** ND4J's own operations. */
    ND4J;

    @Override
    public String toString() {
        return Labels.of(this);
    }
}
