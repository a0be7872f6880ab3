package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.information.Outcomes;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out the expectations in a formula, for all values of the other variables in a scope at once.
 *
 * <p>A finite support gives the sum of mass times value. Under a Gaussian what has a closed form gets it, see {@link
 * GaussianExpectation}. Everything else stays an {@link Expectation}. The result is undefined exactly where the
 * expectation is: a parameter that is not proved to lie in its domain leaves a case distinction behind.
 */
public final class Expectations {

    /**
     * What stands where an expectation has no value: certainly undefined, which the constant {@code undefined} is not in
     * every arithmetic, as it also stands for what is merely not known.
     */
    static final Expr NO_VALUE = Expr.log(Expr.num(-1));

    private final Scope scope;
    private final boolean integrals;

    private Expectations(Scope scope, boolean integrals) {
        this.scope = scope;
        this.integrals = integrals;
    }

    /** The formula with every expectation carried out that can be; the others have their parts carried out. */
    public static Expr carryOut(Expr formula, Scope scope) {
        return new Expectations(scope, true).carried(formula);
    }

    /** The formula with the expectations under finite laws carried out; integrals stay. */
    public static Expr carryOutSums(Expr formula, Scope scope) {
        return new Expectations(scope, false).carried(formula);
    }

    /**
     * Conditions that hold wherever a formula with its expectations carried out is defined, and the formula that equals it
     * there and needs no case distinction for them.
     */
    public record Conditional(Expr formula, List<Cond> conditions) {}

    /**
     * Takes what is undefined unless a condition holds out of a formula whose functions need all their arguments. What has no
     * value at all becomes the constant {@code undefined}, of which nothing is proved, not even what holds of no point.
     */
    public static Conditional conditional(Expr formula) {
        List<Cond> conditions = new ArrayList<>();
        return new Conditional(stripped(formula, conditions), conditions);
    }

    private static Expr stripped(Expr formula, List<Cond> conditions) {
        if (formula.equals(NO_VALUE)) {
            return Const.UNDEFINED;
        }
        if (formula instanceof Piecewise piecewise
                && piecewise.cases().size() == 1
                && piecewise.otherwise().equals(NO_VALUE)) {
            conditions.add(piecewise.cases().get(0).when());
            return stripped(piecewise.cases().get(0).value(), conditions);
        }
        boolean needsAll = formula instanceof Apply apply && apply.op() != Op.XLOGY && apply.op() != Op.XLOG1PY;
        return needsAll ? formula.map(part -> stripped(part, conditions)) : formula;
    }

    private Expectations inside(Sym variable, Domain domain) {
        return new Expectations(scope.with(variable.name(), domain), integrals);
    }

    private Expr carried(Expr formula) {
        if (!formula.contains(Expectation.class::isInstance)) {
            return formula;
        }
        if (formula instanceof Expectation expectation) {
            return value(expectation);
        }
        if (formula instanceof Reduce reduce) {
            Sym index = Expr.freshIndex();
            Domain range = Domain.integers(reduce.lower(), reduce.upper());
            return reduce.withBody(index, inside(index, range).carried(reduce.bodyAt(index)));
        }
        if (formula instanceof Limit limit) {
            Sym variable = Expr.freshIndex();
            Expr body = inside(variable, Domain.REAL).carried(limit.bodyAt(variable));
            return Limit.of(limit.name(), variable, body, limit.at(), limit.side());
        }
        return formula.map(this::carried);
    }

    private Expr value(Expectation expectation) {
        Law law = Law.of(expectation);
        if (law.obstacle(scope).isPresent()) {
            return expectation;
        }
        Law carried = new Law(
                law.family(), law.parameters().stream().map(this::carried).toList());
        Sym x = Expr.freshIndex();
        Expr body = inside(x, law.support(scope)).carried(expectation.bodyAt(x));
        boolean isWhole = carried.parameters().stream().noneMatch(Expectations::isLeft);
        Optional<Expr> value = isWhole ? value(carried, x, body) : Optional.empty();
        return guarded(
                value.orElseGet(
                        () -> Expectation.of(expectation.name(), expectation.family(), carried.parameters(), x, body)),
                carried);
    }

    private static boolean isLeft(Expr formula) {
        return formula.contains(Expectation.class::isInstance);
    }

    private Optional<Expr> value(Law law, Sym x, Expr body) {
        if (law.family().support() instanceof Support.Values) {
            List<Expr> terms = new ArrayList<>();
            Outcomes.masses(law.family())
                    .forEach((outcome, mass) -> terms.add(
                            Expr.multiply(law.with(mass, scope), tidyIndices(body.substitute(x, outcome), scope))));
            return Optional.of(terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms));
        }
        if (law.family().support() instanceof Support.Labels) {
            Sym index = Expr.freshIndex();
            Domain.IntegerRange labels = (Domain.IntegerRange) law.support(scope);
            Expr classes = Arrangement.of(Expr.add(labels.upper().orElseThrow(), Num.ONE), scope);
            Scope inside = scope.with(index.name(), Domain.index(classes));
            Expr mass = law.with(Outcomes.massOfClass(law.family(), index), scope);
            Expr at = tidyIndices(body.substitute(x, Expr.subtract(index, Num.ONE)), inside);
            return Optional.of(Reduce.sum(index, Num.ONE, classes, Expr.multiply(mass, at)));
        }
        boolean isGaussian = law.family().id().equals("gaussian");
        return integrals && isGaussian && !isLeft(body)
                ? GaussianExpectation.of(
                        law.parameters().get(0), law.parameters().get(1), x, body, scope)
                : Optional.empty();
    }

    /** Indices such as {@code k - 1 + 1} as k. */
    private static Expr tidyIndices(Expr formula, Scope scope) {
        Expr inside = formula.map(part -> tidyIndices(part, scope));
        return inside instanceof Entry entry && entry.row().isEmpty()
                ? Entry.of(entry.vector(), Arrangement.of(entry.index(), scope))
                : inside;
    }

    /** Undefined where a parameter is, or lies outside its domain. */
    private Expr guarded(Expr value, Law law) {
        List<Cond> open = new ArrayList<>();
        for (Cond condition : law.conditions()) {
            if (ZeroTest.holds(condition.negate(), scope)) {
                return NO_VALUE;
            }
            if (!ZeroTest.holds(condition, scope)) {
                open.add(condition);
            }
        }
        Expr result = value;
        for (Expr parameter : law.parameters()) {
            boolean isName = parameter instanceof Sym || parameter instanceof Num;
            if (!isName && !ZeroTest.definedWhere(value, parameter, scope).isProved()) {
                result = Expr.add(result, Expr.multiply(Num.ZERO, parameter));
            }
        }
        if (open.isEmpty()) {
            return result;
        }
        Cond all = open.size() == 1 ? open.get(0) : new Cond.And(open);
        return Piecewise.of(result, all, NO_VALUE);
    }
}
