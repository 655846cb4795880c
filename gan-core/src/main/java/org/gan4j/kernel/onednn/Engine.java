package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** The library on this machine's processor: one engine and one stream for the whole process. */
final class Engine {
    private static final class Loaded {
        static final dnnl_engine ENGINE = new dnnl_engine();
        static final dnnl_stream STREAM = new dnnl_stream();

        static {
            check(dnnl.dnnl_engine_create(ENGINE, dnnl.dnnl_cpu, 0), "engine");
            check(dnnl.dnnl_stream_create(STREAM, ENGINE, dnnl.dnnl_stream_default_flags), "stream");
        }
    }

    private Engine() {}

    static dnnl_engine engine() {
        return Loaded.ENGINE;
    }

    static dnnl_stream stream() {
        return Loaded.STREAM;
    }

    /** For example {@code 3.11.0}. */
    static String version() {
        dnnl_version_t version = dnnl.dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** How many threads a primitive runs on, as OpenMP has been told. */
    static int threads() {
        String told = System.getenv("OMP_NUM_THREADS");
        return told != null && told.matches("\\d+") ? Integer.parseInt(told) : Loader.totalCores();
    }

    /** Turns a failed call into an exception that says what was asked for. */
    static void check(int status, String what) {
        if (status != dnnl.dnnl_success) {
            throw new OneDnnException(status, what);
        }
    }
}
