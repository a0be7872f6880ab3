package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linear inequalities with rational coefficients, refuted exactly by Fourier-Motzkin elimination. The unknowns are
 * monomials, each free by itself: what has no solution so has none for the atoms either.
 */
final class LinearInequalities {

    /** Beyond so many rows nothing is concluded. */
    private static final int MOST_ROWS = 160;

    private LinearInequalities() {}

    /** That a polynomial, linear in its monomials, is at least 0, or positive. */
    record Row(Polynomial value, boolean strict) {}

    /** Whether no values of the monomials satisfy all rows; not knowing is false. */
    static boolean areContradictory(List<Row> rows) {
        Map<Polynomial, Boolean> current = new LinkedHashMap<>();
        for (Row row : rows) {
            if (isFalse(row)) {
                return true;
            }
            add(current, row);
        }
        while (!current.isEmpty()) {
            if (current.size() > MOST_ROWS) {
                return false;
            }
            Monomial unknown = cheapest(current);
            Map<Polynomial, Boolean> next = new LinkedHashMap<>();
            List<Row> above = new ArrayList<>();
            List<Row> below = new ArrayList<>();
            current.forEach((value, strict) -> {
                int sign = coefficient(value, unknown).signum();
                if (sign == 0) {
                    next.put(value, strict);
                } else {
                    (sign > 0 ? above : below).add(new Row(value, strict));
                }
            });
            for (Row up : above) {
                for (Row down : below) {
                    Row sum = eliminated(up, down, unknown);
                    if (isFalse(sum)) {
                        return true;
                    }
                    add(next, sum);
                }
            }
            current = next;
        }
        return false;
    }

    private static Rational coefficient(Polynomial value, Monomial unknown) {
        return value.terms().getOrDefault(unknown, Rational.ZERO);
    }

    private static Row eliminated(Row up, Row down, Monomial unknown) {
        Polynomial sum = up.value()
                .times(coefficient(down.value(), unknown).negate())
                .plus(down.value().times(coefficient(up.value(), unknown)));
        return new Row(sum, up.strict() || down.strict());
    }

    private static boolean isFalse(Row row) {
        if (!row.value().isConstant()) {
            return false;
        }
        int sign = row.value().constantTerm().signum();
        return row.strict() ? sign <= 0 : sign < 0;
    }

    /** Rows that differ by a positive factor are one. */
    private static void add(Map<Polynomial, Boolean> rows, Row row) {
        if (!row.value().isConstant()) {
            Polynomial scaled = row.value().times(row.value().scale().reciprocal());
            rows.merge(scaled, row.strict(), Boolean::logicalOr);
        }
    }

    /** The unknown whose elimination leaves the fewest rows. */
    private static Monomial cheapest(Map<Polynomial, Boolean> rows) {
        Map<Monomial, int[]> counts = new HashMap<>();
        rows.keySet()
                .forEach(value -> value.terms().forEach((monomial, coefficient) -> {
                    if (!monomial.isOne()) {
                        counts.computeIfAbsent(monomial, key -> new int[2])[coefficient.signum() > 0 ? 0 : 1]++;
                    }
                }));
        Monomial best = Monomial.ONE;
        long least = Long.MAX_VALUE;
        for (Map.Entry<Monomial, int[]> entry : counts.entrySet()) {
            int[] count = entry.getValue();
            long cost = (long) count[0] * count[1] - count[0] - count[1];
            if (cost < least) {
                least = cost;
                best = entry.getKey();
            }
        }
        return best;
    }
}
