package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions that hold wherever the left side is defined, compared by their normal forms: {@code cos(x)^2 != 0} where
 * {@code cos(-x)} is divided by, {@code x + 1} is no pole of the gamma function where x is none.
 */
final class Inherited {

    private final Normaliser normaliser;
    private final Facts facts;
    private final Set<Polynomial> nonzero = new HashSet<>();
    private final Set<Polynomial> positive = new HashSet<>();
    private final List<Fraction> noPoles = new ArrayList<>();

    /** What conditions say; those that have no normal form are left out. */
    Inherited(Iterable<Cond> conds, Facts facts) {
        this.normaliser = new Normaliser(facts, new LinkedHashSet<>());
        this.facts = facts;
        for (Cond cond : conds) {
            learnIfPossible(cond);
        }
    }

    private void learnIfPossible(Cond cond) {
        try {
            learn(cond);
        } catch (NoNormalFormException | CaseSplit e) {
            // Nothing is known by a condition without a normal form.
        }
    }

    private void learn(Cond cond) {
        Optional<Expr> noPole = argumentThatIsNoPole(cond);
        if (noPole.isPresent()) {
            noPoles.add(normaliser.of(noPole.get()));
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::learn);
        } else if (cond instanceof Cond.Compare compare) {
            Optional<Fraction> upper = positiveSide(compare);
            upper.flatMap(Inherited::signed).ifPresent(positive::add);
            if (upper.isPresent() || compare.relation() == Relation.UNEQUAL) {
                nonzero.addAll(factors(normaliser.of(Expr.subtract(compare.left(), compare.right()))));
            }
        }
    }

    /** Whether a condition follows; not knowing is false. */
    boolean implies(Cond cond) {
        try {
            return follows(cond);
        } catch (NoNormalFormException | CaseSplit e) {
            return false;
        }
    }

    private boolean follows(Cond cond) {
        if (cond instanceof Cond.Compare absolute && absolute.right().equals(Num.ZERO)) {
            Optional<Expr> inside = insideAbsolute(absolute);
            if (inside.isPresent()) {
                return follows(Cond.nonzero(inside.get()));
            }
        }
        Optional<Expr> noPole = argumentThatIsNoPole(cond);
        if (noPole.isPresent()) {
            Fraction value = normaliser.of(noPole.get());
            return isAboveNoPole(value);
        }
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> facts.holds(part) || follows(part));
        }
        if (!(cond instanceof Cond.Compare compare)) {
            return false;
        }
        if (compare.relation() == Relation.UNEQUAL) {
            return factors(normaliser.of(Expr.subtract(compare.left(), compare.right()))).stream()
                    .allMatch(factor -> nonzero.contains(factor)
                            || isAboveNoPole(Fraction.of(factor))
                            || isAboveNoPole(Fraction.of(factor).times(Rational.MINUS_ONE))
                            || facts.holds(Cond.nonzero(Canonical.form(factor.toExpr()))));
        }
        return positiveSide(compare)
                .flatMap(Inherited::signed)
                .map(positive::contains)
                .orElse(false);
    }

    /** {@code |u| > 0} and {@code |u| != 0} say that u is not 0. */
    private static Optional<Expr> insideAbsolute(Cond.Compare compare) {
        boolean isStrict = compare.relation() == Relation.GREATER || compare.relation() == Relation.UNEQUAL;
        return isStrict && compare.left() instanceof Apply abs && abs.op() == Op.ABS
                ? Optional.of(abs.argument(0))
                : Optional.empty();
    }

    /** Whether a value lies a number of steps above one that is no pole: then it is none, and not 0. */
    private boolean isAboveNoPole(Fraction value) {
        return noPoles.stream()
                .anyMatch(known -> value.minus(known)
                        .constantValue()
                        .filter(steps -> steps.isInteger() && steps.signum() >= 0)
                        .isPresent());
    }

    /** What is greater than 0 by a comparison that is strict. */
    private Optional<Fraction> positiveSide(Cond.Compare compare) {
        return switch (compare.relation()) {
            case GREATER -> Optional.of(normaliser.of(Expr.subtract(compare.left(), compare.right())));
            case LESS -> Optional.of(normaliser.of(Expr.subtract(compare.right(), compare.left())));
            default -> Optional.empty();
        };
    }

    /** A value up to a positive factor, if it is a polynomial. */
    private static Optional<Polynomial> signed(Fraction value) {
        return value.isPolynomial()
                ? Optional.of(value.numerator().times(value.numerator().scale().reciprocal()))
                : Optional.empty();
    }

    /** The value is not zero exactly where none of these is. */
    private static Set<Polynomial> factors(Fraction value) {
        if (value.isZero()) {
            throw new NoNormalFormException("the value is zero everywhere");
        }
        Set<Polynomial> factors = new HashSet<>();
        for (Map.Entry<Expr, Rational> factor :
                value.numerator().content().exponents().entrySet()) {
            factors.add(Polynomial.of(factor.getKey()));
        }
        Polynomial rest = value.numerator().primitive();
        if (!rest.isConstant()) {
            factors.add(rest);
        }
        return factors;
    }

    /** The x of {@code x > 0 || x is not an integer}. */
    private static Optional<Expr> argumentThatIsNoPole(Cond cond) {
        if (cond instanceof Cond.Or or
                && or.parts().size() == 2
                && or.parts().get(0) instanceof Cond.Compare compare
                && compare.relation() == Relation.GREATER
                && compare.right().equals(Num.ZERO)
                && or.parts().get(1) instanceof Cond.IsInteger integer
                && !integer.holds()
                && integer.value().equals(compare.left())) {
            return Optional.of(integer.value());
        }
        return Optional.empty();
    }
}
