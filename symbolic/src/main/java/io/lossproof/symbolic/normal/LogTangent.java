package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lower bounds of a formula that is linear in logarithms, by the tangent {@code log t <= (t^r - 1)/r}, r > 0, with
 * equality only at t = 1: each {@code w log T} with a weight of known sign is {@code -|w| log t} for t = T or 1/T.
 */
final class LogTangent {

    /** With more logarithms, one r is used for all of them. */
    private static final int MOST_WITH_OWN_POWER = 3;

    private static final int MOST_TERMS = 12;
    private static final List<Rational> POWERS = List.of(Rational.ONE, Rational.TWO, Rational.HALF);

    private final Facts facts;
    private final Normaliser normaliser;

    private LogTangent(Facts facts) {
        this.facts = facts;
        this.normaliser = new Normaliser(facts, new LinkedHashSet<>());
    }

    /** Values without logarithms that are not larger than the formula wherever it is defined. */
    static List<LowerBound> bounds(Expr formula, Facts facts) {
        try {
            Set<Polynomial> factors = new LinkedHashSet<>();
            new Normaliser(facts, factors).of(formula);
            return new LogTangent(facts).bounds(new Normaliser(facts, factors).of(formula));
        } catch (NoNormalFormException | CaseSplit e) {
            return List.of();
        }
    }

    private List<LowerBound> bounds(Fraction fraction) {
        List<LowerBound> bounds = new ArrayList<>();
        for (boolean exponents : new boolean[] {false, true}) {
            Optional<LogTerms> split = LogTerms.of(fraction, exponents);
            if (split.isEmpty() || split.get().terms().isEmpty()) {
                continue;
            }
            addBounds(split.get(), bounds);
            split.get().folded().forEach(folded -> addBounds(folded, bounds));
            LogTerms byMonomial = split.get().byMonomial();
            if (!byMonomial.equals(split.get())) {
                addBounds(byMonomial, bounds);
            }
        }
        return bounds;
    }

    private void addBounds(LogTerms split, List<LowerBound> bounds) {
        if (split.terms().size() > MOST_TERMS) {
            return;
        }
        List<Oriented> oriented = new ArrayList<>();
        for (LogTerms.Term term : split.terms()) {
            Optional<Oriented> one = oriented(term.primitive(), split);
            if (one.isEmpty()) {
                return;
            }
            oriented.add(one.get());
        }
        for (List<Rational> powers : choices(oriented.size())) {
            bound(split.restValue(), oriented, powers).ifPresent(bounds::add);
        }
    }

    /** {@code -weight log t} with a weight that is at least 0 and {@code t = Π |base|^exponent}. */
    private record Oriented(Fraction weight, Map<Expr, Rational> powers, Rational sign) {}

    private Optional<Oriented> oriented(LogTerms.Term term, LogTerms split) {
        Fraction weight = split.weight(term);
        Signs signs = new Signs(facts);
        for (Rational sign : List.of(Rational.MINUS_ONE, Rational.ONE)) {
            Fraction turned = weight.times(sign);
            if (signs.nonnegative(turned, false).isPresent()) {
                return Optional.of(new Oriented(turned, term.powers(), sign.negate()));
            }
        }
        return Optional.empty();
    }

    /** {@code t^r} as a quotient; an absolute value is left out where it changes nothing. */
    private Expr power(Oriented term, Rational r) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        term.powers().forEach((base, own) -> {
            Rational exponent = own.multiply(term.sign()).multiply(r);
            Rational size = exponent.abs();
            boolean even = size.multiply(Rational.HALF).isInteger();
            boolean plain = base instanceof Num || even || facts.isNonnegative(base);
            Expr absolute = plain ? base : Expr.apply(Op.ABS, base);
            Expr power = size.isOne() ? absolute : Expr.power(absolute, Expr.num(size));
            (exponent.signum() > 0 ? above : below).add(power);
        });
        return below.isEmpty() ? joined(above) : Expr.divide(joined(above), joined(below));
    }

    private static Expr joined(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Apply.of(Op.MULTIPLY, factors);
        };
    }

    private static List<List<Rational>> choices(int terms) {
        List<List<Rational>> choices = new ArrayList<>();
        if (terms > MOST_WITH_OWN_POWER) {
            POWERS.forEach(power -> choices.add(java.util.Collections.nCopies(terms, power)));
            return choices;
        }
        choices.add(List.of());
        for (int i = 0; i < terms; i++) {
            List<List<Rational>> longer = new ArrayList<>();
            for (List<Rational> choice : choices) {
                for (Rational power : POWERS) {
                    List<Rational> more = new ArrayList<>(choice);
                    more.add(power);
                    longer.add(more);
                }
            }
            choices.clear();
            choices.addAll(longer);
        }
        return choices;
    }

    private Optional<LowerBound> bound(Fraction rest, List<Oriented> terms, List<Rational> powers) {
        try {
            Fraction value = rest;
            List<String> methods = new ArrayList<>();
            List<LowerBound.Gap> gaps = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                Oriented term = terms.get(i);
                Rational r = powers.get(i);
                Fraction above = normaliser.of(power(term, r)).minus(Fraction.ONE);
                Expr t = power(term, Rational.ONE);
                value = value.minus(term.weight().times(above).times(r.reciprocal()));
                methods.add("by " + text(r) + " with t = " + Shown.text(t, facts));
                gaps.add(at -> isStrict(term.weight(), t, at));
            }
            return Optional.of(new LowerBound(Canonical.form(value.toExpr()), methods, gaps));
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }

    private static String text(Rational r) {
        if (r.isOne()) {
            return "log t <= t - 1";
        }
        return r.equals(Rational.TWO) ? "log t <= (t^2 - 1)/2" : "log t <= 2*(sqrt(t) - 1)";
    }

    /** Whether the weight is positive and t is not 1, for certain. */
    private static Optional<String> isStrict(Fraction weight, Expr t, Facts facts) {
        try {
            boolean positive = new Signs(facts)
                    .nonnegative(weight, false)
                    .map(Certificate::strict)
                    .orElse(false);
            Fraction difference =
                    new Normaliser(facts, new LinkedHashSet<>()).of(t).minus(Fraction.ONE);
            return positive && Inequations.isNonzero(difference.numerator(), facts)
                    ? Optional.of("strict because " + Shown.text(t, facts) + " is not 1")
                    : Optional.empty();
        } catch (NoNormalFormException | CaseSplit e) {
            return Optional.empty();
        }
    }
}
