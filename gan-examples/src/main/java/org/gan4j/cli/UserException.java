package org.gan4j.cli;

/** A mistake that the user can mend: one line, no stack trace, exit code 2. */
final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserException(String message) {
        super(message);
    }
}
