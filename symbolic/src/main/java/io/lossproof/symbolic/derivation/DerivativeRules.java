package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.derivation.Rule.Rewrite;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that take a derivative which is written in a form, {@code D(f, x)}, inwards, and those for the sums that
 * come out of it. A rule without a name does what no reader wants to be told.
 */
final class DerivativeRules {

    private static final Map<Op, String> IN_WORDS = Map.ofEntries(
            Map.entry(Op.POWER, "derivative of a power"),
            Map.entry(Op.EXP, "derivative of the exponential"),
            Map.entry(Op.LOG, "derivative of the logarithm"),
            Map.entry(Op.SQRT, "derivative of the square root"),
            Map.entry(Op.SIGMOID, "derivative of the sigmoid"),
            Map.entry(Op.SOFTPLUS, "derivative of softplus, the sigmoid"),
            Map.entry(Op.LOGSUMEXP, "derivative of the log-sum-exp, the softmax"),
            Map.entry(Op.GAMMA, "derivative of the gamma function"),
            Map.entry(Op.LOGGAMMA, "derivative of the log-gamma function, the digamma function"),
            Map.entry(Op.DIGAMMA, "derivative of the digamma function, the trigamma function"),
            Map.entry(Op.LOGBETA, "derivative of the log-beta function"),
            Map.entry(Op.BETA, "derivative of the beta function"),
            Map.entry(Op.ABS, "derivative of the absolute value, away from its kink"));

    /** Stands in a name for the variable, which only a reader needs. */
    static final String VARIABLE = "the variable";

    /** Ends the name of a rule that leaves the derivative of an argument to be found. */
    static final String WITH_CHAIN_RULE = "; chain rule";

    // ---- what a derivative passes through -------------------------------------------------------------------------

    private static final Rule VARIABLE_ITSELF =
            rule("", d -> d.body().equals(d.variable()) ? Rewrite.to(Num.ONE) : Optional.empty());

    private static final Rule FREE_TERM = rule(
            "terms free of " + VARIABLE + " drop out",
            d -> d.isFree(d.body()) ? Rewrite.to(Num.ZERO) : Optional.empty());

    private static final Rule SUM = rule(
            "differentiation term by term",
            d -> applied(Op.ADD, d.body())
                    .filter(sum -> !d.isFree(sum))
                    .flatMap(sum -> Rewrite.to(
                            Apply.of(Op.ADD, sum.arguments().stream().map(d::in).toList()))));

    private static final Rule INDEXED_SUM = rule("differentiation term by term", d -> {
        if (!(d.body() instanceof Reduce reduce)
                || reduce.kind() != Reduce.Kind.SUM
                || !d.leavesEndsOf(reduce)
                || d.isFree(reduce)) {
            return Optional.empty();
        }
        Sym index = Expr.freshIndex();
        return Rewrite.to(reduce.withBody(index, d.in(reduce.bodyAt(index))));
    });

    private static final Rule SIGN = rule(
            "",
            d -> applied(Op.NEGATE, d.body())
                    .filter(minus -> !d.isFree(minus))
                    .flatMap(minus -> Rewrite.to(Expr.negate(d.in(minus.argument(0))))));

    private static final Rule CONSTANT_FACTOR =
            rule("constant factors in front", DerivativeRules::constantFactorsInFront);

    /** In the order in which their names are told. */
    static final List<Rule> LINEARITY = List.of(VARIABLE_ITSELF, SUM, INDEXED_SUM, SIGN, CONSTANT_FACTOR, FREE_TERM);

    private static Optional<Rewrite> constantFactorsInFront(FirstDerivative d) {
        Optional<Apply> quotient = applied(Op.DIVIDE, d.body());
        List<Expr> above =
                factors(quotient.map(fraction -> fraction.argument(0)).orElse(d.body()));
        List<Expr> below =
                quotient.map(fraction -> factors(fraction.argument(1))).orElse(List.of());
        Expr constant =
                quotient(above.stream().filter(d::isFree), below.stream().filter(d::isFree));
        Expr rest = quotient(
                above.stream().filter(factor -> !d.isFree(factor)),
                below.stream().filter(factor -> !d.isFree(factor)));
        return constant.equals(Num.ONE) || d.isFree(d.body())
                ? Optional.empty()
                : Rewrite.to(Expr.multiply(constant, d.in(rest)));
    }

    private static List<Expr> factors(Expr product) {
        return applied(Op.MULTIPLY, product).map(Apply::arguments).orElse(List.of(product));
    }

    private static Expr quotient(Stream<Expr> above, Stream<Expr> below) {
        List<Expr> denominator = below.toList();
        Expr numerator = product(above.toList());
        return denominator.isEmpty() ? numerator : Expr.divide(numerator, product(denominator));
    }

    private static Expr product(List<Expr> factors) {
        return switch (factors.size()) {
            case 0 -> Num.ONE;
            case 1 -> factors.get(0);
            default -> Apply.of(Op.MULTIPLY, factors);
        };
    }

