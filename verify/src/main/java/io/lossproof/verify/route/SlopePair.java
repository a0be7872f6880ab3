package io.lossproof.verify.route;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.sample.Point;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The derivatives of both sides in one parameter at t, and in one, the same or another, at t'. The values at t' have
 * names with a prime; the other variables are shared. A parameter that is a vector is differentiated in any of its
 * entries, a probability vector along the simplex: entries as free variables would leave it, and {@code q[1] + q[2]} is a
 * constant on it.
 */
final class SlopePair {

    private static final String PRIME = "'";

    private final List<String> parameters;
    private final String here;
    private final String elsewhere;
    private final Scope scope;
    private final List<Expr> formulas;
    private final Values values;

    private SlopePair(Claim claim, Scope scope, String here, String elsewhere) {
        this.parameters = claim.in();
        this.here = here;
        this.elsewhere = elsewhere;
        this.scope = scope;
        this.formulas = List.of(
                Directions.slope(claim.left(), here, claim.scope()),
                Directions.slope(claim.right(), here, claim.scope()),
                primed(Directions.slope(claim.left(), elsewhere, claim.scope()), claim),
                primed(Directions.slope(claim.right(), elsewhere, claim.scope()), claim),
                claim.left(),
                claim.right(),
                primed(claim.left(), claim),
                primed(claim.right(), claim));
        this.values = Values.of(formulas, scope);
    }

    /** A pair for any two parameters; throws {@link IllegalArgumentException} where another domain depends on one. */
    static List<SlopePair> of(Claim claim) {
        Scope indexed = Equivalence.indexed(claim.in(), claim.scope());
        Scope both = indexed;
        for (Map.Entry<String, Domain> variable : indexed.variables().entrySet()) {
            boolean isIndex = !claim.scope().variables().containsKey(variable.getKey());
            if (claim.in().contains(variable.getKey()) || isIndex) {
                both = both.with(variable.getKey() + PRIME, variable.getValue());
            } else if (claim.in().stream().anyMatch(name -> dependsOn(variable.getValue(), name))) {
                throw new IllegalArgumentException("the domain of " + variable.getKey() + " depends on a parameter");
            }
        }
        List<Cond> conditions = new ArrayList<>();
        for (Cond given : claim.scope().given()) {
            Cond primed = given.map(part -> primed(part, claim));
            if (!primed.equals(given)) {
                conditions.add(primed);
            }
        }
        List<SlopePair> pairs = new ArrayList<>();
        for (int i = 0; i < claim.in().size(); i++) {
            for (int j = i; j < claim.in().size(); j++) {
                pairs.add(new SlopePair(
                        claim,
                        both.given(conditions),
                        claim.in().get(i),
                        claim.in().get(j)));
            }
        }
        return pairs;
    }

    private static boolean dependsOn(Domain domain, String name) {
        boolean byLength =
                domain.vectorLength().map(length -> !length.isFreeOf(name)).orElse(false);
        return byLength
                || domain instanceof Domain.IntegerRange range
                        && (range.lower().map(end -> !end.isFreeOf(name)).orElse(false)
                                || range.upper().map(end -> !end.isFreeOf(name)).orElse(false));
    }

    private static Expr primed(Expr formula, Claim claim) {
        List<String> parameters = claim.in();
        Scope scope = claim.scope();
        Map<Sym, Expr> renamed = new LinkedHashMap<>();
        parameters.forEach(name -> renamed.put(Expr.symbol(name), Expr.symbol(name + PRIME)));
        Equivalence.indexed(parameters, scope).variables().keySet().stream()
                .filter(name -> scope.domain(name).isEmpty())
                .forEach(index -> renamed.put(Expr.symbol(index), Expr.symbol(index + PRIME)));
        Expr result = formula.substitute(renamed);
        for (String name : parameters) {
            result = result.substituteVector(name, index -> Entry.of(name + PRIME, index));
        }
        return result;
    }

    Scope scope() {
        return scope;
    }

    List<Expr> formulas() {
        return formulas.subList(0, 4);
    }

    String name() {
        return "derivatives in " + here + " and " + elsewhere + PRIME;
    }

    /** Whether t and t' differ: at one place the derivatives of one parameter agree with themselves. */
    boolean isOfTwoPlaces(Point point) {
        return parameters.stream()
                .anyMatch(name -> !point.scalar(name).equals(point.scalar(name + PRIME))
                        || !point.vector(name).equals(point.vector(name + PRIME)));
    }

    String slopes(Ball at, Ball primed) {
        return "D_" + here + " = " + Enclosure.shown(at) + ", D_" + elsewhere + PRIME + " = " + Enclosure.shown(primed);
    }

    /** Whether these are the derivatives from the last entry of a probability vector to itself. */
    boolean isTrivial(Slopes slopes) {
        return parameters.stream().anyMatch(name -> scope.domain(name).orElse(Domain.REAL) instanceof Domain.Simplex)
                && slopes.all().stream().allMatch(ball -> ball.isExact() && ball.containsZero());
    }

    Slopes at(Point point, int bits) {
        List<Ball> all = values.at(point, bits);
        return new Slopes(all.get(0), all.get(1), all.get(2), all.get(3), all.subList(4, 8));
    }

    /**
     * The derivatives at t and t'.
     *
     * @param sides the left and the right side at t, and at t'
     */
    record Slopes(Ball left, Ball right, Ball leftElsewhere, Ball rightElsewhere, List<Ball> sides) {

        List<Ball> all() {
            return List.of(left, right, leftElsewhere, rightElsewhere);
        }

        boolean leftHasValueAndRightHasNone() {
            return sides.get(0).isFinite() && sides.get(1).isUndefined();
        }

        /** Whether something certainly has no value; the rule for a derivative may give one where the side has none. */
        boolean isOutsideTheDomain() {
            return sides.stream().anyMatch(Ball::isUndefined) || all().stream().anyMatch(Ball::isUndefined);
        }

        boolean areAllKnown() {
            return sides.stream().allMatch(Ball::isFinite) && all().stream().allMatch(Ball::isFinite);
        }
    }
}
