package io.lossproof.verify.plot;

import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that are typical of a domain: where a variable is held, and over which intervals it may run. */
final class Typical {

    /** The ends to which a variable runs that is not bounded on either side, the widest first. */
    private static final List<Double> REACHES = List.of(6.0, 4.0, 3.0, 2.0, 1.0, 0.5);

    /** How far a variable runs that is bounded on one side. */
    private static final double HALF_LINE = 4;

    /** Integers without an upper end are held so far above the lower one. */
    private static final double ABOVE = 4;

    private Typical() {}

    /** The value at which a number is held; empty if the domain is no set of numbers. */
    static Optional<Double> value(Domain domain) {
        if (domain instanceof Domain.Interval interval) {
            double lower = number(interval.lower());
            double upper = number(interval.upper());
            return Optional.of(
                    Double.isInfinite(lower)
                            ? Double.isInfinite(upper) ? 0 : upper - 1
                            : Double.isInfinite(upper) ? lower + 1 : (lower + upper) / 2);
        }
        if (domain instanceof Domain.Nonzero) {
            return Optional.of(1.0);
        }
        if (domain instanceof Domain.IntegerRange range) {
            double lower = range.lower().map(Typical::number).orElse(-ABOVE);
            return Optional.of(range.upper()
                    .map(upper -> Math.floor((lower + number(upper)) / 2))
                    .orElse(lower + ABOVE));
        }
        if (domain instanceof Domain.FiniteSet set) {
            return Optional.of(number(set.values().get(set.values().size() / 2)));
        }
        return Optional.empty();
    }

    /** Several values at which an observation is held, in order; none if the domain is no set of numbers. */
    static List<Double> values(Domain domain) {
        if (domain instanceof Domain.FiniteSet set) {
            List<Double> all =
                    set.values().stream().map(Typical::number).sorted().toList();
            return all.size() <= 3 ? all : List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
        }
        if (domain instanceof Domain.IntegerRange range) {
            double lower = range.lower().map(Typical::number).orElse(-1.0);
            double upper = range.upper().map(Typical::number).orElse(lower + ABOVE);
            return Stream.of(lower, Math.floor((lower + upper) / 2), upper)
                    .distinct()
                    .toList();
        }
        if (domain instanceof Domain.Interval interval) {
            double lower = number(interval.lower());
            double upper = number(interval.upper());
            if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
                return List.of(0.0, 1.0, 2.0);
            }
            if (Double.isInfinite(upper)) {
                return List.of(lower + 0.5, lower + 1, lower + 2);
            }
            if (Double.isInfinite(lower)) {
                return List.of(upper - 2, upper - 1, upper - 0.5);
            }
            double width = upper - lower;
            return List.of(lower + width / 4, lower + width / 2, upper - width / 4);
        }
        return value(domain).stream().toList();
    }

    /** The intervals over which a variable may run, the widest first; none if it does not vary continuously. */
    static List<Span> spans(Domain domain) {
        if (!(domain instanceof Domain.Interval interval)) {
            return List.of();
        }
        double lower = number(interval.lower());
        double upper = number(interval.upper());
        if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
            return REACHES.stream()
                    .map(reach -> new Span(-reach, false, reach, false))
                    .toList();
        }
        if (Double.isInfinite(upper)) {
            return List.of(new Span(lower, interval.lowerOpen(), lower + HALF_LINE, false));
        }
        if (Double.isInfinite(lower)) {
            return List.of(new Span(upper - HALF_LINE, false, upper, interval.upperOpen()));
        }
        return List.of(new Span(lower, interval.lowerOpen(), upper, interval.upperOpen()));
    }

    /** The value of a constant formula that may end an interval, and so may be infinite. */
    static double number(Expr constant) {
        if (constant.contains(Const.INFINITY::equals)) {
            return constant.equals(Const.INFINITY) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return number(constant, Scope.EMPTY, Inputs.empty());
    }

    static double number(Expr formula, Scope scope, Inputs<Double> point) {
        return DoubleMachine.of(Tape.compile(List.of(Output.scalar(formula)), scope))
                .evaluate(point)
                .get(0)[0];
    }
}
