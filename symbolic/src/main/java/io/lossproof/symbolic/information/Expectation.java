package io.lossproof.symbolic.information;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily.StatedForm;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The expectation of a formula of the observation under a member of a family: by definition a sum over the support, or
 * an integral over the line.
 *
 * <p>A closed form is derived, not stated. On a finite support it is the sum itself, worked out. On the line the formula
 * must be a polynomial of degree at most 2 in the observation; then, with the mean m and the variance v that the family
 * states,
 * <pre>
 *   E[h(y)] = E[h(m) + h'(m) (y - m) + h''(m)/2 (y - m)²] = h(m) + h''(m)/2 · v.
 * </pre>
 * The stated moments are checked elsewhere, and so is the result, against the sum or the integral.
 */
public final class Expectation {

    private static final String COLLECTED = "collection of signs and like terms";

    private final Member member;

    private Expectation(Member member) {
        this.member = member;
    }

    public static Expectation under(Member member) {
        return new Expectation(member);
    }

    /**
     * An expectation as it is defined.
     *
     * @param formula the sum, or the integrand
     * @param integratedOver the variable of an integral over the line; empty for a sum
     */
    public record Definition(Expr formula, Optional<String> integratedOver) {}

    public boolean isSum() {
        return !(member.family().support() instanceof Support.Line);
    }

    /** The sum of density times formula over the support, or the integrand over the line. */
    public Definition definition(Expr of) {
        Expr integrand = of.equals(Num.ONE) ? member.density() : Expr.multiply(member.density(), of);
        return isSum()
                ? new Definition(new Outcomes(member).sum(integrand), Optional.empty())
                : new Definition(integrand, Optional.of(observation().name()));
    }

    /**
     * The chains from the definition to a closed form; empty if there is none to be derived.
     *
     * @param defined the formula of the observation as it is defined, such as minus the logarithm of a density
     * @param derived an equal formula that is worked with
     * @param scope the variables that are free in both but the observation
     */
    public Optional<List<Passage>> closedForm(Expr defined, Expr derived, Scope scope) {
        if (derived.isFreeOf(observation().name())) {
            String reason = "It does not depend on the observation, so that it is its own expectation.";
            return Optional.of(List.of(new Passage(reason, List.of(), gathered(Derivation.from(derived, scope)))));
        }
        return isSum() ? Optional.of(List.of(summed(defined, derived, scope))) : byMoments(defined, derived, scope);
    }

    /** The sum with mass and value worked out at each outcome, and nothing else done to it. */
    Expr outcomes(Expr derived, Scope scope) {
        Outcomes outcomes = new Outcomes(member);
        return outcomes.byClass(outcomes.weighted(derived, scope), scope);
    }

    private Passage summed(Expr defined, Expr derived, Scope scope) {
        Outcomes outcomes = new Outcomes(member);
        Derivation chain = Derivation.from(new Outcomes(member).sum(Expr.multiply(member.density(), defined)), scope)
                .to(outcomes.weighted(derived, scope), "mass and value of each outcome", "")
                .transformed("counting of classes from 1", sum -> outcomes.byClass(sum, scope));
        return Passage.of(gathered(chain));
    }

    private Optional<List<Passage>> byMoments(Expr defined, Expr derived, Scope scope) {
        Optional<Expr> mean = moment(Quantity.MEAN);
        Optional<Expr> variance = moment(Quantity.VARIANCE);
        if (mean.isEmpty() || variance.isEmpty()) {
            return Optional.empty();
        }
        Sym y = observation();
        Scope withObservation =
                scope.with(y.name(), member.family().observation().domain());
        try {
            Expr slope = Differentiation.derivative(derived, y);
            Expr curvature = Differentiation.derivative(slope, y);
            if (!ZeroTest.zero(Differentiation.derivative(curvature, y), withObservation)
                    .isProved()) {
                return Optional.empty();
            }
            UnaryOperator<Expr> atMean = form -> Arrangement.shortest(form.substitute(y, mean.get()), scope);
            Expr constant = atMean.apply(derived);
            Expr linear = atMean.apply(slope);
            Expr quadratic = atMean.apply(Expr.divide(curvature, Num.TWO));
            Expr deviation = Expr.subtract(y, mean.get());
            Expr expansion = Expr.add(
                    constant, Expr.multiply(linear, deviation), Expr.multiply(quadratic, Expr.power(deviation, 2)));
            Derivation integrand = Derivation.from(defined, withObservation)
                    .to(derived, "insertion of the log-density", "")
                    .transformed("expansion about the mean", form -> Arrangement.of(expansion, withObservation));
            List<Expr> terms = new ArrayList<>(Terms.of(constant));
            terms.add(Expr.multiply(quadratic, variance.get()));
            Derivation value = Derivation.from(Terms.sum(terms), scope);
            List<Passage.Moment> moments = List.of(
                    new Passage.Moment(deviation, Num.ZERO),
                    new Passage.Moment(Expr.power(deviation, 2), variance.get()));
            return Optional.of(
                    List.of(Passage.of(integrand), new Passage("Term by term, with", moments, gathered(value))));
        } catch (Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    private static Derivation gathered(Derivation chain) {
        return chain.transformed(COLLECTED, form -> Arrangement.shortest(form, chain.scope()))
                .rewritten(Gathering.RULES);
    }

    private Optional<Expr> moment(Quantity quantity) {
        return member.family().claims().stream()
                .filter(claim -> claim.quantity() == quantity)
                .map(StatedForm::form)
                .map(form -> Arrangement.of(member.rewritten(form), member.scope()))
                .findFirst();
    }

    private Sym observation() {
        return Expr.symbol(member.family().observation().name());
    }
}
