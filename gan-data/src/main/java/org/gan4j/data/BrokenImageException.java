package org.gan4j.data;

import java.io.IOException;
import java.io.Serial;

/** One image file cannot be used; the message is the reason, without the file's name. */
final class BrokenImageException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenImageException(String reason) {
        super(reason);
    }

    BrokenImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