    // ---- functions ------------------------------------------------------------------------------------------------

    private static final Rule PRODUCT =
            rule("product rule", d -> applied(Op.MULTIPLY, d.body()).flatMap(apply -> byPartials(apply, d)));

    /** {@code D(u/v) = (D(u) v - u D(v)) / v²}. */
    private static final Rule QUOTIENT = rule(
            "quotient rule",
            d -> applied(Op.DIVIDE, d.body())
                    .filter(quotient -> !d.isFree(quotient.argument(0)))
                    .flatMap(quotient -> {
                        Expr above = quotient.argument(0);
                        Expr below = quotient.argument(1);
                        Expr cross = Expr.subtract(
                                Expr.multiply(d.inner(above), below), Expr.multiply(above, d.inner(below)));
                        return Rewrite.to(Expr.divide(cross, Expr.power(below, 2)));
                    }));

    /** The derivative of a log-sum-exp over all of {@code z} in {@code z[j]} is the softmax at j. */
    private static final Rule LOG_SUM_EXP = new Rule(
            "derivative of the log-sum-exp, the softmax",
            (node, scope) -> FirstDerivative.of(node)
                    .flatMap(
                            d -> reduction(Reduce.Kind.LOG_SUM_EXP, d).flatMap(reduce -> logSumExp(reduce, d, scope))));

    /** {@code log s[i] = z[i] - logsumexp(z)}, and {@code D(s) = s D(log s)}. */
    private static final Rule SOFTMAX = rule("derivative of the softmax by that of its logarithm", d -> {
        if (!(d.body() instanceof Softmax softmax)
                || !d.leavesEndsOf(softmax.logNormaliser())
                || !d.isFree(softmax.at())) {
            return Optional.empty();
        }
        Expr slope = Expr.subtract(d.inner(softmax.logit()), d.in(softmax.logNormaliser()));
        return Rewrite.to(Expr.multiply(softmax, slope));
    });

    /** One layer of a function; the derivatives of its arguments stay written. */
    static final List<Rule> FUNCTIONS = functions();

    private static List<Rule> functions() {
        Stream<Rule> named = Stream.of(
                PRODUCT,
                QUOTIENT,
                LOG_SUM_EXP,
                SOFTMAX,
                powerRule("power rule", true),
                powerRule("power rule" + WITH_CHAIN_RULE, false));
        Stream<Rule> others = Arrays.stream(Op.values())
                .filter(op -> op.isFunction() || op == Op.POWER)
                .flatMap(op -> {
                    String name = IN_WORDS.getOrDefault(op, "derivative of " + op.text());
                    return Stream.of(function(name, op, true), function(name + WITH_CHAIN_RULE, op, false));
                });
        return Stream.concat(named, others).toList();
    }

    private static Rule function(String name, Op op, boolean ofVariable) {
        return rule(
                name,
                d -> applied(op, d.body())
                        .filter(apply ->
                                ofVariable == apply.arguments().stream().allMatch(u -> d.isFree(u) || d.isVariable(u)))
                        .flatMap(apply -> byPartials(apply, d)));
    }

