package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Ulp;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The right side evaluated in doubles as it is written, against the exact value of the left side, in units in the last
 * place: how accurate a kernel is, by region of its arguments.
 *
 * <p>Where the right side is a sum of terms of both signs, which truly cancels, the unit is that of its largest term.
 * Where the exact value rounds to a finite double, an error beyond {@value #REFUTES} units, or no finite value,
 * refutes the form.
 */
public final class DoubleArithmetic implements Route {

    /** Name of the fact that lists the regions. */
    public static final String REGIONS = "regions";

    private static final double REFUTES = 1 << 20;
    private static final int POINTS = 256;

    @Override
    public String name() {
        return "double";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        try {
            return Optional.of(measured(claim, seed));
        } catch (UnsupportedDomainException | IllegalArgumentException e) {
            return Optional.of(new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of()));
        }
    }

    private Evidence measured(Claim claim, long seed) {
        Comparison exact = Comparison.of(claim.of(claim.left(), claim.left()));
        List<Output> outputs = new ArrayList<>();
        outputs.add(Output.scalar(claim.right()));
        terms(claim.right()).forEach(term -> outputs.add(Output.scalar(term)));
        DoubleMachine.Workspace workspace =
                DoubleMachine.of(Tape.compile(outputs, claim.scope())).workspace();
        Map<Stratum, Region> regions = new EnumMap<>(Stratum.class);
        for (StratifiedPoint stratified : PointSampler.of(claim.scope(), List.of(claim.left(), claim.right()), seed)
                .sample(POINTS)
                .points()) {
            Optional<Point> point = inDoubles(claim, stratified.point());
            if (point.isEmpty()) {
                continue;
            }
            Ball value = exact.at(point.get()).left();
            if (!value.isFinite()) {
                continue;
            }
            run(workspace, point.get());
            double computed = workspace.scalar(0);
            OptionalDouble largest = largestTerm(workspace, outputs.size());
            OptionalDouble error = error(computed, value, largest);
            if (error.isEmpty()) {
                continue;
            }
            regions.computeIfAbsent(stratified.stratum(), stratum -> new Region())
                    .add(error.getAsDouble(), largest.isPresent(), point.get());
            if (!(error.getAsDouble() <= REFUTES)) {
                return new Evidence.Refuted(
                        name(),
                        "at " + point.get() + " doubles give " + computed + ", the exact value is "
                                + Enclosure.shown(value),
                        Map.of(),
                        Optional.of(new io.lossproof.verify.claim.Counterexample(
                                point.get(), Enclosure.shown(value), String.valueOf(computed))));
            }
        }
        return supported(regions);
    }

    private Evidence supported(Map<Stratum, Region> regions) {
        ErrorStatistics<Point> all =
                ErrorStatistics.merged(regions.values().stream().map(region -> region.errors));
        if (all.count() < Enclosure.FEWEST_POINTS) {
            return new Evidence.Undecided(name(), "only " + all.count() + " points could be compared", Map.of());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        regions.forEach((stratum, region) -> rows.add(region.row(stratum.toString())));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("points", all.count());
        facts.put("largest error in ulps", rounded(all.largest()));
        facts.put(REGIONS, rows);
        return new Evidence.Supported(
                name(),
                "the evaluated form is within " + rounded(all.largest()) + " ulp at " + all.count() + " points",
                facts,
                false);
    }

    private static List<Expr> terms(Expr form) {
        return form instanceof Apply apply && apply.op() == Op.ADD ? apply.arguments() : List.of();
    }

    /**
     * The point with doubles for its numbers. Entries of an open simplex are free variables; those of a closed one, an
     * observation, must still sum to 1 exactly, since stable forms rest on it.
     */
    private static Optional<Point> inDoubles(Claim claim, Point point) {
        Point rounded = Point.EMPTY;
        for (Map.Entry<String, Rational> scalar : point.scalars().entrySet()) {
            double value = point.scalarAsDouble(scalar.getKey());
            if (!Double.isFinite(value)) {
                return Optional.empty();
            }
            rounded = rounded.with(scalar.getKey(), Rational.of(value));
        }
        for (String name : point.vectors().keySet()) {
            List<Rational> entries = new ArrayList<>();
            Rational sum = Rational.ZERO;
            for (double value : point.vectorAsDoubles(name)) {
                entries.add(Rational.of(value));
                sum = sum.add(Rational.of(value));
            }
            boolean observation = claim.scope().domain(name).orElse(Domain.REAL) instanceof Domain.Simplex simplex
                    && simplex.closed();
            if (observation && !sum.isOne()) {
                return Optional.empty();
            }
            rounded = rounded.with(name, entries);
        }
        return Optional.of(rounded);
    }

    private static void run(DoubleMachine.Workspace workspace, Point point) {
        point.scalars().keySet().forEach(name -> workspace.set(name, point.scalarAsDouble(name)));
        point.vectors().keySet().forEach(name -> workspace.set(name, point.vectorAsDoubles(name)));
        workspace.run();
    }

    private static OptionalDouble largestTerm(DoubleMachine.Workspace workspace, int outputs) {
        boolean positive = false;
        boolean negative = false;
        double largest = 0;
        for (int i = 1; i < outputs; i++) {
            double term = workspace.scalar(i);
            positive |= term > 0;
            negative |= term < 0;
            largest = Math.max(largest, Math.abs(term));
        }
        return positive && negative && Double.isFinite(largest) ? OptionalDouble.of(largest) : OptionalDouble.empty();
    }

    /** In ulps of the exact value, or of the largest term where the sum cancels. */
    private static OptionalDouble error(double computed, Ball exact, OptionalDouble largest) {
        OptionalDouble correct = exact.roundToDouble();
        if (correct.isEmpty() || Double.isInfinite(correct.getAsDouble())) {
            return OptionalDouble.empty();
        }
        if (computed == correct.getAsDouble()) {
            return OptionalDouble.of(0);
        }
        OptionalDouble error = Ulp.error(computed, exact);
        if (error.isEmpty() || largest.isEmpty()) {
            return error;
        }
        return OptionalDouble.of(error.getAsDouble() * Ulp.of(exact.toDouble()) / Ulp.of(largest.getAsDouble()));
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 100) / 100.0 : value;
    }

    /** Errors of one stratum. */
    private static final class Region {
        private ErrorStatistics<Point> errors = ErrorStatistics.none();
        private boolean cancels;

        void add(double error, boolean cancelling, Point point) {
            errors = errors.with(error, point);
            cancels |= cancelling;
        }

        Map<String, Object> row(String name) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("region", name);
            row.put("points", errors.count());
            row.put("largest", rounded(errors.largest()));
            row.put("rms", rounded(errors.rootMeanSquare()));
            row.put("unit", cancels ? "ulp of the largest term" : "ulp");
            row.put("worst", errors.worst().map(Point::toString).orElse(""));
            return row;
        }
    }
}
