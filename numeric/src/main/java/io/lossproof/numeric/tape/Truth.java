package io.lossproof.numeric.tape;

/**
 * What a machine knows of a condition. Conditions are read from the left and only as far as needed, so that in
 * {@code x > 0 && log(x) < 1} the logarithm does not matter where x is not positive.
 */
enum Truth {
    TRUE,
    FALSE,
    /** Every part has a value, but this precision does not decide between true and false. */
    UNDECIDED,
    /** A part may be undefined. */
    UNKNOWN,
    /** A part certainly has no value. */
    UNDEFINED;

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    boolean isDecided() {
        return this == TRUE || this == FALSE;
    }

    Truth negate() {
        if (!isDecided()) {
            return this;
        }
        return this == TRUE ? FALSE : TRUE;
    }

    /** This condition and, where it does not settle the matter, the one to the right of it. */
    Truth and(Truth right) {
        return joined(FALSE, right);
    }

    Truth or(Truth right) {
        return joined(TRUE, right);
    }

    private Truth joined(Truth settles, Truth right) {
        if (this == settles || this == UNDEFINED || this == UNKNOWN) {
            return this;
        }
        if (this == UNDECIDED) {
            // the right part matters or not: only where it settles the matter itself do both readings agree
            if (right == settles) {
                return settles;
            }
            return right.isDecided() || right == UNDECIDED ? UNDECIDED : UNKNOWN;
        }
        return right;
    }
}
