package io.lossproof.symbolic.information;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import java.util.List;

/**
 * A quantity that is an expectation, with its closed form.
 *
 * @param quantity what it is
 * @param variables of an entry of a matrix, two for each; none for a single number
 * @param under the member under which the expectation is taken
 * @param defined the formula of the observation whose expectation it is, as it is defined
 * @param derived an equal formula of the observation
 * @param scope the parameters, and the indices of an entry
 * @param passages the derivation, from the definition to the closed form
 * @param formula the closed form, in nats
 * @param evaluated an equal form for evaluation in doubles
 */
public record Measure(
        Quantity quantity,
        List<Expr> variables,
        Member under,
        Expr defined,
        Expr derived,
        Scope scope,
        List<Passage> passages,
        Expr formula,
        Expr evaluated) {

    public Measure {
        variables = List.copyOf(variables);
        passages = List.copyOf(passages);
    }

    /** The expectation by definition, of the formula as it is defined. */
    public Expectation.Definition definition() {
        return Expectation.under(under).definition(defined);
    }

    /** With another closed form; used to see that false ones are refuted. */
    public Measure withFormula(Expr other) {
        return new Measure(quantity, variables, under, defined, derived, scope, passages, other, other);
    }

    /** As an expectation under another member; used to see that false ones are refuted. */
    public Measure takenUnder(Member other) {
        return new Measure(quantity, variables, other, defined, derived, scope, passages, formula, evaluated);
    }
}
