package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;

/**
 * Expectations of x to a power times a function under a Gaussian with mean m and variance v, by Stein's identity
 * <pre>
 *   E[xⁿ h(x)] = m E[xⁿ⁻¹ h(x)] + v ((n - 1) E[xⁿ⁻² h(x)] + E[xⁿ⁻¹ h'(x)]).
 * </pre>
 */
record GaussianMoments(Expr mean, Expr variance) {

    private static final Expr ROOT_OF_TWO_PI = Expr.apply(Op.SQRT, Expr.multiply(Num.TWO, Const.PI));

    /** {@code E[xⁿ] = Σ_k n!/((n - 2k)! k! 2ᵏ) mⁿ⁻²ᵏ vᵏ}. */
    Expr power(int n) {
        Expr sum = Num.ZERO;
        long weight = 1;
        for (int k = 0; 2 * k <= n; k++) {
            sum = Folded.sum(
                    sum, Folded.product(Expr.num(weight), Folded.power(mean, n - 2 * k), Folded.power(variance, k)));
            weight = weight * (n - 2L * k) * (n - 2L * k - 1) / (2L * (k + 1));
        }
        return sum;
    }

    /** {@code E[xⁿ 1(x > c)]}. */
    Expr above(int n, Expr c) {
        if (n == 0) {
            return Folded.normal(Folded.quotient(Folded.difference(mean, c), deviation()));
        }
        Expr boundary = Folded.product(Folded.power(c, n - 1), densityAt(c));
        Expr before = n == 1 ? Num.ZERO : Folded.product(Expr.num(n - 1L), above(n - 2, c));
        return step(above(n - 1, c), Folded.sum(before, boundary));
    }

    /** {@code E[xⁿ cos(b x + a)]}, or of the sine. */
    Expr wave(int n, Op op, Expr b, Expr a) {
        boolean cosine = op == Op.COS;
        if (n == 0) {
            Expr damping = Expr.exp(Folded.negated(Expr.divide(Folded.product(Folded.power(b, 2), variance), Num.TWO)));
            return Folded.product(Expr.apply(op, Folded.sum(Folded.product(b, mean), a)), damping);
        }
        Expr slope = Folded.product(cosine ? Folded.negated(b) : b, wave(n - 1, cosine ? Op.SIN : Op.COS, b, a));
        Expr before = n == 1 ? Num.ZERO : Folded.product(Expr.num(n - 1L), wave(n - 2, op, b, a));
        return step(wave(n - 1, op, b, a), Folded.sum(before, slope));
    }

    /** {@code E[xⁿ Φ(b x + a)]}. */
    Expr distribution(int n, Expr b, Expr a) {
        Expr spread = Folded.sum(Num.ONE, Folded.product(Folded.power(b, 2), variance));
        Expr centre = Folded.sum(Folded.product(b, mean), a);
        if (n == 0) {
            return Folded.normal(Folded.quotient(centre, Expr.apply(Op.SQRT, spread)));
        }
        // φ(b x + a) times the density is a Gaussian again: total mass φ(centre/√spread)/√spread, variance v/spread.
        Expr mass = Expr.divide(
                Expr.exp(Folded.negated(Expr.divide(Expr.power(centre, 2), Folded.product(Num.TWO, spread)))),
                Expr.multiply(ROOT_OF_TWO_PI, Expr.apply(Op.SQRT, spread)));
        Expr narrower = Expr.divide(variance, spread);
        Expr moved = Expr.divide(Folded.difference(mean, Folded.product(a, Folded.product(b, variance))), spread);
        Expr slope = Folded.product(b, mass, new GaussianMoments(moved, narrower).power(n - 1));
        Expr before = n == 1 ? Num.ZERO : Folded.product(Expr.num(n - 1L), distribution(n - 2, b, a));
        return step(distribution(n - 1, b, a), Folded.sum(before, slope));
    }

    private Expr step(Expr lower, Expr rest) {
        return Folded.sum(Folded.product(mean, lower), Folded.product(variance, rest));
    }

    /** The variance is written as a square where it is that of the law itself, of a positive deviation. */
    private Expr deviation() {
        if (variance instanceof Apply apply
                && apply.op() == Op.POWER
                && apply.argument(1).equals(Num.TWO)) {
            return apply.argument(0);
        }
        return variance.equals(Num.ONE) ? Num.ONE : Expr.apply(Op.SQRT, variance);
    }

    private Expr densityAt(Expr c) {
        Expr square = Folded.power(Folded.difference(c, mean), 2);
        return Expr.divide(
                Folded.exponential(Folded.negated(Folded.quotient(square, Folded.product(Num.TWO, variance)))),
                Folded.product(ROOT_OF_TWO_PI, deviation()));
    }
}
