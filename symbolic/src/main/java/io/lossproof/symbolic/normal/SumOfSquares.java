package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a polynomial as a quadratic form {@code Σ G[i,j] m[i] m[j]} over monomials m, plus terms that are not negative,
 * and decides by exact symmetric elimination whether the matrix G is positive semidefinite: then the polynomial is a sum
 * of squares.
 *
 * <p>The monomials are the roots of the terms that are squares; an atom that is not negative has a root, any other only
 * where its exponent is even. A product of two of them that occurs in more than one way is taken in the first.
 */
final class SumOfSquares {

    /** Larger forms are not tried. */
    private static final int MOST_MONOMIALS = 40;

    private final Facts facts;
    private final List<Monomial> basis = new ArrayList<>();
    private final List<List<Rational>> gram = new ArrayList<>();
    private boolean strictRest;

    private SumOfSquares(Facts facts) {
        this.facts = facts;
    }

    /** That the polynomial is at least 0, positive where some square or other term is known to be. */
    static Optional<Certificate> of(Polynomial polynomial, Facts facts) {
        return new SumOfSquares(facts)
                .certificate(polynomial, false)
                .or(() -> new SumOfSquares(facts).certificate(polynomial, true));
    }

    /** That the polynomial is at least 0; whether it is positive is not asked. */
    static boolean isNonnegative(Polynomial polynomial, Facts facts) {
        return new SumOfSquares(facts).sum(polynomial, false).isPresent()
                || new SumOfSquares(facts).sum(polynomial, true).isPresent();
    }

    private Optional<Certificate> certificate(Polynomial polynomial, boolean dropping) {
        return sum(polynomial, dropping).map(squares -> Certificate.of(strictRest || formIsPositive(), text(squares)));
    }

    /** The squares, beside terms that are not negative. */
    private Optional<List<Polynomial>> sum(Polynomial polynomial, boolean dropping) {
        Map<Monomial, Rational> others = new LinkedHashMap<>();
        List<Rational> diagonal = new ArrayList<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            Optional<Monomial> root = coefficient.signum() > 0 ? root(monomial) : Optional.empty();
            if (root.isPresent()) {
                basis.add(root.get());
                diagonal.add(coefficient);
            } else {
                others.put(monomial, coefficient);
            }
        });
        if (basis.isEmpty() || basis.size() > MOST_MONOMIALS) {
            return Optional.empty();
        }
        for (int i = 0; i < basis.size(); i++) {
            gram.add(new ArrayList<>(Collections.nCopies(basis.size(), Rational.ZERO)));
            gram.get(i).set(i, diagonal.get(i));
        }
        for (Map.Entry<Monomial, Rational> term : others.entrySet()) {
            if (!placed(term.getKey(), term.getValue(), dropping)) {
                return Optional.empty();
            }
        }
        return squares();
    }

    /** Puts a term beside the diagonal, or leaves it out where it is not negative. */
    private boolean placed(Monomial monomial, Rational coefficient, boolean dropping) {
        Range range = facts.range(Polynomial.of(monomial, coefficient).toExpr());
        if (!(dropping && range.isNonnegative())) {
            for (int i = 0; i < basis.size(); i++) {
                for (int j = i + 1; j < basis.size(); j++) {
                    if (basis.get(i).times(basis.get(j)).equals(monomial)) {
                        gram.get(i).set(j, coefficient.multiply(Rational.HALF));
                        gram.get(j).set(i, coefficient.multiply(Rational.HALF));
                        return true;
                    }
                }
            }
        }
        strictRest |= range.isPositive();
        return range.isNonnegative();
    }

    /** The monomial whose square is this one, if it is real for certain. */
    private Optional<Monomial> root(Monomial monomial) {
        for (Map.Entry<Expr, Rational> factor : monomial.exponents().entrySet()) {
            Rational half = factor.getValue().multiply(Rational.HALF);
            if (!half.isInteger() && !facts.isNonnegative(factor.getKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(monomial.power(Rational.HALF));
    }

    /** The squares with their coefficients, by elimination; empty if the matrix is not positive semidefinite. */
    private Optional<List<Polynomial>> squares() {
        List<List<Rational>> rest = new ArrayList<>();
        gram.forEach(row -> rest.add(new ArrayList<>(row)));
        List<Polynomial> squares = new ArrayList<>();
        for (int i = 0; i < basis.size(); i++) {
            List<Rational> row = List.copyOf(rest.get(i));
            Rational pivot = row.get(i);
            boolean zeroRow = row.subList(i, row.size()).stream().allMatch(Rational::isZero);
            if (pivot.signum() < 0 || pivot.isZero() && !zeroRow) {
                return Optional.empty();
            }
            if (pivot.isZero()) {
                continue;
            }
            Polynomial square = Polynomial.ZERO;
            for (int j = i; j < basis.size(); j++) {
                Rational factor = row.get(j).divide(pivot);
                square = square.plus(Polynomial.of(basis.get(j), factor));
                for (int k = i; k < basis.size(); k++) {
                    Rational less = rest.get(j).get(k).subtract(factor.multiply(row.get(k)));
                    rest.get(j).set(k, less);
                }
            }
            squares.add(square);
        }
        return Optional.of(squares);
    }

    private String text(List<Polynomial> squares) {
        List<String> shown = squares.stream()
                .map(square -> square.times(square.scale().reciprocal()))
                .map(square -> Shown.text(square.toExpr(), facts))
                .map(square -> square.matches("\\w+") ? square + "^2" : "(" + square + ")^2")
                .toList();
        return shown.size() <= 4
                ? "as " + String.join(" and ", shown) + " with positive factors"
                : "as a sum of " + shown.size() + " squares";
    }

    /**
     * Whether some linear form u in the monomials is known not to be 0 and lies in the image of G. With {@code u = G x},
     * {@code (u m)² <= (x G x)(m G m)}, so that the form is positive.
     */
    private boolean formIsPositive() {
        for (int i = 0; i < basis.size(); i++) {
            boolean nonzero =
                    basis.get(i).exponents().keySet().stream().allMatch(atom -> facts.holds(Cond.nonzero(atom)));
            List<Rational> unit = new ArrayList<>(Collections.nCopies(basis.size(), Rational.ZERO));
            unit.set(i, Rational.ONE);
            if (nonzero && LinearSystem.solve(gram, unit).isPresent()) {
                return true;
            }
        }
        return Inequations.given(facts).stream()
                .map(this::inMonomials)
                .flatMap(Optional::stream)
                .anyMatch(form -> LinearSystem.solve(gram, form).isPresent());
    }

    private Optional<List<Rational>> inMonomials(Polynomial form) {
        boolean fits = form.terms().keySet().stream().allMatch(basis::contains);
        return fits
                ? Optional.of(basis.stream()
                        .map(monomial -> form.terms().getOrDefault(monomial, Rational.ZERO))
                        .toList())
                : Optional.empty();
    }
}
