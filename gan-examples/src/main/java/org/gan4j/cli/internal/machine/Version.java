package org.gan4j.cli.internal.machine;

/** The library's version, from the jar's manifest. */
public final class Version {
    private Version() {}

    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
