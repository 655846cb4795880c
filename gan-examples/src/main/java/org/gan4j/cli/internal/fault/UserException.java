package org.gan4j.cli.internal.fault;

/** What the user is told in one line, without a stack trace; a mistake that can be mended has exit code 2. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    public UserException(String message) {
        this(message, ExitCode.BAD_INPUT);
    }

    public UserException(String message, int code) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
