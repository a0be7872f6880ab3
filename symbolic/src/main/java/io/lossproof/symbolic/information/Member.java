package io.lossproof.symbolic.information;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A member of a family: where formulas speak of two of them, the parameters of the first are named {@code mu_1, sigma_1},
 * those of the second {@code mu_2, sigma_2}. The observation keeps its name, and lengths of vectors are the same.
 *
 * @param suffix of the names of its parameters; empty for a member that stands alone
 */
public record Member(DistributionFamily family, Parametrisation parametrisation, String suffix) {

    /** The only member that is spoken of. */
    public static Member alone(DistributionFamily family, Parametrisation parametrisation) {
        return new Member(family, parametrisation, "");
    }

    public static Member first(DistributionFamily family, Parametrisation parametrisation) {
        return new Member(family, parametrisation, "_1");
    }

    public static Member second(DistributionFamily family, Parametrisation parametrisation) {
        return new Member(family, parametrisation, "_2");
    }

    /** Its parameters under their names here. */
    public List<Variable> parameters() {
        return parametrisation.parameters().stream()
                .map(parameter -> new Variable(parameter.name() + suffix, parameter.domain(), meaning(parameter)))
                .toList();
    }

    private String meaning(Variable parameter) {
        return switch (suffix) {
            case "_1" -> parameter.meaning() + ", first member";
            case "_2" -> parameter.meaning() + ", second member";
            default -> parameter.meaning();
        };
    }

    /** Its parameters with their domains, without the observation. */
    public Scope scope() {
        Scope scope = Scope.EMPTY;
        for (Variable parameter : parameters()) {
            scope = scope.with(parameter.name(), parameter.domain());
        }
        return scope;
    }

    /** A formula in the parameters of the parametrisation, spoken of this member. */
    public Expr named(Expr formula) {
        if (suffix.isEmpty()) {
            return formula;
        }
        Expr result = formula;
        Map<Sym, Expr> scalars = new HashMap<>();
        for (Variable parameter : parametrisation.parameters()) {
            String name = parameter.name() + suffix;
            if (parameter.isVector()) {
                result = result.substituteVector(parameter.name(), index -> Entry.of(name, index));
            } else {
                scalars.put(Expr.symbol(parameter.name()), Expr.symbol(name));
            }
        }
        return result.substitute(scalars);
    }

    /** A formula in the family's own parameters, spoken of this member in its parametrisation. */
    public Expr rewritten(Expr own) {
        return named(parametrisation.rewrite(own, family));
    }

    /** Its mass or density function. */
    public Expr density() {
        return rewritten(family.density());
    }
}
