package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Term.Quadratic;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.List;
import java.util.Optional;

/**
 * The expectation under a Gaussian of a sum of terms {@code c xⁿ exp(α x² + β x) h(x)}, h being 1, a sine or cosine or
 * normal distribution function of a linear argument, or a function that is such a sum piece by piece.
 *
 * <p>The exponential makes the Gaussian another one,
 * <pre>
 *   v' = s²/w,  m' = (m + s²β)/w,  with the factor exp((α m² + β m + s²β²/2)/w)/√w,  w = 1 - 2αs²,
 * </pre>
 * and Stein's identity does the rest, see {@link GaussianMoments}. Where w is not positive the integral is infinite. A
 * closed form is given where the integrand is proved to be defined on the whole line wherever the closed form is.
 */
final class GaussianExpectation {

    private final Expr mean;
    private final Expr deviation;
    private final Sym x;
    private final Scope scope;

    private GaussianExpectation(Expr mean, Expr deviation, Sym x, Scope scope) {
        this.mean = mean;
        this.deviation = deviation;
        this.x = x;
        this.scope = scope;
    }

    /** The expectation of a body in x; empty if no closed form is known. */
    static Optional<Expr> of(Expr mean, Expr deviation, Sym x, Expr body, Scope scope) {
        try {
            Expr explicit = Differentiation.carryOut(body);
            Scope positive = scope.given(List.of(Cond.positive(deviation)));
            Scope line = positive.with(x.name(), Domain.REAL);
            GaussianExpectation expectation = new GaussianExpectation(mean, deviation, x, positive);
            return expectation
                    .attempt(explicit)
                    .or(() -> ZeroTest.normalForm(explicit, line).flatMap(expectation::attempt))
                    .filter(value -> value.equals(Expectations.NO_VALUE)
                            || ZeroTest.definedWhere(value, explicit, line).isProved());
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private Optional<Expr> attempt(Expr body) {
        try {
            return Optional.of(value(body));
        } catch (NoClosedFormException e) {
            return Optional.empty();
        }
    }

    private Expr value(Expr body) {
        List<Term> terms = new Decomposition(x, scope.with(x.name(), Domain.REAL)).of(body);
        Expr sum = Num.ZERO;
        Optional<Cond> condition = Optional.empty();
        for (Term term : terms) {
            Expr second = term.exponent().second();
            Cond integrable = Cond.positive(sharpness(second));
            if (!Folded.isZero(second) && !ZeroTest.holds(integrable, scope)) {
                boolean decides = condition.isEmpty()
                        && term.factor().isEmpty()
                        && ZeroTest.holds(Cond.nonzero(term.coefficient()), scope);
                if (!decides) {
                    throw new NoClosedFormException("that the integrand is integrable is not proved");
                }
                condition = Optional.of(integrable);
            }
            sum = Folded.sum(sum, value(term));
        }
        if (condition.isEmpty()) {
            return sum;
        }
        return ZeroTest.holds(condition.get().negate(), scope)
                ? Expectations.NO_VALUE
                : Piecewise.of(sum, condition.get(), Expectations.NO_VALUE);
    }

    /** {@code 1 - 2αs²}, the share of the precision that the exponential leaves. */
    private Expr sharpness(Expr second) {
        return Folded.difference(Num.ONE, Folded.product(Num.TWO, second, Folded.power(deviation, 2)));
    }

    private Expr value(Term term) {
        Expr variance = Folded.power(deviation, 2);
        Quadratic exponent = term.exponent();
        Expr sharpness = sharpness(exponent.second());
        Expr shift = Folded.product(variance, exponent.first());
        Expr centre = Folded.quotient(Folded.sum(mean, shift), sharpness);
        Expr rise = Folded.sum(
                Folded.product(Folded.sum(Folded.product(exponent.second(), mean), exponent.first()), mean),
                Folded.quotient(Folded.product(exponent.first(), shift), Num.TWO));
        Expr factor = Folded.exponential(Folded.quotient(rise, sharpness));
        Expr mass = Folded.isOne(sharpness) ? factor : Expr.divide(factor, Expr.apply(Op.SQRT, sharpness));
        GaussianMoments moments = new GaussianMoments(centre, Folded.quotient(variance, sharpness));
        return Folded.product(term.coefficient(), mass, moment(term, moments));
    }

    private Expr moment(Term term, GaussianMoments moments) {
        if (term.factor().isEmpty()) {
            return moments.power(term.power());
        }
        if (term.factor().get() instanceof Term.Composed composed) {
            return composed.op() == Op.NORMALCDF
                    ? moments.distribution(term.power(), composed.slope(), composed.shift())
                    : moments.wave(term.power(), composed.op(), composed.slope(), composed.shift());
        }
        return piecewise(term, moments);
    }

    // ---- piece by piece -------------------------------------------------------------------------------------------

    private Expr piecewise(Term term, GaussianMoments moments) {
        Expr formula = ((Term.Pieces) term.factor().orElseThrow()).formula();
        Expr sum = Num.ZERO;
        for (Cells.Cell cell : new Cells(x, scope).of(formula)) {
            for (Term part : new Decomposition(x, scope.with(x.name(), Domain.REAL)).of(cell.formula())) {
                if (part.factor().isPresent() || !part.exponent().isZero()) {
                    throw new NoClosedFormException("a piece is not a polynomial");
                }
                Expr inside = between(part.power() + term.power(), cell, moments);
                sum = Folded.sum(sum, Folded.product(part.coefficient(), inside));
            }
        }
        return sum;
    }

    private static Expr between(int power, Cells.Cell cell, GaussianMoments moments) {
        Expr fromLower = cell.lower().map(c -> moments.above(power, c)).orElseGet(() -> moments.power(power));
        return cell.upper()
                .map(c -> Folded.difference(fromLower, moments.above(power, c)))
                .orElse(fromLower);
    }
}
