package org.gan4j.kernel.onednn;

import org.bytedeco.dnnl.global.dnnl;

/** The library has refused something. */
final class OneDnnException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    OneDnnException(int status, String what) {
        super("oneDNN " + reason(status) + ": " + what);
    }

    private static String reason(int status) {
        return switch (status) {
            case dnnl.dnnl_out_of_memory -> "has no memory left";
            case dnnl.dnnl_invalid_arguments -> "refuses the arguments";
            case dnnl.dnnl_unimplemented -> "has no implementation";
            default -> "failed with status " + status;
        };
    }
}
