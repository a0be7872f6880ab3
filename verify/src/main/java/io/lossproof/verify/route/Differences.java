package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guesses that both sides differ by a constant, by a term that occurs, or by what is free of some variables. */
final class Differences {

    private static final Sym RIGHT = Expr.symbol("right");
    private static final int LARGEST = 10;
    private static final int LARGEST_TERM = 16;
    private static final int MOST = 60;
    private static final int MOST_IN_PAIRS = 24;

    private final Observed observed;
    private final Claim claim;
    private final List<Observed.Place> usual;

    private Differences(Observed observed) {
        this.observed = observed;
        this.claim = observed.claim();
        this.usual = observed.usual();
    }

    /** {@code left == right + c}. */
    static List<Guess> constants(Observed observed) {
        return new Differences(observed).constant().stream().toList();
    }

    /** {@code left == right + c*t}. */
    static List<Guess> terms(Observed observed) {
        return new Differences(observed).byTerms();
    }

    /** {@code left == right + c*t + d*u}. */
    static List<Guess> twoTerms(Observed observed) {
        return new Differences(observed).byTwoTerms();
    }

    private Optional<Guess> constant() {
        double first = usual.get(0).difference();
        if (!usual.stream().allMatch(place -> Observed.isClose(place.difference(), first))) {
            return Optional.empty();
        }
        return Recognised.of(first)
                .or(this::exactly)
                .map(constant -> Guess.equal(
                        observed,
                        Expr.add(claim.right(), constant),
                        "left == " + claim.text(plus(RIGHT, constant)) + ": equal up to a constant"));
    }

    /** The difference by exact algebra, where that is a number. */
    private Optional<Expr> exactly() {
        return io.lossproof.symbolic.normal.ZeroTest.normalForm(
                        Expr.subtract(claim.left(), claim.right()), claim.scope())
                .filter(difference -> difference.freeNames().isEmpty() && !difference.equals(Num.ZERO));
    }

    private static Expr plus(Expr a, Expr b) {
        return Expr.add(a, b);
    }

    private List<Guess> byTerms() {
        List<Expr> pool = pool();
        double[][] values = observed.values(pool, usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            Optional<Expr> factor = factor(values[i]).flatMap(Recognised::of);
            int at = i;
            factor.map(c -> guess(List.of(c), List.of(pool.get(at)))).ifPresent(guesses::add);
        }
        return guesses;
    }

    private List<Guess> byTwoTerms() {
        List<Expr> pool = pool();
        List<Guess> guesses = new ArrayList<>();
        pairs(pool, observed.values(pool, usual), guesses);
        return guesses;
    }

    private Optional<Double> factor(double[] term) {
        double first = Double.NaN;
        int seen = 0;
        for (int i = 0; i < term.length; i++) {
            double difference = usual.get(i).difference();
            if (difference == 0 && term[i] == 0) {
                continue;
            }
            double ratio = difference / term[i];
            first = seen++ == 0 ? ratio : first;
            if (!Double.isFinite(ratio) || !Observed.isClose(ratio, first)) {
                return Optional.empty();
            }
        }
        return seen >= 4 && first != 0 ? Optional.of(first) : Optional.empty();
    }

    private void pairs(List<Expr> pool, double[][] values, List<Guess> guesses) {
        int most = Math.min(MOST_IN_PAIRS, pool.size());
        for (int i = 0; i < most; i++) {
            for (int j = i + 1; j < most; j++) {
                Optional<double[]> factors = factors(values[i], values[j]);
                Optional<Expr> a = factors.flatMap(f -> Recognised.rational(f[0], 12, 1e-8))
                        .map(Expr::num);
                Optional<Expr> b = factors.flatMap(f -> Recognised.rational(f[1], 12, 1e-8))
                        .map(Expr::num);
                if (a.isPresent() && b.isPresent()) {
                    guesses.add(guess(List.of(a.get(), b.get()), List.of(pool.get(i), pool.get(j))));
                    return;
                }
            }
        }
    }

