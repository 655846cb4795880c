package org.gan4j.kernel.onednn;

import java.util.Optional;
import java.util.Set;
import org.gan4j.kernel.Kernels;
import org.gan4j.kernel.KernelsProvider;
import org.gan4j.kernel.Precision;

/** Offers {@link OneDnnKernels}. */
public final class OneDnnProvider implements KernelsProvider {
    /** Names of the one architecture that these kernels are tested on. */
    private static final Set<String> TESTED = Set.of("amd64", "x86_64");

    private static final String GPU_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

    /** For {@link java.util.ServiceLoader}. */
    public OneDnnProvider() {}

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public Optional<String> unavailable() {
        return OneDnnKernels.unavailable();
    }

    @Override
    public Optional<String> unsuitable() {
        String architecture = System.getProperty("os.arch");
        if (!TESTED.contains(architecture)) {
            return Optional.of("oneDNN is not tested on " + architecture);
        }
        return isPresent(GPU_BACKEND) ? Optional.of("ND4J's backend computes on a GPU") : Optional.empty();
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name, false, OneDnnProvider.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    @Override
    public Kernels open(Precision precision) {
        return OneDnnKernels.shared(precision);
    }
}
