package org.gan4j.cli;

/** What the user is told in one line, without a stack trace; a mistake that can be mended has exit code 2. */
final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    UserException(String message) {
        this(message, Gan4jMain.BAD_INPUT);
    }

    UserException(String message, int code) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
