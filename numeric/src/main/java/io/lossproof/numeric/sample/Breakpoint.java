package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place where a formula changes its case or stops being defined: where two of its parts are equal.
 *
 * @param left the argument of abs, log, a denominator and so on, in the indices of the enclosing sums
 * @param right what it is compared with
 * @param indices the bound indices of the enclosing sums, outermost first
 */
record Breakpoint(Expr left, Expr right, List<Index> indices) {

    private static final Rational MINUS_ONE = Rational.MINUS_ONE;

    /** A bound index with its range; {@code name} occurs in no other formula. */
    record Index(Sym name, Expr lower, Expr upper) {}

    /** The breakpoints of formulas and conditions, each once, in the order in which they occur. */
    static List<Breakpoint> in(List<Expr> formulas, List<Cond> conditions) {
        Collector collector = new Collector();
        conditions.forEach(cond -> collector.condition(cond, List.of()));
        formulas.forEach(formula -> collector.look(formula, List.of()));
        return List.copyOf(collector.found);
    }

    /** The variables that occur, without the bound indices. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(left.freeNames());
        names.addAll(right.freeNames());
        indices.forEach(index -> names.remove(index.name().name()));
        return names;
    }

    /** The two sides with a value for each bound index; empty where a range is empty or unknown. */
    Optional<Breakpoint> grounded(Point point, SplitMix64 random) {
        Map<Sym, Expr> values = new HashMap<>();
        for (Index index : indices) {
            Optional<Rational> first = Evaluation.exact(index.lower().substitute(values), point);
            Optional<Rational> last = Evaluation.exact(index.upper().substitute(values), point);
            Optional<Rational> width = first.flatMap(a -> last.map(b -> b.subtract(a)))
                    .filter(w -> w.signum() >= 0 && w.isInteger() && w.compareTo(Rational.of(1_000_000)) < 0);
            if (width.isEmpty()) {
                return Optional.empty();
            }
            int step = random.below(width.get().numerator().intValue() + 1);
            values.put(index.name(), Expr.num(first.orElseThrow().add(Rational.of(step))));
        }
        return Optional.of(new Breakpoint(left.substitute(values), right.substitute(values), List.of()));
    }

    /** Walks formulas; sub-formulas that occur again are not looked at twice. */
    private static final class Collector {

        private final Set<Breakpoint> found = new LinkedHashSet<>();
        private final Set<Expr> seen = new HashSet<>();

        private void add(Expr left, Expr right, List<Index> indices) {
            if (!left.equals(right) && !(left instanceof Num && right instanceof Num)) {
                found.add(new Breakpoint(left, right, indices));
            }
        }

        private void look(Expr expr, List<Index> indices) {
            if (!seen.add(expr)) {
                return;
            }
            if (expr instanceof Reduce reduce) {
                body(reduce, indices);
                return;
            }
            if (expr instanceof Softmax softmax) {
                body(softmax.logNormaliser(), indices);
                look(softmax.at(), indices);
                return;
            }
            if (expr instanceof Apply apply) {
                arguments(apply, indices);
            } else if (expr instanceof Piecewise piecewise) {
                piecewise.cases().forEach(c -> condition(c.when(), indices));
            } else if (expr instanceof Limit || expr instanceof Expectation) {
                return;
            } else if (expr instanceof Derivative derivative) {
                look(derivative.body(), indices);
                return;
            }
            expr.forEachPart(part -> look(part, indices));
        }

        private void body(Reduce reduce, List<Index> indices) {
            look(reduce.lower(), indices);
            look(reduce.upper(), indices);
            Sym name = Expr.symbol("$index" + indices.size());
            List<Index> more = new ArrayList<>(indices);
            more.add(new Index(name, reduce.lower(), reduce.upper()));
            look(reduce.bodyAt(name), List.copyOf(more));
        }

        private void condition(Cond cond, List<Index> indices) {
            if (cond instanceof Cond.Compare compare) {
                add(compare.left(), compare.right(), indices);
            } else if (cond instanceof Cond.And and) {
                and.parts().forEach(part -> condition(part, indices));
            } else if (cond instanceof Cond.Or or) {
                or.parts().forEach(part -> condition(part, indices));
            }
            cond.forEachExpr(expr -> look(expr, indices));
        }

