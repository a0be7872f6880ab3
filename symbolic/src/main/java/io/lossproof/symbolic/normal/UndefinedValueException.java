package io.lossproof.symbolic.normal;

/** The formula has no value at any point that the facts speak of. */
final class UndefinedValueException extends NoNormalFormException {

    private static final long serialVersionUID = 1L;

    UndefinedValueException(String message) {
        super(message);
    }
}
