package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * The arguments of one kind of function met so far, as rational multiples of directions: x/2 and 3x are multiples of x/2.
 * A functional equation that takes a multiple apart, as that of {@code gamma(2x)} or {@code cos(2x)}, leads to one
 * representative only if it starts from what divides all of them.
 */
final class Arguments {

    /**
     * An argument without its constant.
     *
     * @param direction with coprime integer coefficients above, the leading one positive
     * @param factor how often
     */
    record Multiple(Fraction direction, Rational factor) {
        static Multiple of(Fraction value) {
            Rational scale = value.numerator().scale();
            Rational factor = value.numerator().leadingSign() < 0 ? scale.negate() : scale;
            return new Multiple(value.times(factor.reciprocal()), factor);
        }
    }

    private final Map<Fraction, Rational> spacings = new HashMap<>();
    private final Map<Fraction, Rational> largest = new HashMap<>();
    private final Set<Multiple> signs = new HashSet<>();
    private boolean changed;

    /** Notes an argument; returns how often the spacing of its direction, which is positive, goes into it. */
    Rational note(Multiple multiple) {
        Rational size = multiple.factor().abs();
        Rational spacing = merged(spacings, multiple.direction(), size, Arguments::commonDivisor);
        noteSign(multiple);
        return multiple.factor().divide(spacing);
    }

    private void noteSign(Multiple multiple) {
        Multiple sign =
                new Multiple(multiple.direction(), Rational.of(multiple.factor().signum()));
        if (signs.add(sign) && signs.contains(opposite(sign))) {
            changed = true;
        }
    }

    /** Whether both signs of a direction were met. */
    boolean hasOpposite(Multiple multiple) {
        return signs.contains(opposite(
                new Multiple(multiple.direction(), Rational.of(multiple.factor().signum()))));
    }

    private static Multiple opposite(Multiple multiple) {
        return new Multiple(multiple.direction(), multiple.factor().negate());
    }

    /** Notes a constant that is added to a class of arguments; returns the largest so far. */
    Rational noteConstant(Fraction argumentClass, Rational constant) {
        return merged(largest, argumentClass, constant, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private Rational merged(
            Map<Fraction, Rational> map, Fraction key, Rational value, BinaryOperator<Rational> operator) {
        Rational old = map.get(key);
        Rational merged = old == null ? value : operator.apply(old, value);
        map.put(key, merged);
        changed = changed || old != null && !merged.equals(old);
        return merged;
    }

    private static Rational commonDivisor(Rational a, Rational b) {
        BigInteger above =
                a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator()));
        return Rational.of(above, a.denominator().multiply(b.denominator()));
    }

    /** Whether something was learnt that earlier answers did not know. */
    boolean learnt() {
        return changed;
    }
}
