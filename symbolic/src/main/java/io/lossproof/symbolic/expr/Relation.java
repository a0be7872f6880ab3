package io.lossproof.symbolic.expr;

/** A comparison of two real values. */
public enum Relation {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written in formulas, for example {@code <=}. */
    public String symbol() {
        return symbol;
    }

    /** The relation that holds exactly where this one does not. */
    public Relation negate() {
        return switch (this) {
            case EQUAL -> UNEQUAL;
            case UNEQUAL -> EQUAL;
            case LESS -> AT_LEAST;
            case AT_MOST -> GREATER;
            case GREATER -> AT_MOST;
            case AT_LEAST -> LESS;
        };
    }

    /** Whether {@code a REL b} holds, given the sign of {@code a - b}. */
    public boolean holds(int signOfDifference) {
        return switch (this) {
            case EQUAL -> signOfDifference == 0;
            case UNEQUAL -> signOfDifference != 0;
            case LESS -> signOfDifference < 0;
            case AT_MOST -> signOfDifference <= 0;
            case GREATER -> signOfDifference > 0;
            case AT_LEAST -> signOfDifference >= 0;
        };
    }
}
