package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Proves that two formulas have the same minimisers in named parameters, for all values of the other variables: {@code
 * T(left) = c S(right) + d} with c positive, c and d free of the parameters, and T and S strictly increasing on the
 * values that the sides take; or, for one parameter, both sides turn from falling to rising at the same point. Both sides
 * must be proved to be defined everywhere, or at the same points, so that neither has a minimiser where the other has no
 * value.
 */
public final class Minimisers {

    private Minimisers() {}

    /**
     * A proof, or why there is none.
     *
     * @param relation how the sides are related, in words; empty without a proof
     */
    public record Answer(Optional<Proof> proof, String relation, String reason) {
        public boolean isProved() {
            return proof.isPresent();
        }
    }

    /** A strictly increasing function, with the condition on t under which it is one. */
    private enum Increasing {
        IDENTITY("%s", t -> t, t -> Cond.TRUE, ""),
        LOG("log(%s)", Expr::log, Cond::positive, "positive"),
        NEGATED_LOG(
                "-log(-(%s))",
                t -> Expr.negate(Expr.log(Expr.negate(t))), t -> Cond.compare(t, Relation.LESS, Num.ZERO), "negative"),
        EXP("exp(%s)", Expr::exp, t -> Cond.TRUE, ""),
        SQUARE("(%s)^2", t -> Expr.power(t, 2), Cond::nonnegative, "not negative"),
        ROOT("sqrt(%s)", t -> Expr.apply(Op.SQRT, t), Cond::nonnegative, "not negative");

        private final String shape;
        private final UnaryOperator<Expr> function;
        private final Function<Expr, Cond> condition;
        private final String values;

        Increasing(String shape, UnaryOperator<Expr> function, Function<Expr, Cond> condition, String values) {
            this.shape = shape;
            this.function = function;
            this.condition = condition;
            this.values = values;
        }

        boolean isPlain() {
            return this == IDENTITY;
        }

        boolean isLogarithm() {
            return this == LOG || this == NEGATED_LOG;
        }

        /** The function of a side, where it is proved to be increasing on all of its values. */
        Optional<Expr> of(Expr side, Scope scope) {
            return ZeroTest.holds(condition.apply(side), scope) ? Optional.of(function.apply(side)) : Optional.empty();
        }

        String named(String side) {
            return shape.formatted(side);
        }

        String increasesBecause(String side) {
            String where = values.isEmpty() ? "" : ", where the " + side + " side is " + values;
            return isPlain() ? "" : "; " + named("t") + " is strictly increasing" + where;
        }
    }

    /** Whether the sides are proved to have the same minimisers in the parameters, the other variables fixed. */
    public static Answer same(Expr left, Expr right, List<String> parameters, Scope scope) {
        ZeroTest.Answer plain = related(left, right, parameters, scope);
        if (plain.isProved()) {
            return answer(plain, Increasing.IDENTITY, Increasing.IDENTITY);
        }
        for (Increasing ofLeft : Increasing.values()) {
            Optional<Expr> l = ofLeft.of(left, scope);
            for (Increasing ofRight : l.isPresent() ? Increasing.values() : new Increasing[0]) {
                Optional<Expr> r = isWorthTrying(ofLeft, ofRight) ? ofRight.of(right, scope) : Optional.empty();
                if (r.isPresent()) {
                    ZeroTest.Answer answer = related(l.orElseThrow(), r.get(), parameters, scope);
                    if (answer.isProved()) {
                        return answer(answer, ofLeft, ofRight);
                    }
                }
            }
        }
        return CommonMinimiser.of(left, right, parameters, scope).orElseGet(() -> unrelated(plain.reason()));
    }

    private static Answer unrelated(String reason) {
        return new Answer(
                Optional.empty(),
                "",
                "the sides are not seen to be related by a positive factor, a constant and a strictly increasing function"
                        + " (tried: log(t), -log(-t), exp(t), t^2, sqrt(t)), nor to have one common minimiser: "
                        + reason);
    }

    /** Any other pair is one of these with both sides composed with one more function. */
    private static boolean isWorthTrying(Increasing ofLeft, Increasing ofRight) {
        return ofLeft.isPlain() != ofRight.isPlain() || ofLeft.isLogarithm() && ofRight.isLogarithm();
    }

    private static Answer answer(ZeroTest.Answer related, Increasing ofLeft, Increasing ofRight) {
        String relation = ofLeft.named("left") + " = c*" + ofRight.named("right") + " + d with c > 0, c and d constant"
                + ofLeft.increasesBecause("left") + ofRight.increasesBecause("right");
        return new Answer(related.proof(), relation, "");
    }

    /** Up to a positive factor and a constant, or equal and defined at the same points. */
    private static ZeroTest.Answer related(Expr left, Expr right, List<String> parameters, Scope scope) {
        ZeroTest.Answer answer = Equivalence.upToScale(left, right, parameters, scope);
        boolean everywhere = ZeroTest.definedWhere(Num.ZERO, left, scope).isProved();
        if (answer.isProved() && everywhere) {
            return answer;
        }
        ZeroTest.Answer equal = ZeroTest.equal(left, right, scope);
        boolean sameDomain = everywhere || ZeroTest.equal(right, left, scope).isProved();
        return equal.isProved() && sameDomain
                ? equal
                : answer.isProved()
                        ? ZeroTest.Answer.none("that both sides are defined everywhere is not proved")
                        : answer;
    }
}
