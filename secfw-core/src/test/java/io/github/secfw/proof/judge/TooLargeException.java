package io.github.secfw.proof.judge;

/** The pair has too many packets, answers or renamings to try all. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String what) {
        super("too many " + what);
    }
}
