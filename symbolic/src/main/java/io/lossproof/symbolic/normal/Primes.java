package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Prime factors of positive rationals; a large cofactor counts as one factor. */
final class Primes {

    private static final int LARGEST_TRIED = 10_000;

    private Primes() {}

    /** Each factor with its exponent, negative for the denominator. */
    static Map<BigInteger, Integer> of(Rational value) {
        Map<BigInteger, Integer> factors = new TreeMap<>();
        split(value.numerator(), 1, factors);
        split(value.denominator(), -1, factors);
        factors.values().removeIf(exponent -> exponent == 0);
        return factors;
    }

    private static void split(BigInteger number, int sign, Map<BigInteger, Integer> factors) {
        BigInteger rest = number;
        for (int p = 2; p <= LARGEST_TRIED && rest.compareTo(BigInteger.valueOf((long) p * p)) >= 0; p++) {
            BigInteger prime = BigInteger.valueOf(p);
            BigInteger[] parts = rest.divideAndRemainder(prime);
            while (parts[1].signum() == 0) {
                factors.merge(prime, sign, Integer::sum);
                rest = parts[0];
                parts = rest.divideAndRemainder(prime);
            }
        }
        if (!rest.equals(BigInteger.ONE)) {
            factors.merge(rest, sign, Integer::sum);
        }
    }
}
