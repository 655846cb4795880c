package org.gan4j.train;

/** Whose weights an update changes. */
public enum Phase {
    /** The critic's. */
    CRITIC,
    /** The generator's; the critic is frozen. */
    GENERATOR
}
