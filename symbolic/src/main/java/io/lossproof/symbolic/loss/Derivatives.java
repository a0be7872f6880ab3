package io.lossproof.symbolic.loss;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.DerivativeSteps;
import io.lossproof.symbolic.derivation.Rules;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient and Hessian of a loss in its parameters. A vector parameter has one formula, of its entry j, and the Hessian
 * one of the entries (i, j); the length is symbolic.
 *
 * @param loss what is differentiated
 * @param gradient one for each parameter
 * @param hessian upper triangle by rows
 */
public record Derivatives(Loss loss, List<Partial> gradient, List<Partial> hessian) {

    public static final Sym ROW = Expr.symbol("i");
    public static final Sym COLUMN = Expr.symbol("j");

    public Derivatives {
        gradient = List.copyOf(gradient);
        hessian = List.copyOf(hessian);
    }

    /**
     * A partial derivative.
     *
     * @param variables one, or two for a second derivative; entries have the index i or j
     * @param formula the short form that is shown
     * @param evaluated the form that is evaluated
     */
    public record Partial(List<Expr> variables, Expr formula, Expr evaluated) {
        public Partial {
            variables = List.copyOf(variables);
        }

        /** With another formula in both places; used to see that false ones are refuted. */
        public Partial withFormula(Expr other) {
            return new Partial(variables, other, other);
        }
    }

    public static Derivatives of(Loss loss) {
        List<Variable> parameters = loss.logLikelihood().parametrisation().parameters();
        Scope scope = scope(loss);
        List<Partial> gradient = new ArrayList<>();
        List<Partial> hessian = new ArrayList<>();
        for (int row = 0; row < parameters.size(); row++) {
            gradient.add(partial(loss, scope, List.of(variable(parameters.get(row), COLUMN))));
            for (int column = row; column < parameters.size(); column++) {
                hessian.add(partial(
                        loss,
                        scope,
                        List.of(variable(parameters.get(row), ROW), variable(parameters.get(column), COLUMN))));
            }
        }
        return new Derivatives(loss, gradient, hessian);
    }

    /** Variables of the loss and the indices i and j of the entries of vector parameters. */
    public static Scope scope(Loss loss) {
        Scope scope = loss.scope();
        for (Variable parameter : loss.logLikelihood().parametrisation().parameters()) {
            if (parameter.domain().vectorLength().isPresent()) {
                Domain index = Domain.index(parameter.domain().vectorLength().orElseThrow());
                scope = scope.with(ROW.name(), index).with(COLUMN.name(), index);
            }
        }
        return scope;
    }

    public Scope scope() {
        return scope(loss);
    }

    /**
     * The derivation of one of these, step by step: a first derivative from the loss as it is shown, a second one from
     * the first, to the form that is shown.
     */
    public Derivation derivation(Partial partial) {
        Derivation start = Derivation.from(Derivative.of(loss.formula(), partial.variables()), scope());
        if (partial.variables().size() == 2) {
            Expr first = partial.variables().get(0);
            Expr slope = gradientIn(first);
            Expr written = Derivative.of(slope, List.of(partial.variables().get(1)));
            start = start.to(written, "gradient in " + first, "");
        }
        return DerivativeSteps.carriedOut(start, partial.formula());
    }

    /** The first derivative in a parameter, or in the entry i of one. */
    private Expr gradientIn(Expr variable) {
        for (Partial partial : gradient) {
            Expr in = partial.variables().get(0);
            if (in.equals(variable)) {
                return partial.formula();
            }
            if (variable instanceof Entry row
                    && in instanceof Entry entry
                    && row.vector().equals(entry.vector())) {
                return partial.formula().substitute(COLUMN, row.index());
            }
        }
        throw new IllegalArgumentException("there is no gradient in " + variable);
    }

    private static Expr variable(Variable parameter, Sym index) {
        return parameter.isVector() ? Entry.of(parameter.name(), index) : Expr.symbol(parameter.name());
    }

    private static Partial partial(Loss loss, Scope scope, List<Expr> variables) {
        Expr separated = loss.separated();
        Expr shown = loss.formula();
        for (Expr variable : variables) {
            separated = Differentiation.derivative(separated, variable);
            shown = Differentiation.derivative(shown, variable);
        }
        Expr evaluated = Derivation.from(Arrangement.of(separated, scope), scope)
                .rewritten(Rules.STABLE_SHAPES)
                .end();
        Expr formula = java.util.stream.Stream.of(
                        Arrangement.shortest(shown, scope), Arrangement.shortest(separated, scope))
                .min(java.util.Comparator.comparingInt(Expr::size))
                .orElseThrow();
        return new Partial(variables, formula, evaluated);
    }
}
