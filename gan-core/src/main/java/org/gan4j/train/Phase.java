package org.gan4j.train;

/** Whose weights an update changes. */
public enum Phase {
    /** The critic's. */
    CRITIC("critic"),
    /** The generator's; the critic is frozen. */
    GENERATOR("generator");

    private final String network;

    Phase(String network) {
        this.network = network;
    }

    /** {@return the network whose weights change, as messages and metrics call it: {@code critic} or {@code generator}} */
    public String network() {
        return network;
    }
}