    /** The coefficients of two terms, from two points; the others must agree. */
    private Optional<double[]> factors(double[] s, double[] t) {
        int last = usual.size() - 1;
        double det = s[0] * t[last] - s[last] * t[0];
        double a = (usual.get(0).difference() * t[last] - usual.get(last).difference() * t[0]) / det;
        double b = (s[0] * usual.get(last).difference() - s[last] * usual.get(0).difference()) / det;
        if (!Double.isFinite(a) || !Double.isFinite(b) || Math.abs(a) < 1e-6 || Math.abs(b) < 1e-6) {
            return Optional.empty();
        }
        for (int i = 0; i < usual.size(); i++) {
            double sum = a * s[i] + b * t[i];
            double scale = Math.abs(a * s[i])
                    + Math.abs(b * t[i])
                    + Math.abs(usual.get(i).difference());
            if (!(Math.abs(sum - usual.get(i).difference()) <= 1e-9 * scale)) {
                return Optional.empty();
            }
        }
        return Optional.of(new double[] {a, b});
    }

    private Guess guess(List<Expr> factors, List<Expr> terms) {
        List<Expr> parts = new ArrayList<>(List.of(RIGHT));
        for (int i = 0; i < terms.size(); i++) {
            parts.add(times(factors.get(i), terms.get(i)));
        }
        Expr shown = Expr.add(parts.toArray(Expr[]::new));
        parts.set(0, claim.right());
        Expr right = Expr.add(parts.toArray(Expr[]::new));
        return Guess.equal(observed, right, "left == " + claim.text(shown) + ": " + words(factors, terms));
    }

    private String words(List<Expr> factors, List<Expr> terms) {
        if (terms.size() > 1) {
            return "terms are missing or too much on the right";
        }
        Expr term = terms.get(0);
        Optional<Rational> inRight = coefficient(claim.right(), term);
        Optional<Rational> added =
                factors.get(0) instanceof Num number ? Optional.of(number.value()) : Optional.empty();
        String name = claim.text(term);
        if (inRight.isPresent() && added.isPresent()) {
            Rational wanted = inRight.get().add(added.get());
            if (wanted.isZero()) {
                return "the term " + claim.text(times(Expr.num(inRight.get()), term)) + " is too much on the right";
            }
            if (wanted.equals(inRight.get().negate())) {
                return "the sign of the term " + name + " is wrong";
            }
            return "the term " + name + " needs the factor " + wanted + " on the right, not " + inRight.get();
        }
        return "the term " + claim.text(times(factors.get(0), term)) + " is missing on the right";
    }

    /** The number before a term of a sum. */
    private static Optional<Rational> coefficient(Expr sum, Expr term) {
        for (Expr part : Pieces.terms(sum)) {
            if (part.equals(term)) {
                return Optional.of(Rational.ONE);
            }
            if (part.equals(Expr.negate(term))) {
                return Optional.of(Rational.MINUS_ONE);
            }
            if (Pieces.bare(part).equals(term)) {
                return numberOf(part);
            }
        }
        return Optional.empty();
    }

    private static Optional<Rational> numberOf(Expr part) {
        if (!(part instanceof io.lossproof.symbolic.expr.Apply apply)) {
            return Optional.of(Rational.ONE);
        }
        return switch (apply.op()) {
            case NEGATE -> numberOf(apply.argument(0)).map(Rational::negate);
            case DIVIDE ->
                apply.argument(1) instanceof Num below
                        ? numberOf(apply.argument(0)).map(above -> above.divide(below.value()))
                        : Optional.of(Rational.ONE);
            case MULTIPLY ->
                Optional.of(apply.arguments().stream()
                        .filter(Num.class::isInstance)
                        .map(factor -> ((Num) factor).value())
                        .reduce(Rational.ONE, Rational::multiply));
            default -> Optional.of(Rational.ONE);
        };
    }

