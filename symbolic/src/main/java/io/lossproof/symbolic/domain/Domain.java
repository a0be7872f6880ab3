package io.lossproof.symbolic.domain;

import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The set of values of a variable. {@code toString} gives the text that the parser reads. */
public sealed interface Domain {

    Interval REAL = new Interval(Expr.negate(Const.INFINITY), true, Const.INFINITY, true);
    Interval POSITIVE = new Interval(Num.ZERO, true, Const.INFINITY, true);
    Interval NONNEGATIVE = new Interval(Num.ZERO, false, Const.INFINITY, true);
    Interval NEGATIVE = new Interval(Expr.negate(Const.INFINITY), true, Num.ZERO, true);
    /** The open unit interval. */
    Interval UNIT = new Interval(Num.ZERO, true, Num.ONE, true);

    Domain NONZERO = new Nonzero();
    IntegerRange INTEGER = new IntegerRange(Optional.empty(), Optional.empty());
    /** The integers from 0 on. */
    IntegerRange NATURAL = new IntegerRange(Optional.of(Num.ZERO), Optional.empty());

    /** The integers from 1 to a length: the indices of a vector. */
    static IntegerRange index(Expr length) {
        return new IntegerRange(Optional.of(Num.ONE), Optional.of(length));
    }

    /** The integers from 1 on: what a symbolic length may be. */
    static IntegerRange length() {
        return new IntegerRange(Optional.of(Num.ONE), Optional.empty());
    }

    static IntegerRange integers(Expr lower, Expr upper) {
        return new IntegerRange(Optional.of(lower), Optional.of(upper));
    }

    static FiniteSet set(long... values) {
        return new FiniteSet(
                java.util.Arrays.stream(values).<Expr>mapToObj(Expr::num).toList());
    }

    static Vector vector(Expr length) {
        return new Vector(length);
    }

    /** All entries positive, sum 1. */
    static Simplex simplex(Expr length) {
        return new Simplex(length, false);
    }

    /** All entries non-negative, sum 1. */
    static Simplex closedSimplex(Expr length) {
        return new Simplex(length, true);
    }

    /** One value of a domain for each index from 1 to a length: {@code real^n} is {@code vector(n)}. */
    static Domain power(Domain base, Expr length) {
        if (base instanceof Power || base instanceof PositiveDefinite) {
            throw new IllegalArgumentException("there is no power of " + base);
        }
        return base.equals(REAL) ? vector(length) : new Power(base, length);
    }

    /** The length of a vector; empty for a scalar, a matrix or a family of vectors. */
    Optional<Expr> vectorLength();

    /** An interval of the real line; its ends are constant, infinite ends are open. */
    record Interval(Expr lower, boolean lowerOpen, Expr upper, boolean upperOpen) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            if (equals(REAL)) {
                return "real";
            }
            if (equals(POSITIVE)) {
                return "positive";
            }
            if (equals(NONNEGATIVE)) {
                return "nonnegative";
            }
            if (equals(NEGATIVE)) {
                return "negative";
            }
            if (equals(UNIT)) {
                return "unit";
            }
            return (lowerOpen ? "(" : "[") + lower + ", " + upper + (upperOpen ? ")" : "]");
        }
    }

    /** Every real number but 0. */
    record Nonzero() implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "nonzero";
        }
    }

    /** Integers between ends that belong to it; a missing end is infinite. */
    record IntegerRange(Optional<Expr> lower, Optional<Expr> upper) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            if (equals(INTEGER)) {
                return "integer";
            }
            if (equals(NATURAL)) {
                return "natural";
            }
            return "{"
                    + lower.map(Expr::toString).orElse("-inf")
                    + ", ..., "
                    + upper.map(Expr::toString).orElse("inf")
                    + "}";
        }
    }

    /** The values that are listed; they are constant. */
    record FiniteSet(List<Expr> values) implements Domain {
        public FiniteSet {
            values = List.copyOf(values);
        }

        @Override
        public Optional<Expr> vectorLength() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return values.stream().map(Expr::toString).collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Vectors of reals. */
    record Vector(Expr length) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.of(length);
        }

        @Override
        public String toString() {
            return "vector(" + length + ")";
        }
    }

    /** Probability vectors: entries positive, or non-negative if closed, and of sum 1. */
    record Simplex(Expr length, boolean closed) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.of(length);
        }

        @Override
        public String toString() {
            return (closed ? "closed-simplex(" : "simplex(") + length + ")";
        }
    }

    /** Symmetric positive-definite matrices. */
    record PositiveDefinite(Expr dimension) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "positive-definite(" + dimension + ")";
        }
    }

    /**
     * Families indexed from 1 to a length, each member in the base domain: vectors over a base of numbers, {@code x[i]};
     * families of vectors over a base of vectors, with entries {@code q[i, k]}.
     */
    record Power(Domain base, Expr length) implements Domain {
        @Override
        public Optional<Expr> vectorLength() {
            return base.vectorLength().isPresent() ? Optional.empty() : Optional.of(length);
        }

        @Override
        public String toString() {
            return base + "^" + (length.size() == 1 ? length.toString() : "(" + length + ")");
        }
    }
}
