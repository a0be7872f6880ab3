package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.derivative.ForwardDerivative;
import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Tolerance;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Automatic differentiation of the formula as it stands, against the claimed derivative in certified arithmetic. No
 * symbolic rule of ours takes part on the left.
 *
 * <p>At moderate points. The error is measured in units of the largest of 1, both values and the formula itself: below
 * 1e-9 the point agrees, above 1e-6 it refutes, in between it is not decided.
 */
public final class Autodiff implements Route {

    private static final Tolerance AGREES = Tolerance.relative(1e-9);
    private static final Tolerance REFUTES = Tolerance.relative(1e-6);
    /** So that a fifth of them, the moderate ones, are enough. */
    private static final int POINTS = 320;

    @Override
    public String name() {
        return "autodiff";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        if (!(claim.left() instanceof Derivative derivative)
                || claim.relation() != Relation.EQUAL
                || claim.upTo() != Claim.UpTo.EQUAL
                || derivative.variables().size() > 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(atPoints(claim, derivative, seed));
        } catch (UnsupportedDomainException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private Evidence atPoints(Claim claim, Derivative derivative, long seed) {
        ForwardDerivative forward = ForwardDerivative.of(derivative, claim.scope());
        Comparison right = Comparison.of(claim.of(claim.right(), claim.right()));
        ErrorStatistics<Point> errors = ErrorStatistics.none();
        int agreed = 0;
        for (StratifiedPoint stratified : PointSampler.of(claim.scope(), List.of(derivative.body()), seed)
                .sample(POINTS)
                .points()) {
            Point point = stratified.point();
            Ball expected =
                    stratified.stratum() == Stratum.MODERATE ? right.at(point).right() : Ball.UNKNOWN;
            if (!expected.isFinite()) {
                continue;
            }
            ForwardDerivative.Value value = forward.at(point);
            OptionalDouble error = error(value, expected);
            if (error.isEmpty()) {
                continue;
            }
            if (error.getAsDouble() > REFUTES.allowed(1)) {
                return refuted(point, value, expected);
            }
            agreed += error.getAsDouble() <= AGREES.allowed(1) ? 1 : 0;
            errors = errors.with(error.getAsDouble(), point);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("points", errors.count());
        facts.put("agree", agreed);
        facts.put("largest error", errors.largest());
        facts.put("tolerance", AGREES.toString());
        if (agreed < Enclosure.FEWEST_POINTS || agreed < errors.count()) {
            return new Evidence.Undecided(name(), agreed + " of " + errors.count() + " points agree", facts);
        }
        return new Evidence.Supported(
                name(), "agrees at " + agreed + " points with Hipparchus' forward derivatives", facts, false);
    }

    private static OptionalDouble error(ForwardDerivative.Value value, Ball expected) {
        double exact = expected.toDouble();
        double scale = Math.max(
                Math.max(1, Math.abs(value.function())), Math.max(Math.abs(value.derivative()), Math.abs(exact)));
        double error = Math.abs(value.derivative() - exact) / scale;
        return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    private Evidence refuted(Point point, ForwardDerivative.Value value, Ball expected) {
        Counterexample counterexample =
                new Counterexample(point, String.valueOf(value.derivative()), Enclosure.shown(expected));
        return new Evidence.Refuted(
                name(),
                "at " + point + " forward differentiation gives " + value.derivative() + ", the claim "
                        + Enclosure.shown(expected),
                Map.of(),
                Optional.of(counterexample));
    }
}
