package io.lossproof.verify.route;

import io.lossproof.numeric.precision.ErrorStatistics;
import io.lossproof.numeric.precision.Tolerance;
import io.lossproof.numeric.quadrature.Integral;
import io.lossproof.numeric.quadrature.Quadrature;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.Stratum;
import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Double-exponential quadrature over the whole line at stratified parameters: the integral of the left side against the
 * right side. The left side is the integrand; the claim is about its integral.
 *
 * <p>With y = centre + scale t the mass lies around 0 with scale 1. The substitution is carried out in the formula, so
 * that {@code y - μ} becomes {@code σ t} and does not cancel in doubles.
 *
 * <p>Where the density, the first factor of the integrand, is 0 in doubles and the other factor is too large for a double,
 * the integrand counts as 0. An integrand that grows faster than its density falls overflows before that and does not
 * converge.
 *
 * <p>The error is measured in units of the largest of both values and of the integral of the absolute value: below 1e-10
 * the point agrees, above 1e-6 it refutes, in between it is not decided.
 */
public final class Integration implements Route {

    private static final Tolerance AGREES = Tolerance.relative(1e-10);
    private static final Tolerance REFUTES = Tolerance.relative(1e-6);
    private static final int POINTS = 160;
    /** The variable of the standardised integrand. */
    private static final Sym STANDARD = Expr.symbol("t");

    private final String variable;
    private final Expr centre;
    private final Expr scale;

    /** Over a variable, with the centre and the scale of the mass as formulas of the parameters. */
    public Integration(String variable, Expr centre, Expr scale) {
        this.variable = variable;
        this.centre = centre;
        this.scale = scale;
    }

    @Override
    public String name() {
        return "quadrature";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        Scope parameters = claim.scope().without(variable);
        Scope scope = parameters.with(STANDARD.name(), Domain.REAL);
        Expr moved = moved(claim.left());
        Expr integrand = Arrangement.of(Expr.multiply(moved, scale), scope);
        Expr density = Arrangement.of(moved(firstFactor(claim.left())), scope);
        Tape tape = Tape.compile(
                List.of(Output.scalar(integrand), Output.scalar(claim.right()), Output.scalar(density)), scope);
        DoubleMachine.Workspace workspace = DoubleMachine.of(tape).workspace();
        ErrorStatistics<Point> errors = ErrorStatistics.none();
        int agreed = 0;
        int unconverged = 0;
        for (StratifiedPoint stratified : PointSampler.of(parameters, List.of(claim.right()), seed)
                .sample(POINTS)
                .points()) {
            boolean usable = stratified.stratum() == Stratum.MODERATE || stratified.stratum() == Stratum.LOG_UNIFORM;
            if (!usable) {
                continue;
            }
            Point point = stratified.point();
            point.scalars().keySet().forEach(name -> workspace.set(name, point.scalarAsDouble(name)));
            double expected = workspace.set(STANDARD.name(), 0).run().scalar(1);
            Integral value = integral(workspace, false);
            Integral size = integral(workspace, true);
            if (!value.converged() || !Double.isFinite(size.value())) {
                unconverged++;
                continue;
            }
            double unit = Math.max(Math.abs(expected), Math.max(Math.abs(value.value()), size.value()));
            double error = Math.abs(value.value() - expected) / unit;
            if (error > REFUTES.allowed(1)) {
                return Optional.of(refuted(point, value.value(), expected));
            }
            agreed += error <= AGREES.allowed(1) ? 1 : 0;
            errors = errors.with(error, point);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("points", errors.count());
        facts.put("agree", agreed);
        facts.put("not converged", unconverged);
        facts.put("largest error", errors.largest());
        facts.put("tolerance", AGREES.toString());
        return Optional.of(
                agreed >= Enclosure.FEWEST_POINTS && agreed == errors.count()
                        ? new Evidence.Supported(
                                name(),
                                "agrees at " + agreed + " parameter points, relative error at most " + errors.largest(),
                                facts,
                                true)
                        : new Evidence.Undecided(
                                name(), agreed + " of " + errors.count() + " parameter points agree", facts));
    }

    private Expr moved(Expr formula) {
        return formula.substitute(Expr.symbol(variable), Expr.add(centre, Expr.multiply(scale, STANDARD)));
    }

    /** The density, where the integrand is a density times a formula. */
    private static Expr firstFactor(Expr integrand) {
        return integrand instanceof Apply product && product.op() == Op.MULTIPLY ? product.argument(0) : integrand;
    }

    /** The integrand where it has a value in doubles; 0 where the density has vanished and the rest has overflowed. */
    private static double valueAt(double t, DoubleMachine.Workspace workspace) {
        workspace.set(STANDARD.name(), t).run();
        double value = workspace.scalar(0);
        return !Double.isFinite(value) && workspace.scalar(2) == 0 ? 0 : value;
    }

    private static Integral integral(DoubleMachine.Workspace workspace, boolean absolute) {
        return Quadrature.standard()
                .integrate(
                        t -> {
                            double value = valueAt(t, workspace);
                            return absolute ? Math.abs(value) : value;
                        },
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY);
    }

    private Evidence refuted(Point point, double value, double expected) {
        return new Evidence.Refuted(
                name(),
                "at " + point + " the integral is " + value + ", the claim " + expected,
                Map.of(),
                Optional.of(new Counterexample(point, String.valueOf(value), String.valueOf(expected))));
    }
}