    static Expr times(Expr factor, Expr term) {
        if (factor.equals(Num.ONE)) {
            return term;
        }
        if (factor instanceof Num number && number.value().numerator().abs().equals(java.math.BigInteger.ONE)) {
            Expr quotient = number.value().isInteger()
                    ? term
                    : Expr.divide(term, Expr.num(number.value().denominator()));
            return number.value().signum() < 0 ? Expr.negate(quotient) : quotient;
        }
        return Expr.multiply(factor, term);
    }

    /** Terms and parts of both sides, and simple functions of the variables; not a whole side. */
    private List<Expr> pool() {
        Set<Expr> whole = new HashSet<>();
        for (Expr side : List.of(claim.left(), claim.right())) {
            if (Pieces.terms(side).size() == 1) {
                whole.add(Pieces.bare(side));
            }
        }
        Set<Expr> pool = new LinkedHashSet<>();
        for (Expr side : List.of(claim.right(), claim.left())) {
            Pieces.terms(side).stream()
                    .map(Pieces::bare)
                    .filter(Differences::isReadable)
                    .forEach(pool::add);
        }
        claim.scope().variables().forEach((name, domain) -> pool.addAll(functions(name, domain)));
        pool.addAll(Pieces.of(List.of(claim.right(), claim.left()), LARGEST, MOST));
        pool.removeAll(whole);
        pool.remove(claim.left());
        pool.remove(claim.right());
        pool.removeIf(term -> term.freeNames().isEmpty());
        return pool.stream().limit(MOST).toList();
    }

    /** Not as derivatives come out of rules: products with sums of products inside. */
    private static boolean isReadable(Expr term) {
        return term.size() <= LARGEST_TERM;
    }

    private static List<Expr> functions(String name, Domain domain) {
        if (domain instanceof Domain.Simplex simplex) {
            Sym k = Expr.freshIndex();
            Expr entry = Entry.of(name, k);
            Op op = simplex.closed() ? Op.XLOGY : Op.MULTIPLY;
            Expr term = Expr.apply(op, entry, simplex.closed() ? entry : Expr.log(entry));
            return List.of(Reduce.sum(k, Num.ONE, simplex.length(), term));
        }
        Expr x = Expr.symbol(name);
        if (domain.vectorLength().isPresent()) {
            return List.of();
        }
        if (domain.equals(Domain.NATURAL)) {
            return List.of(x, Expr.apply(Op.LOGGAMMA, Expr.add(x, Num.ONE)));
        }
        if (domain.equals(Domain.POSITIVE) || domain.equals(Domain.UNIT)) {
            return List.of(x, Expr.log(x), Expr.power(x, 2), Expr.divide(Num.ONE, x), Expr.multiply(x, Expr.log(x)));
        }
        return List.of(x, Expr.power(x, 2));
    }

    /** Variables in which both sides have the same derivative, proved; in words. */
    static Optional<String> upToTermFreeOf(Observed observed) {
        Claim claim = observed.claim();
        List<String> free = new ArrayList<>();
        claim.scope().variables().forEach((name, domain) -> {
            if (domain instanceof Domain.Interval && isSameSlope(observed, name)) {
                free.add(name);
            }
        });
        List<String> proved = free.stream()
                .filter(name -> Equivalence.upToConstant(claim.left(), claim.right(), List.of(name), claim.scope())
                        .isProved())
                .toList();
        return proved.isEmpty()
                ? Optional.empty()
                : Optional.of("left == right up to a term free of " + String.join(" and of ", proved));
    }

    private static boolean isSameSlope(Observed observed, String name) {
        try {
            Claim claim = observed.claim();
            Expr variable = Expr.symbol(name);
            List<Expr> slopes = List.of(
                    Differentiation.derivative(claim.left(), variable),
                    Differentiation.derivative(claim.right(), variable));
            List<Observed.Place> usual = observed.usual();
            double[][] values = observed.values(slopes, usual);
            boolean moves = false;
            for (int i = 0; i < usual.size(); i++) {
                if (!Observed.isClose(values[0][i], values[1][i])) {
                    return false;
                }
                moves |= values[0][i] != 0;
            }
            return moves;
        } catch (Differentiation.NoDerivativeException e) {
            return false;
        }
    }
}
