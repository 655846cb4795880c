package org.gan4j.train;

import java.io.IOException;

/** A checkpoint is missing, damaged, or does not fit what it is to be loaded into. The message names the file and the fault. */
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    CheckpointException(String message) {
        super(message);
    }

    CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
