package io.lossproof.symbolic.limit;

/** A limit is not decided; the message says why. */
final class NoLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoLimitException(String message) {
        super(message, null, false, false);
    }
}
