package org.gan4j.benchmark.side;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions of libraries, from what their jars say. */
public final class LibraryVersion {
    private static final String UNKNOWN = "unknown";

    private LibraryVersion() {}

    /**
     * The version of the jar that a class came from.
     *
     * @param member any class of the library
     * @return such as {@code 0.1.0}; {@code unknown} outside a jar or where the manifest says nothing
     */
    public static String of(Class<?> member) {
        String version = member.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    /**
     * The version of a library that Maven built and whose manifest is silent.
     *
     * @param group group id
     * @param artifact artifact id
     * @return such as {@code 1.0.0-M2.1}; {@code unknown} if it is not on the class path
     */
    public static String ofArtifact(String group, String artifact) {
        String path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream stream = LibraryVersion.class.getResourceAsStream(path)) {
            if (stream == null) {
                return UNKNOWN;
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }
}
