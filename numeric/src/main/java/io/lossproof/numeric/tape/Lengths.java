package io.lossproof.numeric.tape;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the symbolic lengths from the sizes of the vectors of a point, and checks that they agree. */
final class Lengths {

    private final Map<String, Rational> values = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    private Lengths() {}

    /**
     * The lengths by name.
     *
     * @param sizes the number of entries of each vector that is given
     * @throws IllegalArgumentException if two vectors contradict each other or their declarations
     */
    static Map<String, Rational> of(Scope scope, Map<String, Integer> sizes) {
        Lengths lengths = new Lengths();
        Map<String, Expr> open = new HashMap<>();
        scope.vectorLengths().forEach((vector, length) -> {
            if (sizes.containsKey(vector)) {
                open.put(vector, length);
            }
        });
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            progress = false;
            for (String vector : List.copyOf(open.keySet())) {
                Expr length = open.getOrDefault(vector, Num.ZERO);
                if (lengths.learn(vector, length, Rational.of(sizes.getOrDefault(vector, 0)))) {
                    open.remove(vector);
                    progress = true;
                }
            }
        }
        return lengths.values;
    }

    /** Whether the declared length and the size settle the matter: at most one name in it was open. */
    private boolean learn(String vector, Expr length, Rational size) {
        List<String> unknown = new ArrayList<>(length.freeNames());
        Set<String> known = values.keySet();
        unknown.removeAll(known);
        if (unknown.size() > 1) {
            return false;
        }
        String name = unknown.isEmpty() ? "" : unknown.get(0);
        // a length is linear in each name: at 0 and 1 it has all there is to know
        Rational atZero = value(length, name, Rational.ZERO);
        Rational slope = value(length, name, Rational.ONE).subtract(atZero);
        if (slope.isZero()) {
            if (!atZero.equals(size)) {
                throw new IllegalArgumentException(vector + " has " + size + " entries, but its length " + length
                        + " is " + atZero + origin(length));
            }
            return true;
        }
        Rational solution = size.subtract(atZero).divide(slope);
        if (!solution.isInteger() || solution.signum() < 0) {
            throw new IllegalArgumentException(vector + " has " + size + " entries, but no " + name
                    + " makes its length " + length + " that many");
        }
        values.put(name, solution);
        reasons.put(name, vector);
        return true;
    }

    private String origin(Expr length) {
        List<String> sources = length.freeNames().stream()
                .filter(reasons::containsKey)
                .map(name -> name + " = " + values.get(name) + " follows from " + reasons.get(name))
                .toList();
        return sources.isEmpty() ? "" : " (" + String.join(", ", sources) + ")";
    }

    private Rational value(Expr length, String name, Rational assumed) {
        if (length instanceof Num num) {
            return num.value();
        }
        if (length instanceof Sym symbol) {
            return symbol.name().equals(name) ? assumed : values.getOrDefault(symbol.name(), Rational.ZERO);
        }
        if (length instanceof Apply apply) {
            Rational first = value(apply.argument(0), name, assumed);
            if (apply.op() == Op.NEGATE) {
                return first.negate();
            }
            if (apply.op() == Op.ADD || apply.op() == Op.MULTIPLY) {
                for (Expr argument :
                        apply.arguments().subList(1, apply.arguments().size())) {
                    Rational next = value(argument, name, assumed);
                    first = apply.op() == Op.ADD ? first.add(next) : first.multiply(next);
                }
                return first;
            }
        }
        throw new IllegalArgumentException("the length " + length + " is neither a number, a name nor a sum of these");
    }
}
