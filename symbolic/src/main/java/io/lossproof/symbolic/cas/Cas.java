package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.Map;

/**
 * A computer algebra system as a second opinion. Every answer is a proposal to be confirmed, see {@link Answer};
 * whether a formula is zero is deliberately not among the questions.
 *
 * <p>Formulas may contain scalars, entries of vectors at literal indices, constants, and the smooth operators. Sums and
 * softmaxes over an index have to be unrolled first. What cannot be handed over soundly is answered with {@link
 * Answer.None}; no question throws.
 */
public interface Cas {

    /**
     * The derivative in a symbol or in an entry of a vector at a literal index, as the algebra system finds it. None
     * for formulas with kinks or cases: at a breakpoint its answer would be wrong.
     *
     * @param scope what is known of the variables; {@code xlogy(x, y)} is handed over only where it is {@code x*log(y)}
     */
    Answer derivative(Expr formula, Expr variable, Scope scope);

    /** The derivative where nothing is known of the variables. */
    default Answer derivative(Expr formula, Expr variable) {
        return derivative(formula, variable, Scope.EMPTY);
    }

    /**
     * A simpler form under the domains of the scope and its given conditions. Conditions that cannot be handed over are
     * left out, which only weakens what is assumed.
     */
    Answer simplify(Expr formula, Scope scope);

    /**
     * The form to which {@code left - right} is brought by expansion, common denominator and simplification. That it is
     * not 0 says nothing about the difference.
     */
    Answer expandDifference(Expr left, Expr right, Scope scope);

    /** The formula as a product, factored over the rationals in its variables and exponentials. */
    Answer factor(Expr formula);

    /**
     * The logarithm of the density or probability mass of a law at {@code x}, for x in its support and parameters in
     * their domain; neither is checked, and that x is an integer is not checked either. A law given by cases, such as
     * Bernoulli, comes as a piecewise formula that is undefined elsewhere.
     *
     * @param law a name of {@link #laws()}
     * @param parameters in the order that {@link #laws()} gives
     */
    Answer logDensity(String law, List<Expr> parameters, Expr x);

    /** The laws whose density is known, with the names of their parameters in order. */
    Map<String, List<String>> laws();
}
