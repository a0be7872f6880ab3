package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses that one side is a multiple of the other: by a sign, a number, the derivative of a link, or what occurs. */
final class Factors {

    private static final Sym RIGHT = Expr.symbol("right");
    private static final int LARGEST = 14;
    private static final int MOST = 40;

    /** A possible factor; {@code what} it is in words, empty for nothing in particular. */
    private record Factor(Expr value, String what) {}

    private final Observed observed;
    private final List<Observed.Place> usual;
    private final double[] ratios;

    private Factors(Observed observed) {
        this.observed = observed;
        this.usual = observed.usual().stream()
                .filter(place -> place.left() != 0 && place.right() != 0)
                .toList();
        this.ratios = usual.stream()
                .mapToDouble(place -> place.left() / place.right())
                .toArray();
    }

    /** {@code left == c*right} for a number c. */
    static List<Guess> numbers(Observed observed) {
        Factors factors = new Factors(observed);
        return factors
                .constant(factors.ratios)
                .flatMap(Recognised::of)
                .filter(factor -> !factor.equals(Num.ONE))
                .map(factor -> factors.guess(factor, wordsOf(factor)))
                .stream()
                .toList();
    }

    private static String wordsOf(Expr factor) {
        if (!(factor instanceof Num number)) {
            return "a factor " + factor + " is missing on the right";
        }
        if (number.value().equals(Rational.MINUS_ONE)) {
            return "the sign is wrong";
        }
        String sign = number.value().signum() < 0 ? "the sign is wrong, and " : "";
        Rational size = number.value().abs();
        return size.compareTo(Rational.ONE) < 0 && size.numerator().equals(java.math.BigInteger.ONE)
                ? sign + "the right side has a factor " + size.reciprocal() + " too much"
                : sign + "a factor " + size + " is missing on the right";
    }

    /** {@code left == c*right*f} or {@code c*right/f}, f a variable or the derivative of a link. */
    static List<Guess> ofLinks(Observed observed) {
        Factors factors = new Factors(observed);
        return factors.isSensible() ? factors.singles(factors.links()) : List.of();
    }

    /** The same for f a part of the formulas. */
    static List<Guess> ofParts(Observed observed) {
        Factors factors = new Factors(observed);
        return factors.isSensible() ? factors.singles(factors.pool()) : List.of();
    }

    /** The same with two factors. */
    static List<Guess> ofTwoParts(Observed observed) {
        Factors factors = new Factors(observed);
        return factors.isSensible() ? factors.pairs() : List.of();
    }

    private boolean isSensible() {
        Claim claim = observed.claim();
        return ratios.length >= 6
                && !claim.left().freeNames().isEmpty()
                && !claim.right().freeNames().isEmpty();
    }

    private List<Guess> singles(List<Factor> pool) {
        double[][] values = observed.values(pool.stream().map(Factor::value).toList(), usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            for (boolean missing : new boolean[] {true, false}) {
                Factor factor = pool.get(i);
                double[] rest = new double[ratios.length];
                for (int j = 0; j < rest.length; j++) {
                    rest[j] = missing ? ratios[j] / values[i][j] : ratios[j] * values[i][j];
                }
                Optional<Expr> number = constant(rest).flatMap(Recognised::of);
                if (number.isPresent()) {
                    Expr whole = number.get().equals(Num.ONE)
                            ? missing ? factor.value() : Expr.divide(Num.ONE, factor.value())
                            : missing
                                    ? Expr.multiply(number.get(), factor.value())
                                    : Expr.divide(number.get(), factor.value());
                    guesses.add(guess(whole, words(factor, missing, number.get())));
                }
            }
        }
        return guesses;
    }

    private String words(Factor factor, boolean missing, Expr number) {
        String name = factor.what().isEmpty() ? "the factor " + observed.claim().text(factor.value()) : factor.what();
        String sign = number instanceof Num num && num.value().signum() < 0 ? "the sign is wrong, and " : "";
        return sign + name + (missing ? " is missing on the right" : " is too much on the right");
    }

    private List<Guess> pairs() {
        List<Factor> pool = pool();
        double[][] values = observed.values(pool.stream().map(Factor::value).toList(), usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            for (int j = 0; j < pool.size(); j++) {
                if (i < j) {
                    pair(pool.get(i), pool.get(j), values[i], values[j], 1, 1, guesses);
                    pair(pool.get(i), pool.get(j), values[i], values[j], -1, -1, guesses);
                }
                if (i != j) {
                    pair(pool.get(i), pool.get(j), values[i], values[j], 1, -1, guesses);
                }
            }
        }
        guesses.sort(java.util.Comparator.comparingInt(guess -> guess.right().size()));
        return guesses;
    }

    private void pair(Factor a, Factor b, double[] x, double[] y, int inA, int inB, List<Guess> guesses) {
        double first = Double.NaN;
        for (int k = 0; k < ratios.length; k++) {
            double rest = ratios[k] / (inA > 0 ? x[k] : 1 / x[k]) / (inB > 0 ? y[k] : 1 / y[k]);
            if (k == 0) {
                first = rest;
            }
            if (!Observed.isClose(first, rest)) {
                return;
            }
        }
        Recognised.of(first).ifPresent(number -> {
            List<Expr> above = new ArrayList<>();
            List<Expr> below = new ArrayList<>();
            if (!number.equals(Num.ONE)) {
                above.add(number);
            }
            (inA > 0 ? above : below).add(a.value());
            (inB > 0 ? above : below).add(b.value());
            Expr factor = below.isEmpty() ? product(above) : Expr.divide(product(above), product(below));
            guesses.add(guess(factor, ""));
        });
    }

