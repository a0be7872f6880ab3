package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.Sample;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Expectations;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims about expectations under laws on the line by quadrature, at moderate points: each expectation a number with an
 * estimate of its error, the sides computed from these numbers in certified arithmetic.
 *
 * <p>The estimate is not a bound. So a point supports the claim where the difference is within the estimate and this is
 * below 1e-10 of the sides; it refutes where the difference is a thousand times the estimate, in two partitions of the
 * line, and where there are more points, at two of them.
 */
public final class ExpectationQuadrature implements Route {

    private static final int POINTS = 240;
    private static final int POINTS_BESIDE_PROOF = 40;
    private static final int MOST_TERMS = 12;
    private static final int BITS = 128;
    private static final double CLEARLY = 1000;
    private static final double SUPPORTS = 1e-10;

    @Override
    public String name() {
        return "quadrature";
    }

    /** Closed forms too are checked by this route, which does not use them. */
    @Override
    public boolean readsLimits() {
        return true;
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        boolean asked = CarriedOutExpectations.contains(claim.left()) || CarriedOutExpectations.contains(claim.right());
        boolean refuted = soFar.stream().anyMatch(Evidence.Refuted.class::isInstance);
        if (!asked || refuted || claim.upTo() != Claim.UpTo.EQUAL || claim.relation() == Relation.UNEQUAL) {
            return Optional.empty();
        }
        try {
            Subject subject = Subject.of(claim);
            return subject.integrals.isEmpty()
                    ? Optional.empty()
                    : Optional.of(atPoints(subject, Route.isProved(soFar), seed));
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    /** A claim with a symbol for each integral. */
    private static final class Subject {
        private final Claim claim;
        private final Map<Expectation, Sym> symbols = new LinkedHashMap<>();
        private final Map<Sym, ExpectedValue> integrals = new LinkedHashMap<>();
        private final Values sides;

        private Subject(Claim claim) {
            this.claim = claim;
            Expr left = replaced(prepared(claim.left()));
            Expr right = replaced(prepared(claim.right()));
            Scope scope = claim.scope();
            for (Map.Entry<Expectation, Sym> symbol : symbols.entrySet()) {
                integrals.put(symbol.getValue(), ExpectedValue.of(symbol.getKey(), claim.scope()));
                scope = scope.with(symbol.getValue().name(), Domain.REAL);
            }
            sides = Values.of(List.of(left, right), scope);
        }

        static Subject of(Claim claim) {
            return new Subject(claim);
        }

        private Expr prepared(Expr side) {
            return Unrolling.of(Expectations.carryOutSums(side, claim.scope()), MOST_TERMS);
        }

        private Expr replaced(Expr formula) {
            if (!CarriedOutExpectations.contains(formula)) {
                return formula;
            }
            if (formula instanceof Expectation expectation) {
                return symbols.computeIfAbsent(
                        expectation, each -> Expr.symbol("value of expectation " + symbols.size()));
            }
            if (formula instanceof Reduce || formula instanceof Limit || formula instanceof Derivative) {
                throw new IllegalArgumentException("an expectation in " + formula + " has no closed form");
            }
            return formula.map(this::replaced);
        }
    }

    private enum Outcome {
        AGREE,
        DIFFER,
        OPEN
    }

    private record Result(Outcome outcome, double left, double right, double error) {
        static final Result OPEN = new Result(Outcome.OPEN, Double.NaN, Double.NaN, Double.NaN);
    }

    private Evidence atPoints(Subject subject, boolean proved, long seed) {
        Claim claim = subject.claim;
        Scope scope = claim.scope().restrictedTo(List.of(claim.left(), claim.right()));
        boolean alone = scope.variables().isEmpty();
        Sample sample =
                PointSampler.of(scope, List.of(claim.right()), seed).sample(proved ? POINTS_BESIDE_PROOF : POINTS);
        int agreed = 0;
        int open = 0;
        double largest = 0;
        List<Point> differing = new ArrayList<>();
        for (StratifiedPoint stratified : sample.points()) {
            boolean usable = alone
                    || sample.exhaustive()
                    || stratified.stratum() == Stratum.MODERATE
                    || stratified.stratum() == Stratum.LOG_UNIFORM && isModerate(stratified.point());
            if (!usable) {
                continue;
            }
            Result result = at(subject, stratified.point(), false);
            if (result.outcome() == Outcome.DIFFER
                    && at(subject, stratified.point(), true).outcome() == Outcome.DIFFER) {
                differing.add(stratified.point());
                if (differing.size() >= 8) {
                    break;
                }
            } else if (result.outcome() == Outcome.AGREE) {
                agreed++;
                largest = Math.max(largest, Math.abs(result.left() - result.right()));
            } else {
                open++;
            }
        }
        boolean enough = differing.size() >= 2 || !differing.isEmpty() && sample.exhaustive();
        if (enough) {
            return refuted(subject, differing.stream().min(Point::compareTo).orElseThrow());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("points", agreed + open + differing.size());
        facts.put("agree", agreed);
        facts.put("largest difference", largest);
        boolean supported =
                open + differing.size() == 0 && agreed > 0 && (sample.exhaustive() || agreed >= Enclosure.FEWEST_POINTS)
                        || proved && agreed > 0 && differing.isEmpty()
                        || differing.isEmpty() && agreed >= Enclosure.FEWEST_POINTS && agreed >= 3 * open;
        return supported
                ? new Evidence.Supported(
                        name(),
                        "agrees at " + agreed + " moderate points, difference at most " + largest,
                        facts,
                        !proved)
                : new Evidence.Undecided(
                        name(), agreed + " of " + (agreed + open + differing.size()) + " points agree", facts);
    }

    /** Neither large nor small, so that the rules of a fixed number of nodes see all of an integrand. */
    private static boolean isModerate(Point point) {
        return point.scalars().values().stream()
                .map(value -> Math.abs(value.toDouble()))
                .allMatch(size -> size == 0 || size > 0.05 && size < 20);
    }

    private static Result at(Subject subject, Point point, boolean finely) {
        Point values = point;
        Map<Sym, ExpectedValue.Value> found = new LinkedHashMap<>();
        for (Map.Entry<Sym, ExpectedValue> integral : subject.integrals.entrySet()) {
            set(integral.getValue(), point);
            ExpectedValue.Value value = integral.getValue().value(finely);
            if (!value.exists()) {
                return Result.OPEN;
            }
            found.put(integral.getKey(), value);
            values = values.with(integral.getKey().name(), io.lossproof.symbolic.expr.Rational.of(value.value()));
        }
        double[] sides = sides(subject, values);
        double error = 0;
        double size = Math.max(Math.abs(sides[0]), Math.abs(sides[1]));
        for (Map.Entry<Sym, ExpectedValue.Value> each : found.entrySet()) {
            ExpectedValue.Value value = each.getValue();
            double step = Math.max(value.error(), Double.MIN_NORMAL);
            double[] moved = sides(
                    subject,
                    values.with(each.getKey().name(), io.lossproof.symbolic.expr.Rational.of(value.value() + step)));
            double change = Math.abs(moved[0] - sides[0]) + Math.abs(moved[1] - sides[1]);
            // Values that differ by less than their own rounding are no measure of a change.
            double least = Math.max(change, Math.min(step, size) * 0x1p-4);
            error += least;
            size = Math.max(size, change / step * value.size());
        }
        error += 0x1p-50 * size;
        return judged(subject.claim.relation(), sides, error, size);
    }

    private static Result judged(Relation relation, double[] sides, double error, double size) {
        double difference = sides[0] - sides[1];
        if (Double.isNaN(difference) || Double.isInfinite(difference) || !(error <= SUPPORTS * size)) {
            return Result.OPEN;
        }
        boolean clear = Math.abs(difference) > CLEARLY * error;
        boolean close = Math.abs(difference) <= 8 * error;
        boolean strict = relation == Relation.LESS || relation == Relation.GREATER;
        Outcome outcome = clear
                ? relation.holds(difference > 0 ? 1 : -1) ? Outcome.AGREE : Outcome.DIFFER
                : close && !strict ? Outcome.AGREE : Outcome.OPEN;
        return new Result(outcome, sides[0], sides[1], error);
    }

    private static void set(ExpectedValue integral, Point point) {
        point.scalars().keySet().forEach(name -> integral.workspace().set(name, point.scalarAsDouble(name)));
        point.vectors().keySet().forEach(name -> integral.workspace().set(name, point.vectorAsDoubles(name)));
    }

    /** Both sides in doubles, each within half an ulp or so; NaN where certified arithmetic does not know it. */
    private static double[] sides(Subject subject, Point point) {
        List<Ball> balls = subject.sides.at(point, BITS);
        double[] sides = new double[2];
        for (int i = 0; i < 2; i++) {
            Ball ball = balls.get(i);
            boolean known = ball.isFinite() && (ball.isExact() || ball.relativeBits() >= 60 || isTiny(ball));
            sides[i] = known ? ball.toDouble() : Double.NaN;
        }
        return sides;
    }

    private static boolean isTiny(Ball ball) {
        return ball.upper().abs().max(ball.lower().abs()).doubleValue() < 1e-30;
    }

    private Evidence refuted(Subject subject, Point point) {
        Result result = at(subject, point, true);
        return new Evidence.Refuted(
                name(),
                "at " + point + " the left side is " + result.left() + ", the right side " + result.right()
                        + ", each up to about " + result.error(),
                Map.of(),
                Optional.of(new Counterexample(point, String.valueOf(result.left()), String.valueOf(result.right()))));
    }
}
