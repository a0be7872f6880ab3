package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Expr;
import java.util.Optional;

/** A limit is not decided; the message says why. */
final class NoLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Expr> open;
    private final boolean isNestedExponential;

    private NoLimitException(String message, Optional<Expr> open, boolean isNestedExponential) {
        super(message, null, false, false);
        this.open = open;
        this.isNestedExponential = isNestedExponential;
    }

    NoLimitException(String message) {
        this(message, Optional.empty(), false);
    }

    /** A coefficient whose sign is not proved: in each of the cases the limit may be decided. */
    static NoLimitException forSign(Expr coefficient, String message) {
        return new NoLimitException(message, Optional.of(coefficient), false);
    }

    /** An exponential of an exponential: a slower variable may help. */
    static NoLimitException forNestedExponential() {
        return new NoLimitException("an exponential of an exponential is not expanded", Optional.empty(), true);
    }

    /** The coefficient whose sign would decide. */
    Optional<Expr> open() {
        return open;
    }

    boolean isNestedExponential() {
        return isNestedExponential;
    }
}
