package io.lossproof.symbolic.limit;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function of T that tends to infinity: terms of strictly falling growth, and a growth that bounds the rest up to a
 * constant; without it the sum is exact. The function is defined for all large T. Terms that the rest may hide are left
 * out, so each is larger than the rest in the end. No coefficient is known to be 0; its sign may be unknown.
 */
record Expansion(List<Term> terms, Optional<Growth> rest) {

    static final Expansion ZERO = new Expansion(List.of(), Optional.empty());

    Expansion {
        terms = List.copyOf(terms);
    }

    static Expansion of(Term term) {
        return term.coefficient().equals(Num.ZERO) ? ZERO : new Expansion(List.of(term), Optional.empty());
    }

    static Expansion constant(Expr value) {
        return of(new Term(value, Growth.ONE));
    }

    /** Bounded, and nothing more known. */
    static Expansion boundedBy(Growth growth) {
        return new Expansion(List.of(), Optional.of(growth));
    }

    boolean isZero() {
        return terms.isEmpty() && rest.isEmpty();
    }

    /** The first term, its coefficient proved not to be 0; throws where that is not known. */
    Term leading(Signs signs) {
        if (terms.isEmpty()) {
            throw new NoLimitException(
                    rest.isEmpty()
                            ? "a part is 0 where it must not be"
                            : "the leading term of a part cancels or oscillates");
        }
        Term first = terms.get(0);
        if (!signs.isNonzero(first.coefficient())) {
            throw NoLimitException.forSign(
                    first.coefficient(), "that " + first.coefficient() + " is not 0 is not proved");
        }
        return first;
    }

    /** The sign for all large T; throws where it is not proved. */
    int sign(Signs signs) {
        return isZero() ? 0 : signs.of(leading(signs).coefficient());
    }

    /** A growth that bounds the whole; empty for zero. */
    Optional<Growth> bound() {
        return terms.isEmpty() ? rest : Optional.of(terms.get(0).growth());
    }

    boolean tendsToZero(Signs signs) {
        return bound().map(growth -> growth.direction(signs) < 0).orElse(true);
    }

    // ---- arithmetic; at most so many terms are kept ---------------------------------------------------------------

    Expansion plus(Expansion other, Signs signs, int most) {
        List<Term> sum = new ArrayList<>(terms);
        other.terms.forEach(term -> insert(sum, term, signs));
        return of(sum, larger(rest, other.rest, signs), signs, most);
    }

    Expansion times(Expansion other, Signs signs, int most) {
        if (isZero() || other.isZero()) {
            return ZERO;
        }
        List<Term> product = new ArrayList<>();
        for (Term a : terms) {
            for (Term b : other.terms) {
                insert(
                        product,
                        new Term(
                                Coefficients.multiply(a.coefficient(), b.coefficient(), signs),
                                a.growth().times(b.growth(), signs)),
                        signs);
            }
        }
        Optional<Growth> first = rest.flatMap(r -> other.bound().map(b -> r.times(b, signs)));
        Optional<Growth> second = other.rest.flatMap(r -> bound().map(b -> r.times(b, signs)));
        return of(product, larger(first, second, signs), signs, most);
    }

    Expansion times(Term term, Signs signs, int most) {
        return times(of(term), signs, most);
    }

    Expansion negated(Signs signs) {
        return times(new Term(Expr.num(Rational.MINUS_ONE), Growth.ONE), signs, Integer.MAX_VALUE);
    }

    Expansion withoutFirst() {
        return new Expansion(terms.subList(1, terms.size()), rest);
    }

    private static Optional<Growth> larger(Optional<Growth> a, Optional<Growth> b, Signs signs) {
        return a.isEmpty() ? b : b.isEmpty() ? a : Optional.of(a.get().max(b.get(), signs));
    }

    /** Keeps the terms in order; terms of one growth are added, and fall away if they cancel. */
    private static void insert(List<Term> terms, Term term, Signs signs) {
        for (int i = 0; i < terms.size(); i++) {
            Term present = terms.get(i);
            int order = term.growth().compare(present.growth(), signs);
            if (order == 0) {
                Expr sum = Coefficients.add(present.coefficient(), term.coefficient(), signs);
                if (sum.equals(Num.ZERO)) {
                    terms.remove(i);
                } else {
                    terms.set(i, new Term(sum, present.growth()));
                }
                return;
            }
            if (order > 0) {
                terms.add(i, term);
                return;
            }
        }
        terms.add(term);
    }

    private static Expansion of(List<Term> terms, Optional<Growth> rest, Signs signs, int most) {
        List<Term> kept = new ArrayList<>();
        Optional<Growth> unknown = rest;
        for (Term term : terms) {
            if (rest.isPresent() && term.growth().compare(rest.get(), signs) <= 0) {
                break;
            }
            if (kept.size() == most) {
                unknown = Optional.of(term.growth());
                break;
            }
            kept.add(term);
        }
        return new Expansion(kept, unknown);
    }
}
