package io.lossproof.symbolic.expectation;

/** An expectation has no closed form among those that are known; the message says why. */
final class NoClosedFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoClosedFormException(String message) {
        super(message, null, false, false);
    }
}
