package io.lossproof.symbolic.expr;

import static io.lossproof.symbolic.expr.Expr.add;
import static io.lossproof.symbolic.expr.Expr.divide;
import static io.lossproof.symbolic.expr.Expr.exp;
import static io.lossproof.symbolic.expr.Expr.log;
import static io.lossproof.symbolic.expr.Expr.multiply;
import static io.lossproof.symbolic.expr.Expr.negate;
import static io.lossproof.symbolic.expr.Expr.num;
import static io.lossproof.symbolic.expr.Expr.power;
import static io.lossproof.symbolic.expr.Expr.subtract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the language: name, arity, where the reals define the value, definition by simpler operators,
 * partial derivatives, and name in TeX. This table is the only place that says so.
 *
 * <p>At a kink the derivative is {@link Const#UNDEFINED}.
 */
public enum Op {
    ADD("+", 2, Op.ANY, "+", Op::everywhere, null, (a, i) -> Num.ONE),
    MULTIPLY("*", 2, Op.ANY, "", Op::everywhere, null, (a, i) -> productOfOthers(a, i)),
    NEGATE("-", 1, 1, "-", Op::everywhere, null, (a, i) -> num(-1)),
    DIVIDE(
            "/",
            2,
            2,
            "/",
            a -> Cond.nonzero(a.get(1)),
            null,
            (a, i) -> i == 0 ? divide(Num.ONE, a.get(1)) : negate(divide(a.get(0), power(a.get(1), 2)))),
    /** {@code x^y}: undefined for 0^0, and for x below 0 unless y is an integer. */
    POWER("^", 2, 2, "^", Op::powerIsDefined, null, Op::powerDerivative),

    EXP("exp", 1, 1, "\\exp", Op::everywhere, null, (a, i) -> exp(a.get(0))),
    LOG("log", 1, 1, "\\log", a -> Cond.positive(a.get(0)), null, (a, i) -> divide(Num.ONE, a.get(0)), "ln"),
    LOG1P(
            "log1p",
            1,
            1,
            "\\operatorname{log1p}",
            a -> Cond.positive(add(Num.ONE, a.get(0))),
            a -> log(add(Num.ONE, a.get(0))),
            (a, i) -> divide(Num.ONE, add(Num.ONE, a.get(0)))),
    EXPM1(
            "expm1",
            1,
            1,
            "\\operatorname{expm1}",
            Op::everywhere,
            a -> subtract(exp(a.get(0)), Num.ONE),
            (a, i) -> exp(a.get(0))),
    LOG2(
            "log2",
            1,
            1,
            "\\log_2",
            a -> Cond.positive(a.get(0)),
            a -> divide(log(a.get(0)), log(Num.TWO)),
            (a, i) -> divide(Num.ONE, multiply(a.get(0), log(Num.TWO)))),
    LOG10(
            "log10",
            1,
            1,
            "\\log_{10}",
            a -> Cond.positive(a.get(0)),
            a -> divide(log(a.get(0)), log(num(10))),
            (a, i) -> divide(Num.ONE, multiply(a.get(0), log(num(10))))),
    SQRT(
            "sqrt",
            1,
            1,
            "\\sqrt",
            a -> Cond.nonnegative(a.get(0)),
            a -> power(a.get(0), Num.HALF),
            (a, i) -> divide(Num.ONE, multiply(Num.TWO, call("sqrt", a.get(0))))),
    ABS(
            "abs",
            1,
            1,
            "|",
            Op::everywhere,
            a -> piecewise(a.get(0), Cond.nonnegative(a.get(0)), negate(a.get(0))),
            (a, i) -> kink(num(1), num(-1), a.get(0))),
    SIGN(
            "sign",
            1,
            1,
            "\\operatorname{sign}",
            Op::everywhere,
            a -> Piecewise.of(
                    List.of(
                            new Piecewise.Case(Num.ONE, Cond.positive(a.get(0))),
                            new Piecewise.Case(num(-1), Cond.compare(a.get(0), Relation.LESS, Num.ZERO))),
                    Num.ZERO),
            (a, i) -> piecewise(Num.ZERO, Cond.nonzero(a.get(0)), Const.UNDEFINED)),
    MAX(
            "max",
            1,
            Op.ANY,
            "\\max",
            Op::everywhere,
            a -> extreme(a, Relation.AT_LEAST),
            (a, i) -> extremeDerivative(a, i, Relation.GREATER)),
    MIN(
            "min",
            1,
            Op.ANY,
            "\\min",
            Op::everywhere,
            a -> extreme(a, Relation.AT_MOST),
            (a, i) -> extremeDerivative(a, i, Relation.LESS)),
    /** {@code clip(x, lo, hi) = min(max(x, lo), hi)}. */
    CLIP(
            "clip",
            3,
            3,
            "\\operatorname{clip}",
            Op::everywhere,
            a -> call("min", call("max", a.get(0), a.get(1)), a.get(2)),
            null),
    RELU(
            "relu",
            1,
            1,
            "\\operatorname{relu}",
            Op::everywhere,
            a -> call("max", a.get(0), Num.ZERO),
            (a, i) -> kink(Num.ONE, Num.ZERO, a.get(0))),
    FLOOR(
            "floor",
            1,
            1,
            "\\lfloor",
            Op::everywhere,
            null,
            (a, i) -> piecewise(
                    Num.ZERO, Cond.compare(a.get(0), Relation.UNEQUAL, call("floor", a.get(0))), Const.UNDEFINED)),

    SIN("sin", 1, 1, "\\sin", Op::everywhere, null, (a, i) -> call("cos", a.get(0))),
    COS("cos", 1, 1, "\\cos", Op::everywhere, null, (a, i) -> negate(call("sin", a.get(0)))),
    TAN(
            "tan",
            1,
            1,
            "\\tan",
            a -> Cond.nonzero(call("cos", a.get(0))),
            a -> divide(call("sin", a.get(0)), call("cos", a.get(0))),
            (a, i) -> divide(Num.ONE, power(call("cos", a.get(0)), 2))),
    SINH("sinh", 1, 1, "\\sinh", Op::everywhere, a -> hyperbolic(a.get(0), -1), (a, i) -> call("cosh", a.get(0))),
    COSH("cosh", 1, 1, "\\cosh", Op::everywhere, a -> hyperbolic(a.get(0), 1), (a, i) -> call("sinh", a.get(0))),
    TANH(
            "tanh",
            1,
            1,
            "\\tanh",
            Op::everywhere,
            a -> subtract(Num.ONE, divide(Num.TWO, add(Num.ONE, exp(multiply(Num.TWO, a.get(0)))))),
            (a, i) -> divide(Num.ONE, power(call("cosh", a.get(0)), 2))),
    ARCTAN(
            "arctan",
            1,
            1,
            "\\arctan",
            Op::everywhere,
            null,
            (a, i) -> divide(Num.ONE, add(Num.ONE, power(a.get(0), 2)))),
    ARCTANH(
            "arctanh",
            1,
            1,
            "\\operatorname{artanh}",
            a -> Cond.and(Cond.positive(add(Num.ONE, a.get(0))), Cond.positive(subtract(Num.ONE, a.get(0)))),
            a -> divide(subtract(log(add(Num.ONE, a.get(0))), log(subtract(Num.ONE, a.get(0)))), Num.TWO),
            (a, i) -> divide(Num.ONE, subtract(Num.ONE, power(a.get(0), 2)))),

    /** {@code 1 / (1 + exp(-z))}. */
    SIGMOID(
            "sigmoid",
            1,
            1,
            "\\sigma",
            Op::everywhere,
            a -> divide(Num.ONE, add(Num.ONE, exp(negate(a.get(0))))),
            (a, i) -> multiply(call("sigmoid", a.get(0)), call("sigmoid", negate(a.get(0)))),
            "logistic"),
    LOGIT(
            "logit",
            1,
            1,
            "\\operatorname{logit}",
            a -> Cond.and(Cond.positive(a.get(0)), Cond.positive(subtract(Num.ONE, a.get(0)))),
            a -> subtract(log(a.get(0)), log(subtract(Num.ONE, a.get(0)))),
            (a, i) -> divide(Num.ONE, multiply(a.get(0), subtract(Num.ONE, a.get(0))))),
    /** {@code log(1 + exp(z))}. */
    SOFTPLUS(
            "softplus",
            1,
            1,
            "\\operatorname{softplus}",
            Op::everywhere,
            a -> log(add(Num.ONE, exp(a.get(0)))),
            (a, i) -> call("sigmoid", a.get(0))),
    /** {@code log(1 - exp(x))} for x below 0. */
    LOG1MEXP(
            "log1mexp",
            1,
            1,
            "\\operatorname{log1mexp}",
            a -> Cond.compare(a.get(0), Relation.LESS, Num.ZERO),
            a -> log(subtract(Num.ONE, exp(a.get(0)))),
            (a, i) -> negate(divide(Num.ONE, call("expm1", negate(a.get(0)))))),
    /** {@code log(exp(a) + exp(b) + ...)} of scalars; over a vector it is a {@link Reduce}. */
    LOGSUMEXP(
            "logsumexp",
            1,
            Op.ANY,
            "\\operatorname{logsumexp}",
            Op::everywhere,
            a -> log(sumOrOne(a.stream().map(Expr::exp).toList())),
            (a, i) -> exp(subtract(a.get(i), call("logsumexp", a.toArray(Expr[]::new))))),
    /** {@code x log y}, and 0 for x = 0 and any y that is not negative. */
    XLOGY(
            "xlogy",
            2,
            2,
            "\\operatorname{xlogy}",
            a -> Cond.or(
                    Cond.positive(a.get(1)),
                    Cond.and(Cond.compare(a.get(0), Relation.EQUAL, Num.ZERO), Cond.nonnegative(a.get(1)))),
            a -> zeroAtZero(a.get(0), multiply(a.get(0), log(a.get(1)))),
            (a, i) -> i == 0 ? log(a.get(1)) : zeroAtZero(a.get(0), divide(a.get(0), a.get(1)))),
    /** {@code x log(1 + y)}, and 0 for x = 0 and any y that is at least -1. */
    XLOG1PY(
            "xlog1py",
            2,
            2,
            "\\operatorname{xlog1py}",
            a -> Cond.or(
                    Cond.positive(add(Num.ONE, a.get(1))),
                    Cond.and(
                            Cond.compare(a.get(0), Relation.EQUAL, Num.ZERO),
                            Cond.nonnegative(add(Num.ONE, a.get(1))))),
            a -> zeroAtZero(a.get(0), multiply(a.get(0), log(add(Num.ONE, a.get(1))))),
            (a, i) ->
                    i == 0 ? call("log1p", a.get(1)) : zeroAtZero(a.get(0), divide(a.get(0), add(Num.ONE, a.get(1))))),

    GAMMA(
            "gamma",
            1,
            1,
            "\\Gamma",
            a -> notAPole(a.get(0)),
            null,
            (a, i) -> multiply(call("gamma", a.get(0)), call("digamma", a.get(0)))),
    LOGGAMMA(
            "loggamma",
            1,
            1,
            "\\log\\Gamma",
            a -> Cond.positive(a.get(0)),
            null,
            (a, i) -> call("digamma", a.get(0)),
            "lgamma",
            "gammaln"),
    DIGAMMA("digamma", 1, 1, "\\psi", a -> notAPole(a.get(0)), null, (a, i) -> call("trigamma", a.get(0))),
    TRIGAMMA(
            "trigamma", 1, 1, "\\psi_1", a -> notAPole(a.get(0)), null, (a, i) -> call("polygamma", Num.TWO, a.get(0))),
    /** {@code polygamma(n, x)}, the derivative of digamma of order n; n is a non-negative integer. */
    POLYGAMMA(
            "polygamma",
            2,
            2,
            "\\psi",
            a -> Cond.and(notAPole(a.get(1)), Cond.nonnegative(a.get(0)), new Cond.IsInteger(a.get(0), true)),
            null,
            (a, i) -> i == 0 ? null : call("polygamma", add(a.get(0), Num.ONE), a.get(1))),
    LOGBETA(
            "logbeta",
            2,
            2,
            "\\log\\mathrm{B}",
            a -> Cond.and(Cond.positive(a.get(0)), Cond.positive(a.get(1))),
            a -> subtract(
                    add(call("loggamma", a.get(0)), call("loggamma", a.get(1))),
                    call("loggamma", add(a.get(0), a.get(1)))),
            (a, i) -> subtract(call("digamma", a.get(i)), call("digamma", add(a.get(0), a.get(1)))),
            "betaln"),
    BETA(
            "beta",
            2,
            2,
            "\\mathrm{B}",
            a -> Cond.and(Cond.positive(a.get(0)), Cond.positive(a.get(1))),
            a -> exp(call("logbeta", a.get(0), a.get(1))),
            (a, i) -> multiply(
                    call("beta", a.get(0), a.get(1)),
                    subtract(call("digamma", a.get(i)), call("digamma", add(a.get(0), a.get(1)))))),
    FACTORIAL(
            "factorial",
            1,
            1,
            "!",
            a -> Cond.compare(a.get(0), Relation.GREATER, num(-1)),
            a -> exp(call("loggamma", add(a.get(0), Num.ONE))),
            (a, i) -> multiply(call("factorial", a.get(0)), call("digamma", add(a.get(0), Num.ONE)))),
    /**
     * {@code binomial(n, k)} by the gamma function, for n and k above -1 and n - k above -1; 0 for integers n from 0 on and k
     * outside of 0 to n, which is the limit of the quotient of gamma functions there.
     */
    BINOMIAL(
            "binomial",
            2,
            2,
            "\\binom",
            a -> Cond.or(
                    Cond.and(
                            Cond.positive(add(a.get(0), Num.ONE)),
                            Cond.positive(add(a.get(1), Num.ONE)),
                            Cond.positive(add(subtract(a.get(0), a.get(1)), Num.ONE))),
                    Cond.and(
                            Cond.nonnegative(a.get(0)),
                            new Cond.IsInteger(a.get(0), true),
                            new Cond.IsInteger(a.get(1), true))),
            a -> Piecewise.of(
                    List.of(
                            new Piecewise.Case(
                                    Num.ZERO,
                                    Cond.compare(
                                            add(subtract(a.get(0), a.get(1)), Num.ONE), Relation.AT_MOST, Num.ZERO)),
                            new Piecewise.Case(
                                    Num.ZERO, Cond.compare(add(a.get(1), Num.ONE), Relation.AT_MOST, Num.ZERO))),
                    binomialByGamma(a.get(0), a.get(1))),
            Op::binomialDerivative),
    HARMONICNUMBER(
            "harmonicnumber",
            1,
            1,
            "H",
            a -> Cond.compare(a.get(0), Relation.GREATER, num(-1)),
            a -> add(call("digamma", add(a.get(0), Num.ONE)), Const.EULER_GAMMA),
            (a, i) -> call("trigamma", add(a.get(0), Num.ONE))),
    ERF("erf", 1, 1, "\\operatorname{erf}", Op::everywhere, null, (a, i) -> gaussianBell(a.get(0), 2)),
    ERFC(
            "erfc",
            1,
            1,
            "\\operatorname{erfc}",
            Op::everywhere,
            a -> subtract(Num.ONE, call("erf", a.get(0))),
            (a, i) -> gaussianBell(a.get(0), -2)),
    NORMALCDF(
            "normalcdf",
            1,
            1,
            "\\Phi",
            Op::everywhere,
            a -> divide(call("erfc", negate(divide(a.get(0), call("sqrt", Num.TWO)))), Num.TWO),
            (a, i) -> divide(
                    exp(negate(divide(power(a.get(0), 2), Num.TWO))), call("sqrt", multiply(Num.TWO, Const.PI)))),
    /** The modified Bessel function of the first kind, {@code besseli(n, x)}, of integer order n from 0 on. */
    BESSELI(
            "besseli",
            2,
            2,
            "I",
            a -> Cond.and(Cond.nonnegative(a.get(0)), new Cond.IsInteger(a.get(0), true)),
            null,
            (a, i) -> i == 0 ? null : besselDerivative(a.get(0), a.get(1))),
    LOGBESSELI(
            "logbesseli",
            2,
            2,
            "\\log I",
            a -> Cond.and(Cond.nonnegative(a.get(0)), new Cond.IsInteger(a.get(0), true), Cond.positive(a.get(1))),
            a -> log(call("besseli", a.get(0), a.get(1))),
            (a, i) ->
                    i == 0 ? null : divide(besselDerivative(a.get(0), a.get(1)), call("besseli", a.get(0), a.get(1)))),
    /** 1 where both arguments are equal, else 0. */
    KRONECKERDELTA(
            "kroneckerdelta",
            2,
            2,
            "\\delta",
            Op::everywhere,
            a -> piecewise(Num.ONE, Cond.compare(a.get(0), Relation.EQUAL, a.get(1)), Num.ZERO),
            (a, i) -> Num.ZERO);

    /** The partial derivative in argument i, or null where there is none by rule. */
    private interface Partial {
        @Nullable
        Expr of(List<Expr> arguments, int i);
    }

    private static final int ANY = Integer.MAX_VALUE;
    private static final Map<String, Op> BY_NAME = new HashMap<>();

    static {
        for (Op op : values()) {
            if (Character.isLetter(op.text.charAt(0))) {
                BY_NAME.put(op.text, op);
            }
            for (String alias : op.aliases) {
                BY_NAME.put(alias, op);
            }
        }
    }

    private final String text;
    private final int fewest;
    private final int most;
    private final String tex;
    private final Function<List<Expr>, Cond> defined;
    private final @Nullable Function<List<Expr>, Expr> definition;
    private final @Nullable Partial partial;
    private final List<String> aliases;

    Op(
            String text,
            int fewest,
            int most,
            String tex,
            Function<List<Expr>, Cond> defined,
            @Nullable Function<List<Expr>, Expr> definition,
            @Nullable Partial partial,
            String... aliases) {
        this.text = text;
        this.fewest = fewest;
        this.most = most;
        this.tex = tex;
        this.defined = defined;
        this.definition = definition;
        this.partial = partial;
        this.aliases = List.of(aliases);
    }

    /** The function of that name or alias, without regard to case. */
    public static Optional<Op> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The name in formulas, or the sign of an arithmetic operator. */
    public String text() {
        return text;
    }

    /** The name in TeX. */
    public String tex() {
        return tex;
    }

    /** Whether this is written as {@code name(arguments)}. */
    public boolean isFunction() {
        return Character.isLetter(text.charAt(0));
    }

    public boolean accepts(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** The arity in words, for messages. */
    public String arityText() {
        if (most == ANY) {
            return "at least " + fewest;
        }
        return fewest == 1 ? "1 argument" : fewest + " arguments";
    }

    /** Where the value is defined, given that the arguments are. */
    public Cond definedWhere(List<Expr> arguments) {
        return defined.apply(arguments);
    }

    /** The same value by simpler operators; empty for a primitive of the language. */
    public Optional<Expr> definition(List<Expr> arguments) {
        return definition == null ? Optional.empty() : Optional.of(definition.apply(arguments));
    }

    /** The partial derivative in argument i; empty where no rule gives one. */
    public Optional<Expr> partial(List<Expr> arguments, int i) {
        if (partial != null) {
            return Optional.ofNullable(partial.of(arguments, i));
        }
        return Optional.empty();
    }

    /** The function by its name: an enum constant cannot name a later one. */
    private static Expr call(String name, Expr... arguments) {
        return Expr.apply(named(name).orElseThrow(), arguments);
    }

    private static Cond everywhere(List<Expr> arguments) {
        return Cond.TRUE;
    }

    private static Expr productOfOthers(List<Expr> factors, int i) {
        List<Expr> others = new java.util.ArrayList<>(factors);
        others.remove(i);
        return others.size() == 1 ? others.get(0) : Apply.of(MULTIPLY, others);
    }

    private static Cond powerIsDefined(List<Expr> a) {
        Expr base = a.get(0);
        Expr exponent = a.get(1);
        if (exponent instanceof Num num) {
            Rational value = num.value();
            if (value.isInteger()) {
                return value.signum() > 0 ? Cond.TRUE : Cond.nonzero(base);
            }
            return value.signum() > 0 ? Cond.nonnegative(base) : Cond.positive(base);
        }
        return Cond.or(
                Cond.positive(base),
                Cond.and(Cond.compare(base, Relation.EQUAL, Num.ZERO), Cond.positive(exponent)),
                Cond.and(Cond.compare(base, Relation.LESS, Num.ZERO), new Cond.IsInteger(exponent, true)));
    }

    private static Expr powerDerivative(List<Expr> a, int i) {
        Expr base = a.get(0);
        Expr exponent = a.get(1);
        if (i == 1) {
            return multiply(power(base, exponent), log(base));
        }
        if (!(exponent instanceof Num num)) {
            return multiply(exponent, power(base, subtract(exponent, Num.ONE)));
        }
        if (num.value().isOne()) {
            return Num.ONE;
        }
        if (num.value().equals(Rational.TWO)) {
            return multiply(Num.TWO, base);
        }
        return multiply(exponent, power(base, num(num.value().subtract(Rational.ONE))));
    }

    /** The binomial coefficient where no gamma function in it is at a pole. */
    public static Expr binomialByGamma(Expr n, Expr k) {
        return exp(subtract(
                call("loggamma", add(n, Num.ONE)),
                add(call("loggamma", add(k, Num.ONE)), call("loggamma", add(subtract(n, k), Num.ONE)))));
    }

    private static @Nullable Expr binomialDerivative(List<Expr> a, int i) {
        Expr rest = Expr.apply(DIGAMMA, add(subtract(a.get(0), a.get(1)), Num.ONE));
        Expr own = Expr.apply(DIGAMMA, add(a.get(i), Num.ONE));
        Expr value = Expr.apply(BINOMIAL, a.get(0), a.get(1));
        return multiply(value, i == 0 ? subtract(own, rest) : subtract(rest, own));
    }

    private static Expr piecewise(Expr value, Cond when, Expr otherwise) {
        return Piecewise.of(value, when, otherwise);
    }

    private static Expr kink(Expr right, Expr left, Expr at) {
        return Piecewise.of(
                List.of(
                        new Piecewise.Case(right, Cond.positive(at)),
                        new Piecewise.Case(left, Cond.compare(at, Relation.LESS, Num.ZERO))),
                Const.UNDEFINED);
    }

    private static Expr extreme(List<Expr> a, Relation relation) {
        Expr result = a.get(a.size() - 1);
        for (int i = a.size() - 2; i >= 0; i--) {
            result = piecewise(a.get(i), Cond.compare(a.get(i), relation, result), result);
        }
        return result;
    }

    private static Expr extremeDerivative(List<Expr> a, int i, Relation strictly) {
        if (a.size() == 1) {
            return Num.ONE;
        }
        List<Cond> largest = new java.util.ArrayList<>();
        List<Cond> notLargest = new java.util.ArrayList<>();
        for (int k = 0; k < a.size(); k++) {
            if (k != i) {
                largest.add(Cond.compare(a.get(i), strictly, a.get(k)));
                notLargest.add(Cond.compare(a.get(k), strictly, a.get(i)));
            }
        }
        return Piecewise.of(
                List.of(
                        new Piecewise.Case(Num.ONE, new Cond.And(largest)),
                        new Piecewise.Case(Num.ZERO, new Cond.Or(notLargest))),
                Const.UNDEFINED);
    }

    private static Expr hyperbolic(Expr x, int sign) {
        Expr falling = exp(negate(x));
        return divide(sign > 0 ? add(exp(x), falling) : subtract(exp(x), falling), Num.TWO);
    }

    private static Expr sumOrOne(List<Expr> terms) {
        return terms.size() == 1 ? terms.get(0) : Apply.of(ADD, terms);
    }

    private static Expr zeroAtZero(Expr x, Expr otherwise) {
        return piecewise(Num.ZERO, Cond.compare(x, Relation.EQUAL, Num.ZERO), otherwise);
    }

    private static Cond notAPole(Expr x) {
        return Cond.or(Cond.positive(x), new Cond.IsInteger(x, false));
    }

    private static Expr gaussianBell(Expr x, int factor) {
        return divide(multiply(num(factor), exp(negate(power(x, 2)))), Expr.apply(SQRT, Const.PI));
    }

    /** I_0' = I_1, and I_n' = (I_(n-1) + I_(n+1)) / 2 otherwise. */
    private static Expr besselDerivative(Expr n, Expr x) {
        if (n.equals(Num.ZERO)) {
            return Expr.apply(BESSELI, Num.ONE, x);
        }
        return divide(add(Expr.apply(BESSELI, subtractOne(n), x), Expr.apply(BESSELI, add(n, Num.ONE), x)), Num.TWO);
    }

    private static Expr subtractOne(Expr n) {
        return n instanceof Num num ? num(num.value().subtract(Rational.ONE)) : subtract(n, Num.ONE);
    }
}
