package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Named parameters as scalars that range over intervals, the other variables having values: an interval is its own
 * coordinate, a vector of few entries has one for each, a probability vector of two entries its first. The coordinates
 * reach every value of the parameters.
 */
final class Coordinates {

    private static final int MOST_ENTRIES = 3;
    private static final int LONGEST_SUM = 64;

    private final Point others;
    /** By parameter; each entry as a formula of the coordinates. */
    private final Map<String, List<Expr>> entries;

    private final Map<String, Expr> scalars;
    private final Scope scope;

    private Coordinates(Point others, Map<String, List<Expr>> entries, Map<String, Expr> scalars, Scope scope) {
        this.others = others;
        this.entries = entries;
        this.scalars = scalars;
        this.scope = scope;
    }

    /** Whether parameters of this domain may have coordinates. */
    static boolean mayReach(Domain domain) {
        return domain instanceof Domain.Interval || domain instanceof Domain.Vector || domain instanceof Domain.Simplex;
    }

    /** Empty where a parameter has another domain or too many entries at this point. */
    static Optional<Coordinates> of(List<String> parameters, Scope declared, Point others) {
        Map<String, List<Expr>> entries = new LinkedHashMap<>();
        Map<String, Expr> scalars = new LinkedHashMap<>();
        Scope scope = Scope.EMPTY;
        for (String name : parameters) {
            Domain domain = declared.domain(name).orElse(Domain.NONZERO);
            if (domain instanceof Domain.Interval) {
                scalars.put(name, Expr.symbol(name));
                scope = scope.with(name, domain);
                continue;
            }
            int length = domain.vectorLength().map(n -> length(n, others)).orElse(0);
            boolean isSimplex = domain instanceof Domain.Simplex && length == 2;
            boolean isVector = domain instanceof Domain.Vector && length > 0 && length <= MOST_ENTRIES;
            if (!isSimplex && !isVector) {
                return Optional.empty();
            }
            List<Expr> vector = new ArrayList<>();
            for (int k = 1; k <= (isSimplex ? 1 : length); k++) {
                String coordinate = name + "[" + k + "]";
                vector.add(Expr.symbol(coordinate));
                scope = scope.with(coordinate, isSimplex ? unit((Domain.Simplex) domain) : Domain.REAL);
            }
            if (isSimplex) {
                vector.add(Expr.subtract(Num.ONE, vector.get(0)));
            }
            entries.put(name, vector);
        }
        return Optional.of(new Coordinates(others, entries, scalars, scope));
    }

    private static Domain unit(Domain.Simplex simplex) {
        return new Domain.Interval(Num.ZERO, !simplex.closed(), Num.ONE, !simplex.closed());
    }

    private static int length(Expr length, Point others) {
        return with(length, others) instanceof Num num && num.value().compareTo(Rational.of(LONGEST_SUM)) <= 0
                ? num.value().numerator().intValue()
                : 0;
    }

    /** With values for scalars; sums of known length are written out. */
    private static Expr with(Expr formula, Point others) {
        Expr result = formula;
        for (Map.Entry<String, Rational> scalar : others.scalars().entrySet()) {
            result = result.substitute(Expr.symbol(scalar.getKey()), Expr.num(scalar.getValue()));
        }
        return Unrolling.of(result, LONGEST_SUM);
    }

    /** The coordinates with their intervals. */
    Scope scope() {
        return scope;
    }

    List<String> names() {
        return List.copyOf(scope.variables().keySet());
    }

    /** A formula of the parameters in the coordinates, with values for the other variables. */
    Expr of(Expr formula) {
        Expr result = with(formula, others);
        for (Map.Entry<String, List<Rational>> vector : others.vectors().entrySet()) {
            result = withEntries(result, vector.getKey(), vector.getValue(), Expr::num);
        }
        for (Map.Entry<String, List<Expr>> vector : entries.entrySet()) {
            result = withEntries(result, vector.getKey(), vector.getValue(), entry -> entry);
        }
        return result;
    }

    private static <T> Expr withEntries(Expr formula, String vector, List<T> values, Function<T, Expr> asExpr) {
        return formula.substituteVector(vector, index -> {
            boolean isInside = index instanceof Num k
                    && k.value().isInteger()
                    && k.value().signum() > 0
                    && k.value().compareTo(Rational.of(values.size())) <= 0;
            return isInside
                    ? asExpr.apply(values.get(((Num) index).value().numerator().intValue() - 1))
                    : Const.UNDEFINED;
        });
    }

    /** The parameters at a point of the coordinates, names with a suffix. */
    Point parameters(Point at, String suffix) {
        Point result = Point.EMPTY;
        for (String name : scalars.keySet()) {
            result = result.with(name + suffix, at.scalar(name).orElseThrow());
        }
        for (Map.Entry<String, List<Expr>> vector : entries.entrySet()) {
            List<Rational> values = new ArrayList<>();
            for (Expr entry : vector.getValue()) {
                Optional<Rational> own = at.scalar(entry.toString());
                values.add(own.orElseGet(() -> Rational.ONE.subtract(values.get(0))));
            }
            result = result.with(vector.getKey() + suffix, values);
        }
        return result;
    }
}
