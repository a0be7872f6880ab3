package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sign of a fraction as the product of the signs of its factors, each by linear arithmetic or as a sum of squares. */
final class SignOfFactors {

    private SignOfFactors() {}

    /** That the fraction is at least 0, or positive, wherever it is defined; empty if that is not shown. */
    static Optional<Certificate> of(Fraction fraction, Facts facts) {
        if (SignDecision.isOpen(fraction.toExpr())) {
            return Optional.empty();
        }
        SignForm form = SignForm.of(fraction, new Normaliser(facts, new LinkedHashSet<>()), facts);
        int sign = form.sign();
        boolean isNonzero = sign != 0;
        Map<Polynomial, Integer> powers = new HashMap<>();
        form.factors().forEach(factor -> powers.merge(factor, 1, Integer::sum));
        for (Map.Entry<Polynomial, Integer> power : powers.entrySet()) {
            Set<Integer> signs = signs(power.getKey(), facts);
            isNonzero &= !signs.contains(0);
            if (power.getValue() % 2 != 0) {
                if (signs.contains(1) && signs.contains(-1)) {
                    return Optional.empty();
                }
                sign *= signs.contains(-1) ? -1 : 1;
            }
        }
        return sign < 0
                ? Optional.empty()
                : Optional.of(Certificate.of(isNonzero, "by linear arithmetic about the factors"));
    }

    private static Set<Integer> signs(Polynomial factor, Facts facts) {
        Set<Integer> signs = facts.signs(factor);
        if (signs.contains(1) && signs.contains(-1)) {
            for (int sign : new int[] {1, -1}) {
                Optional<Certificate> squares = SumOfSquares.of(factor.times(Rational.of(sign)), facts);
                if (squares.isPresent()) {
                    return squares.get().strict() ? Set.of(sign) : Set.of(0, sign);
                }
            }
        }
        return signs;
    }
}
