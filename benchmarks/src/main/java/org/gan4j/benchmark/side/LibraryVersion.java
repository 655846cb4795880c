package org.gan4j.benchmark.side;

/** Versions of libraries from their jars' manifests. */
public final class LibraryVersion {
    private LibraryVersion() {}

    /**
     * The version of the jar that a class came from.
     *
     * @param member any class of the library
     * @return such as {@code 0.1.0}; {@code unknown} outside a jar or where the manifest says nothing
     */
    public static String of(Class<?> member) {
        String version = member.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
