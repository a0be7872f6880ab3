package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact algebra with the numbers of one point. Enclosures never tell that two sides touch, as those of
 * {@code log(2) >= -log(1/2)} do.
 */
final class ExactValues {

    private static final int LONGEST = 8;
    private static final int MOST_DIGITS = 12;

    private ExactValues() {}

    /** Whether both sides are proved to have the same value at a simple point. */
    static boolean areProvedEqual(Claim claim, Point point) {
        if (!isSimple(point)) {
            return false;
        }
        Expr left = at(claim.left(), point);
        Expr right = at(claim.right(), point);
        return left.freeNames().isEmpty()
                && right.freeNames().isEmpty()
                && ZeroTest.equal(left, right, Scope.EMPTY).isProved();
    }

    private static boolean isSimple(Point point) {
        return point.scalars().values().stream().allMatch(ExactValues::isShort)
                && point.vectors().values().stream()
                        .allMatch(entries ->
                                entries.size() <= LONGEST && entries.stream().allMatch(ExactValues::isShort));
    }

    private static boolean isShort(Rational value) {
        return value.numerator().bitLength() + value.denominator().bitLength() <= 4 * MOST_DIGITS;
    }

    /** The formula with the numbers of the point for its variables. */
    static Expr at(Expr formula, Point point) {
        Map<Sym, Expr> scalars = new HashMap<>();
        point.scalars().forEach((name, value) -> scalars.put(Expr.symbol(name), Expr.num(value)));
        Expr result = Unrolling.of(formula.substitute(scalars), LONGEST);
        for (Map.Entry<String, List<Rational>> vector : point.vectors().entrySet()) {
            result =
                    result.substituteVector(vector.getKey(), index -> entry(vector.getKey(), vector.getValue(), index));
        }
        return result;
    }

    private static Expr entry(String vector, List<Rational> entries, Expr index) {
        boolean known = index instanceof Num number
                && number.value().isInteger()
                && number.value().signum() > 0
                && number.value().compareTo(Rational.of(entries.size())) <= 0;
        return known
                ? Expr.num(entries.get(((Num) index).value().numerator().intValueExact() - 1))
                : Entry.of(vector, index);
    }
}