    /** The chain rule over the arguments. */
    private static Optional<Rewrite> byPartials(Apply apply, FirstDerivative d) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Expr argument = apply.argument(i);
            if (!d.isFree(argument)) {
                Optional<Expr> outer = apply.op().partial(apply.arguments(), i);
                if (outer.isEmpty()) {
                    return Optional.empty();
                }
                terms.add(Expr.multiply(outer.get(), d.inner(argument)));
            }
        }
        return Rewrite.to(terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms));
    }

    /** {@code D(u^n) = n u^(n-1) D(u)} for a number n, where {@code 1/u^n} counts as well. */
    private static Rule powerRule(String name, boolean ofVariable) {
        return rule(name, d -> {
            Optional<Expr> below = applied(Op.DIVIDE, d.body())
                    .filter(quotient -> d.isFree(quotient.argument(0)))
                    .filter(quotient -> quotient.argument(0).equals(Num.ONE))
                    .map(quotient -> quotient.argument(1));
            Expr power = below.orElse(d.body());
            Optional<Apply> literal = applied(Op.POWER, power).filter(apply -> apply.argument(1) instanceof Num);
            Expr base = literal.map(apply -> apply.argument(0)).orElse(power);
            if (below.isEmpty() && literal.isEmpty() || d.isVariable(base) != ofVariable) {
                return Optional.empty();
            }
            Num exponent = literal.map(apply -> (Num) apply.argument(1)).orElse(Num.ONE);
            Expr outer = below.isPresent()
                    ? Expr.negate(Expr.divide(exponent, Expr.power(base, increased(exponent))))
                    : literal.flatMap(apply -> apply.op().partial(apply.arguments(), 0))
                            .orElseThrow();
            return Rewrite.to(Expr.multiply(outer, d.inner(base)));
        });
    }

    private static Expr increased(Num exponent) {
        return Expr.num(exponent.value().add(Num.ONE.value()));
    }

    private static Optional<Rewrite> logSumExp(Reduce reduce, FirstDerivative d, Scope scope) {
        boolean whole = d.variable() instanceof Entry in
                && reduce.wholeVector(scope.vectorLengths())
                        .filter(Expr.symbol(in.vector())::equals)
                        .isPresent();
        if (whole) {
            return Rewrite.to(Softmax.of(reduce, ((Entry) d.variable()).index()));
        }
        Sym index = Expr.freshIndex();
        Expr weighted = Expr.multiply(Softmax.of(reduce, index), d.inner(reduce.bodyAt(index)));
        return Rewrite.to(Reduce.sum(index, reduce.lower(), reduce.upper(), weighted));
    }

    private static Optional<Reduce> reduction(Reduce.Kind kind, FirstDerivative d) {
        return d.body() instanceof Reduce reduce && reduce.kind() == kind && d.leavesEndsOf(reduce)
                ? Optional.of(reduce)
                : Optional.empty();
    }

    // ---- entries of vectors, and the sums over them ---------------------------------------------------------------

    /** {@code ∂z[k]/∂z[j]} is 1 for k = j and 0 else: entries are free variables, also on a simplex. */
    static final Rule ENTRY_IN_ENTRY = rule(
            "derivative of one entry in another, a Kronecker delta",
            d -> d.isVariable(d.body()) && d.body() instanceof Entry entry && d.variable() instanceof Entry in
                    ? Rewrite.to(Expr.apply(Op.KRONECKERDELTA, entry.index(), in.index()))
                    : Optional.empty());

    static final Rule DELTA_IN_SUM =
            new Rule("Kronecker delta in a sum, which picks one term", DerivativeRules::deltaInSum);

    static final Rule TOTAL_PROBABILITY = new Rule("sum of all probabilities, which is one", (node, scope) -> {
        if (!(node instanceof Reduce sum) || sum.kind() != Reduce.Kind.SUM) {
            return Optional.empty();
        }
        Sym index = Expr.freshIndex();
        List<Expr> all = factors(sum.bodyAt(index));
        List<Expr> inside =
                all.stream().filter(factor -> !factor.isFreeOf(index.name())).toList();
        List<Expr> outside =
                all.stream().filter(factor -> factor.isFreeOf(index.name())).toList();
        Expr total = sum.withBody(index, product(inside));
        return ZeroTest.equal(total, Num.ONE, scope).isProved() ? Rewrite.to(product(outside)) : Optional.empty();
    });

    /** {@code Σ_k f(k) δ(k, j) = f(j)} for j within the range of k. */
    private static Optional<Rewrite> deltaInSum(Expr node, Scope scope) {
        if (!(node instanceof Reduce sum) || sum.kind() != Reduce.Kind.SUM) {
            return Optional.empty();
        }
        Sym index = Expr.freshIndex();
        Expr body = sum.bodyAt(index);
        Optional<Apply> quotient = applied(Op.DIVIDE, body);
        List<Expr> factors = new ArrayList<>(
                factors(quotient.map(fraction -> fraction.argument(0)).orElse(body)));
        for (Expr factor : List.copyOf(factors)) {
            Optional<Expr> picked = applied(Op.KRONECKERDELTA, factor).flatMap(delta -> otherThan(index, delta));
            if (picked.isPresent() && isWithin(picked.get(), sum, scope)) {
                factors.remove(factor);
                Expr above = product(factors);
                Expr term = quotient.<Expr>map(fraction -> Expr.divide(above, fraction.argument(1)))
                        .orElse(above);
                return Rewrite.to(term.substitute(index, picked.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Expr> otherThan(Sym index, Apply delta) {
        Expr first = delta.argument(0);
        Expr second = delta.argument(1);
        Optional<Expr> other = first.equals(index)
                ? Optional.of(second)
                : second.equals(index) ? Optional.of(first) : Optional.empty();
        return other.filter(expr -> expr.isFreeOf(index.name()));
    }

    private static boolean isWithin(Expr index, Reduce sum, Scope scope) {
        boolean declared = index instanceof Sym symbol
                && scope.domain(symbol.name())
                        .filter(Domain.integers(sum.lower(), sum.upper())::equals)
                        .isPresent();
        return declared
                || ZeroTest.holds(new Cond.IsInteger(index, true), scope)
                        && ZeroTest.holds(Cond.nonnegative(Expr.subtract(index, sum.lower())), scope)
                        && ZeroTest.holds(Cond.nonnegative(Expr.subtract(sum.upper(), index)), scope);
    }

    // ---- writing rules --------------------------------------------------------------------------------------------

    private DerivativeRules() {}

    private static Rule rule(String name, Function<FirstDerivative, Optional<Rewrite>> pattern) {
        return new Rule(name, (node, scope) -> FirstDerivative.of(node).flatMap(pattern));
    }

    private static Optional<Apply> applied(Op op, Expr node) {
        return node instanceof Apply apply && apply.op() == op ? Optional.of(apply) : Optional.empty();
    }
}
