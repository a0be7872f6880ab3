package io.lossproof.symbolic.normal;

/** The normal form cannot be built; the message says why. The zero test then answers "not proved". */
class NoNormalFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoNormalFormException(String message) {
        super(message, null, false, false);
    }
}