        private void arguments(Apply apply, List<Index> indices) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case ABS, SIGN, RELU, LOG, LOG2, LOG10, SQRT, LOG1MEXP, LOGGAMMA, GAMMA, DIGAMMA, TRIGAMMA ->
                    add(a.get(0), Num.ZERO, indices);
                case DIVIDE, POLYGAMMA, LOGBESSELI -> add(a.get(1), Num.ZERO, indices);
                case LOG1P, FACTORIAL, HARMONICNUMBER -> add(a.get(0), Expr.num(-1), indices);
                case POWER -> {
                    if (!(a.get(1) instanceof Num power
                            && power.value().isInteger()
                            && power.value().signum() > 0)) {
                        add(a.get(0), Num.ZERO, indices);
                    }
                }
                case FLOOR, LOGIT -> {
                    add(a.get(0), Num.ZERO, indices);
                    add(a.get(0), Num.ONE, indices);
                }
                case ARCTANH -> {
                    add(a.get(0), Num.ONE, indices);
                    add(a.get(0), Expr.num(-1), indices);
                }
                case XLOGY, LOGBETA, BETA -> a.forEach(argument -> add(argument, Num.ZERO, indices));
                case XLOG1PY -> {
                    add(a.get(0), Num.ZERO, indices);
                    add(a.get(1), Expr.num(-1), indices);
                }
                case KRONECKERDELTA -> add(a.get(0), a.get(1), indices);
                case CLIP -> {
                    add(a.get(0), a.get(1), indices);
                    add(a.get(0), a.get(2), indices);
                }
                case MAX, MIN -> {
                    for (int i = 0; i < a.size(); i++) {
                        for (int j = i + 1; j < a.size(); j++) {
                            add(a.get(i), a.get(j), indices);
                        }
                    }
                }
                default -> {
                    // defined everywhere, without cases
                }
            }
        }
    }

    // ---- solving --------------------------------------------------------------------------------------------------

    /**
     * The values of an unknown, a scalar or an entry with a literal index, at which both sides are equal when all else
     * is as at the point. Exact where the equation is affine in the unknown with rational coefficients; otherwise, by
     * the inverses of exp, log and the like, to about the accuracy of a double. Not all solutions need be found.
     */
    List<Rational> solve(Expr unknown, Point point) {
        Solver solver = new Solver(unknown, point);
        Optional<Expr> l = solver.unfold(left);
        Optional<Expr> r = solver.unfold(right);
        if (l.isEmpty() || r.isEmpty()) {
            return List.of();
        }
        boolean inLeft = solver.depends(l.get());
        boolean inRight = solver.depends(r.get());
        if (inLeft && inRight) {
            return solver.isolate(Expr.subtract(l.get(), r.get()), Rational.ZERO);
        }
        if (!inLeft && !inRight) {
            return List.of();
        }
        Expr constant = inLeft ? r.get() : l.get();
        Expr other = inLeft ? l.get() : r.get();
        return solver.value(constant)
                .map(target -> solver.isolate(other, target))
                .orElse(List.of());
    }

    /** {@code slope * unknown + offset}. */
    private record Affine(Rational slope, Rational offset) {
        Affine plus(Affine other) {
            return new Affine(slope.add(other.slope), offset.add(other.offset));
        }

        Affine times(Rational factor) {
            return new Affine(slope.multiply(factor), offset.multiply(factor));
        }
    }

    private static final class Solver {

        private static final int MOST_TERMS = 16;
        private static final Sym UNKNOWN = Expr.symbol("$unknown");

        private final Expr unknown;
        private final Point point;

        private Solver(Expr unknown, Point point) {
            this.unknown = unknown;
            this.point = point;
        }

        private boolean depends(Expr expr) {
            return expr.contains(part -> part.equals(UNKNOWN));
        }

        private Optional<Rational> value(Expr expr) {
            return Evaluation.value(expr, point).map(Enclosure::middle);
        }

        /** With sums written out, indices as numbers, and one symbol for the unknown. */
        private Optional<Expr> unfold(Expr expr) {
            boolean[] failed = {false};
            Expr result = unfold(expr, failed);
            return failed[0] ? Optional.empty() : Optional.of(result);
        }

        private Expr unfold(Expr expr, boolean[] failed) {
            if (expr.equals(unknown)) {
                return UNKNOWN;
            }
            if (expr instanceof Entry entry) {
                Expr index = Evaluation.exact(entry.index(), point)
                        .<Expr>map(Expr::num)
                        .orElse(entry.index());
                Expr literal = Entry.of(entry.vector(), index);
                return literal.equals(unknown) ? UNKNOWN : literal;
            }
            if (expr instanceof Reduce reduce) {
                Optional<List<Expr>> terms = Evaluation.terms(reduce, point, MOST_TERMS);
                if (terms.isEmpty() || terms.get().isEmpty()) {
                    failed[0] = true;
                    return expr;
                }
                List<Expr> parts =
                        terms.get().stream().map(term -> unfold(term, failed)).toList();
                return joined(reduce.kind(), parts);
            }
            if (expr instanceof Softmax softmax) {
                return unfold(Expr.exp(Expr.subtract(softmax.logit(), softmax.logNormaliser())), failed);
            }
            if (expr instanceof Derivative || expr instanceof Limit || expr instanceof Expectation) {
                failed[0] = true;
                return expr;
            }
            return expr.map(part -> unfold(part, failed));
        }

        private static Expr joined(Reduce.Kind kind, List<Expr> parts) {
            if (kind == Reduce.Kind.LOG_SUM_EXP) {
                return Apply.of(Op.LOGSUMEXP, parts);
            }
            if (parts.size() == 1) {
                return parts.get(0);
            }
            return switch (kind) {
                case SUM -> Apply.of(Op.ADD, parts);
                case PRODUCT -> Apply.of(Op.MULTIPLY, parts);
                default -> Apply.of(Op.MAX, parts);
            };
        }

        private Optional<Affine> affine(Expr expr) {
            if (expr.equals(UNKNOWN)) {
                return Optional.of(new Affine(Rational.ONE, Rational.ZERO));
            }
            if (!depends(expr)) {
                return value(expr).map(constant -> new Affine(Rational.ZERO, constant));
            }
            if (!(expr instanceof Apply apply)) {
                return Optional.empty();
            }
            return switch (apply.op()) {
                case ADD -> affineSum(apply.arguments());
                case NEGATE -> affine(apply.argument(0)).map(form -> form.times(MINUS_ONE));
                case MULTIPLY -> affineProduct(apply.arguments());
                case DIVIDE ->
                    depends(apply.argument(1))
                            ? Optional.empty()
                            : affine(apply.argument(0))
                                    .flatMap(form -> value(apply.argument(1))
                                            .filter(divisor -> !divisor.isZero())
                                            .map(divisor -> form.times(divisor.reciprocal())));
                default -> Optional.empty();
            };
        }

        private Optional<Affine> affineSum(List<Expr> terms) {
            Optional<Affine> sum = Optional.of(new Affine(Rational.ZERO, Rational.ZERO));
            for (Expr term : terms) {
                Optional<Affine> form = affine(term);
                sum = sum.flatMap(a -> form.map(a::plus));
            }
            return sum;
        }

        private Optional<Affine> affineProduct(List<Expr> factors) {
            Affine product = new Affine(Rational.ZERO, Rational.ONE);
            for (Expr factor : factors) {
                Optional<Affine> form = affine(factor);
                if (form.isEmpty()) {
                    return Optional.empty();
                }
                Affine next = form.get();
                if (next.slope().isZero()) {
                    product = product.times(next.offset());
                } else if (product.slope().isZero()) {
                    product = next.times(product.offset());
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(product);
        }

        /** Where a formula that depends on the unknown takes a value. */
        private List<Rational> isolate(Expr expr, Rational target) {
            Optional<Affine> affine = affine(expr);
            if (affine.isPresent()) {
                Affine form = affine.get();
                return form.slope().isZero()
                        ? List.of()
                        : List.of(target.subtract(form.offset()).divide(form.slope()));
            }
            if (!(expr instanceof Apply apply)) {
                return List.of();
            }
            List<Expr> a = apply.arguments();
            return switch (apply.op()) {
                case ADD ->
                    alone(a).flatMap(term -> rest(a, term, Op.ADD).map(rest -> isolate(term, target.subtract(rest))))
                            .orElse(List.of());
                case MULTIPLY ->
                    alone(a).flatMap(factor -> rest(a, factor, Op.MULTIPLY)
                                    .filter(rest -> !rest.isZero())
                                    .map(rest -> isolate(factor, target.divide(rest))))
                            .orElse(List.of());
                case NEGATE -> isolate(a.get(0), target.negate());
                case DIVIDE -> quotient(a.get(0), a.get(1), target);
                case POWER -> power(a.get(0), a.get(1), target);
                case ABS -> target.signum() < 0 ? List.of() : both(a.get(0), target);
                case MAX, MIN, CLIP, RELU -> each(a, target);
                case SQRT -> target.signum() < 0 ? List.of() : isolate(a.get(0), target.multiply(target));
                default ->
                    inverse(apply.op(), Doubles.nearest(target))
                            .map(inner -> isolate(a.get(0), inner))
                            .orElse(List.of());
            };
        }

        /** The only part that depends on the unknown. */
        private Optional<Expr> alone(List<Expr> parts) {
            List<Expr> dependent = parts.stream().filter(this::depends).toList();
            return dependent.size() == 1 ? Optional.of(dependent.get(0)) : Optional.empty();
        }

        private Optional<Rational> rest(List<Expr> parts, Expr without, Op op) {
            List<Expr> others = new ArrayList<>(parts);
            others.remove(without);
            return value(others.size() == 1 ? others.get(0) : Apply.of(op, others));
        }

        private List<Rational> quotient(Expr numerator, Expr denominator, Rational target) {
            if (depends(numerator) && depends(denominator)) {
                return List.of();
            }
            if (depends(numerator)) {
                return value(denominator)
                        .map(d -> isolate(numerator, target.multiply(d)))
                        .orElse(List.of());
            }
            return target.isZero()
                    ? List.of()
                    : value(numerator)
                            .map(n -> isolate(denominator, n.divide(target)))
                            .orElse(List.of());
        }

        private List<Rational> power(Expr base, Expr exponent, Rational target) {
            if (!(exponent instanceof Num num)) {
                return List.of();
            }
            boolean even = num.value().isInteger() && !num.value().numerator().testBit(0);
            boolean odd = num.value().isInteger() && !even;
            if ((target.signum() < 0 && !odd) || (target.isZero() && num.value().signum() < 0)) {
                return List.of();
            }
            Optional<Rational> root = target.isZero() || num.value().isZero()
                    ? Optional.of(Rational.ZERO)
                    : num.value().equals(Rational.TWO)
                            ? Roots.exact(target, 2).or(() -> root(target, num.value()))
                            : root(target, num.value());
            return root.map(r -> even ? both(base, r) : isolate(base, r)).orElse(List.of());
        }

        private static Optional<Rational> root(Rational target, Rational exponent) {
            double root = StrictMath.pow(Math.abs(Doubles.nearest(target)), 1 / Doubles.nearest(exponent));
            return finite(target.signum() < 0 ? -root : root);
        }

        private List<Rational> both(Expr expr, Rational target) {
            List<Rational> solutions = new ArrayList<>(isolate(expr, target));
            if (!target.isZero()) {
                solutions.addAll(isolate(expr, target.negate()));
            }
            return solutions;
        }

        private List<Rational> each(List<Expr> parts, Rational target) {
            List<Rational> solutions = new ArrayList<>();
            for (Expr part : parts) {
                if (depends(part)) {
                    solutions.addAll(isolate(part, target));
                }
            }
            return solutions;
        }

        private static Optional<Rational> inverse(Op op, double y) {
            return switch (op) {
                case EXP -> finite(StrictMath.log(y));
                case LOG -> finite(StrictMath.exp(y));
                case LOG2 -> finite(StrictMath.pow(2, y));
                case LOG10 -> finite(StrictMath.pow(10, y));
                case LOG1P -> finite(StrictMath.expm1(y));
                case EXPM1 -> finite(StrictMath.log1p(y));
                case SIGMOID -> finite(StrictMath.log(y) - StrictMath.log1p(-y));
                case LOGIT -> finite(1 / (1 + StrictMath.exp(-y)));
                case SOFTPLUS ->
                    finite(y > 1 ? y + StrictMath.log(-StrictMath.expm1(-y)) : StrictMath.log(StrictMath.expm1(y)));
                case TANH -> finite((StrictMath.log1p(y) - StrictMath.log1p(-y)) / 2);
                case ARCTANH -> finite(StrictMath.tanh(y));
                default -> Optional.empty();
            };
        }

        private static Optional<Rational> finite(double value) {
            return Double.isFinite(value) ? Optional.of(Doubles.exact(value)) : Optional.empty();
        }
    }
}
