package io.lossproof.verify.claim;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;
import java.util.Optional;

/**
 * A statement about two formulas, to be judged: both sides agree wherever both are defined, and the right side is
 * defined wherever the left side is.
 *
 * @param id unique in a run
 * @param title in words; empty if the statement says all
 * @param left left side
 * @param relation between the values
 * @param right right side
 * @param scope variables with their domains and the given conditions
 * @param sense in which sense both sides are equal
 * @param in the parameters that the sense speaks of; empty for {@link UpTo#EQUAL} and {@link UpTo#FLOAT}
 * @param expected whether it is expected to hold
 * @param source literature or document; empty if none
 * @param integratedOver the variable over which the left side is integrated, from end to end of the line; empty if the
 *     left side stands as it is
 */
public record Claim(
        String id,
        String title,
        Expr left,
        Relation relation,
        Expr right,
        Scope scope,
        Sense sense,
        List<String> in,
        boolean expected,
        String source,
        Optional<String> integratedOver) {

    public Claim {
        in = List.copyOf(in);
    }

    /** In which sense the sides are equal. */
    public enum UpTo {
        EQUAL,
        /** Up to a term that is free of the named parameters. */
        CONSTANT,
        /** Up to a positive factor and a term that are free of the named parameters. */
        SCALE,
        /** The same partial derivatives in the named parameters. */
        GRADIENT,
        /** The same minimisers in the named parameters, for all values of the other variables. */
        ARGMIN,
        /**
         * The left side, evaluated as it is written in a binary format, is within so many ulps of the exact right side
         * wherever that rounds to a finite number.
         */
        FLOAT;

        /** The name in claim files; that of {@link #FLOAT} is followed by its accuracy. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** That two formulas are equal. */
    public static Claim equal(String id, String title, Expr left, Expr right, Scope scope) {
        return new Claim(
                id, title, left, Relation.EQUAL, right, scope, Sense.EQUAL, List.of(), true, "", Optional.empty());
    }

    /** What kind of sense. */
    public UpTo upTo() {
        return sense.upTo();
    }

    public Claim upTo(UpTo kind, List<String> parameters) {
        return in(Sense.of(kind), parameters);
    }

    /** The claim in another sense; the parameters are those that it speaks of. */
    public Claim in(Sense other, List<String> parameters) {
        return new Claim(id, title, left, relation, right, scope, other, parameters, expected, source, integratedOver);
    }

    public Claim with(Relation other) {
        return new Claim(id, title, left, other, right, scope, sense, in, expected, source, integratedOver);
    }

    public Claim expectedToFail() {
        return new Claim(id, title, left, relation, right, scope, sense, in, false, source, integratedOver);
    }

    public Claim from(String literature) {
        return new Claim(id, title, left, relation, right, scope, sense, in, expected, literature, integratedOver);
    }

    /** The claim about the integral of the left side over a variable. */
    public Claim integratedOver(String variable) {
        return new Claim(id, title, left, relation, right, scope, sense, in, expected, source, Optional.of(variable));
    }

    /** The same claim over another scope. */
    public Claim over(Expr otherLeft, Expr otherRight, Scope otherScope) {
        return new Claim(
                id, title, otherLeft, relation, otherRight, otherScope, sense, in, expected, source, integratedOver);
    }

    /** The same claim of other formulas. */
    public Claim of(Expr otherLeft, Expr otherRight) {
        return new Claim(
                id, title, otherLeft, relation, otherRight, scope, sense, in, expected, source, integratedOver);
    }

    /** The statement as text. */
    public String statement() {
        return leftText() + " " + relation.symbol() + " " + text(right);
    }

    /** The left side as text; an integral is written {@code integrate(f, y, -inf, inf)}. */
    public String leftText() {
        return integratedOver
                .map(variable -> "integrate(" + text(left) + ", " + variable + ", -inf, inf)")
                .orElseGet(() -> text(left));
    }

    /** A formula of this claim as text. */
    public String text(Expr formula) {
        return ExprText.of(formula, scope.vectorLengths());
    }
}
