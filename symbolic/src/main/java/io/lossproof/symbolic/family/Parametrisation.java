package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A family in other parameters: the same laws, not a new family.
 *
 * @param id as in commands
 * @param title in words
 * @param parameters in order
 * @param inverse each of the family's own parameters as a formula of these; an entry {@code k} of a vector. A parameter
 *     that is not named here is the same in both
 */
public record Parametrisation(String id, String title, List<Variable> parameters, Map<String, Expr> inverse) {

    /** The index of the entry that the inverse of a vector speaks of. */
    static final Sym ENTRY = Expr.symbol("k");

    public Parametrisation {
        parameters = List.copyOf(parameters);
        inverse = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inverse));
    }

    /** A parametrisation whose inverse is written as {@code p = sigmoid(z)} or {@code p[k] = softmax(z, k)}. */
    static Parametrisation of(String id, String title, List<Variable> parameters, String... equations) {
        Scope scope = Scope.EMPTY;
        for (Variable parameter : parameters) {
            scope = scope.with(parameter.name(), parameter.domain());
        }
        Map<String, Expr> inverse = new LinkedHashMap<>();
        for (String equation : equations) {
            String[] sides = equation.split(" = ", 2);
            boolean entry = sides[0].endsWith("[k]");
            String name = entry ? sides[0].substring(0, sides[0].length() - 3) : sides[0];
            Scope inner = entry ? scope.with(ENTRY.name(), io.lossproof.symbolic.domain.Domain.length()) : scope;
            inverse.put(name, Parser.expression(sides[1], inner));
        }
        return new Parametrisation(id, title, parameters, inverse);
    }

    /** A formula in the family's own parameters, written in these. */
    public Expr rewrite(Expr formula, DistributionFamily family) {
        Map<Sym, Expr> scalars = new HashMap<>();
        Expr result = formula;
        for (Variable own : family.parameters()) {
            Expr value = inverse.get(own.name());
            if (value == null) {
                continue;
            }
            if (own.isVector()) {
                result = result.substituteVector(own.name(), index -> value.substitute(ENTRY, index));
            } else {
                scalars.put(Expr.symbol(own.name()), value);
            }
        }
        return result.substitute(scalars);
    }

    /** The inverse as lines {@code p = sigmoid(z)}. */
    public List<String> equations() {
        Scope scope = Scope.EMPTY;
        for (Variable parameter : parameters) {
            scope = scope.with(parameter.name(), parameter.domain());
        }
        List<String> lines = new ArrayList<>();
        Map<String, Expr> lengths = scope.vectorLengths();
        inverse.forEach((name, value) -> {
            String left =
                    value.isFreeOf(ENTRY.name()) ? name : Entry.of(name, ENTRY).toString();
            lines.add(left + " = " + io.lossproof.symbolic.expr.ExprText.of(value, lengths));
        });
        return lines;
    }
}