    private static Expr product(List<Expr> factors) {
        return factors.isEmpty() ? Num.ONE : factors.size() == 1 ? factors.get(0) : Apply.of(Op.MULTIPLY, factors);
    }

    private Guess guess(Expr factor, String words) {
        Claim claim = observed.claim();
        String text = "left == " + claim.text(scaled(factor, RIGHT)) + (words.isEmpty() ? "" : ": " + words);
        return Guess.equal(observed, scaled(factor, claim.right()), text);
    }

    /** {@code right*factor}, written as a person would. */
    private static Expr scaled(Expr factor, Expr right) {
        if (factor instanceof Num number) {
            if (number.value().equals(Rational.MINUS_ONE)) {
                return Expr.negate(right);
            }
            Rational value = number.value();
            boolean unitFraction = value.numerator().abs().equals(java.math.BigInteger.ONE);
            if (unitFraction) {
                Expr quotient = Expr.divide(right, Expr.num(value.denominator()));
                return value.signum() < 0 ? Expr.negate(quotient) : quotient;
            }
            return Expr.multiply(factor, right);
        }
        if (factor instanceof Apply apply && apply.op() == Op.DIVIDE) {
            Expr above = apply.argument(0);
            return Expr.divide(above.equals(Num.ONE) ? right : scaled(above, right), apply.argument(1));
        }
        if (factor instanceof Apply apply && apply.op() == Op.MULTIPLY) {
            List<Expr> all = new ArrayList<>(apply.arguments());
            boolean number = all.get(0) instanceof Num;
            if (all.get(0).equals(Expr.num(-1))) {
                all.set(0, right);
                return Expr.negate(Apply.of(Op.MULTIPLY, all));
            }
            all.add(number ? 1 : 0, right);
            return Apply.of(Op.MULTIPLY, all);
        }
        return Expr.multiply(right, factor);
    }

    /** The value that all have, apart from rounding. */
    private Optional<Double> constant(double[] values) {
        if (values.length < 6) {
            return Optional.empty();
        }
        for (double value : values) {
            if (!Double.isFinite(value) || !Observed.isClose(value, values[0])) {
                return Optional.empty();
            }
        }
        return Optional.of(values[0]);
    }

    /** Variables, and the derivatives of the links that occur or that the domains suggest. */
    private List<Factor> links() {
        Claim claim = observed.claim();
        Map<Expr, Factor> pool = new LinkedHashMap<>();
        claim.scope().variables().forEach((name, domain) -> {
            if (domain.vectorLength().isEmpty()) {
                add(pool, Expr.symbol(name), "");
            }
        });
        claim.scope()
                .variables()
                .forEach((name, domain) ->
                        linksOf(Expr.symbol(name), domain).forEach(factor -> add(pool, factor.value(), factor.what())));
        for (Expr part : Pieces.of(List.of(claim.right(), claim.left()), LARGEST, 400)) {
            links(part).forEach(factor -> add(pool, factor.value(), factor.what()));
        }
        return withoutSides(pool);
    }

    private List<Factor> pool() {
        Claim claim = observed.claim();
        Map<Expr, Factor> pool = new LinkedHashMap<>();
        links().forEach(factor -> add(pool, factor.value(), factor.what()));
        for (Expr part : Pieces.of(List.of(claim.left(), claim.right()), LARGEST, MOST)) {
            add(pool, part, "");
        }
        return withoutSides(pool);
    }

    private List<Factor> withoutSides(Map<Expr, Factor> pool) {
        for (Expr side : List.of(observed.claim().left(), observed.claim().right())) {
            pool.remove(side);
            pool.remove(Expr.negate(side));
        }
        return List.copyOf(pool.values());
    }

    private static void add(Map<Expr, Factor> pool, Expr value, String what) {
        pool.putIfAbsent(value, new Factor(value, what));
    }

    /** Derivatives of links of a variable, which its domain suggests. */
    private static List<Factor> linksOf(Expr variable, Domain domain) {
        if (domain.equals(Domain.REAL)) {
            return List.of(
                    new Factor(slope(Op.SIGMOID, variable), "the derivative of the inverse link"),
                    new Factor(Expr.exp(variable), "the derivative of the inverse link"),
                    new Factor(slope(Op.TANH, variable), "the derivative of the inverse link"));
        }
        if (domain.equals(Domain.UNIT)) {
            Expr other = Expr.subtract(Num.ONE, variable);
            return List.of(
                    new Factor(
                            Expr.multiply(variable, other), "the variance p*(1 - p)".replace("p", variable.toString())),
                    new Factor(other, ""));
        }
        return List.of(new Factor(Expr.power(variable, 2), ""));
    }

    /** Derivatives of links that occur. */
    private static List<Factor> links(Expr part) {
        if (!(part instanceof Apply apply)) {
            return List.of();
        }
        return switch (apply.op()) {
            case SIGMOID, TANH ->
                List.of(
                        new Factor(slope(apply.op(), apply.argument(0)), "the derivative of the inverse link"),
                        new Factor(apply, ""),
                        new Factor(Expr.subtract(Num.ONE, apply), ""));
            case EXP ->
                apply.argument(0) instanceof Sym
                        ? List.of(new Factor(apply, "the derivative of the inverse link"))
                        : List.of();
            case SOFTPLUS ->
                List.of(new Factor(Expr.apply(Op.SIGMOID, apply.argument(0)), "the derivative of the inverse link"));
            default -> List.of();
        };
    }

    private static Expr slope(Op op, Expr argument) {
        Expr value = Expr.apply(op, argument);
        return op == Op.TANH
                ? Expr.subtract(Num.ONE, Expr.power(value, 2))
                : Expr.multiply(value, Expr.subtract(Num.ONE, value));
    }
}
