package org.gan4j.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.Processor;

/** What the bits of a training run depend on beside its configuration. */
final class Environment {
    private Environment() {}

    static Map<String, String> of(Kernels kernels) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("kernels", kernels.describe());
        environment.put("processor", Processor.name() + ", " + Processor.instructionSets());
        environment.put("java", System.getProperty("java.version"));
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return environment;
    }

    /** GAN4J's version, from the jar's manifest. */
    static String version() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
