package io.lossproof.symbolic.loss;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Rules;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Variable;
import java.util.List;

/**
 * The negative log-likelihood of one observation with its derivation.
 *
 * @param logLikelihood where it comes from
 * @param own derivation in the family's own parameters, from minus the logarithm of the density
 * @param linked derivation in the parametrisation, from the last form of {@code own}; empty for the own one
 * @param shortened derivation to the form that is shown
 * @param stabilised derivation to the form that is evaluated
 */
public record Loss(
        LogLikelihood logLikelihood, Derivation own, Derivation linked, Derivation shortened, Derivation stabilised) {

    private static final String COLLECTED = "collection of signs and like terms";

    public static Loss of(LogLikelihood logLikelihood) {
        DistributionFamily family = logLikelihood.family();
        Parametrisation parametrisation = logLikelihood.parametrisation();
        Scope ownScope = family.scope(family.parametrisations().get(0));
        Derivation own = Derivation.from(Expr.negate(Expr.log(family.density())), ownScope)
                .rewritten(Rules.LOGARITHMS)
                .transformed(COLLECTED, form -> Arrangement.distributed(form, ownScope));
        Scope scope = logLikelihood.scope();
        Derivation linked = Derivation.from(parametrisation.rewrite(own.end(), family), scope)
                .rewritten(Rules.LINKS)
                .transformed(COLLECTED, form -> Arrangement.distributed(form, scope));
        Derivation shortened = Derivation.from(linked.end(), scope)
                .rewritten(Rules.SHORTENING)
                .transformed(COLLECTED, form -> Arrangement.shortest(form, scope));
        Derivation stabilised = Derivation.from(linked.end(), scope)
                .rewritten(Rules.STABLE_TERMS)
                .transformed(COLLECTED, form -> Arrangement.distributed(form, scope))
                .rewritten(Rules.STABLE_SHAPES);
        return new Loss(logLikelihood, own, linked, shortened, stabilised);
    }

    public Scope scope() {
        return logLikelihood.scope();
    }

    /** Minus the logarithm of the density: what the loss is by definition. */
    public Expr definition() {
        return Expr.negate(logLikelihood.formula());
    }

    /** The loss as it is shown, with all constants. */
    public Expr formula() {
        return shortened.end();
    }

    /** The form before shortening, whose terms do not cancel where those of the short one do. */
    public Expr separated() {
        return linked.end();
    }

    /** The form that is evaluated. */
    public Expr stable() {
        return stabilised.end();
    }

    /** The terms that are free of the parameters. */
    public List<Expr> constants() {
        return terms(formula()).stream().filter(this::isFreeOfParameters).toList();
    }

    /** The loss without the terms that are free of the parameters. */
    public Expr withoutConstants() {
        return withoutConstants(formula());
    }

    /** The evaluated form without the terms that are free of the parameters. */
    public Expr stableWithoutConstants() {
        return withoutConstants(stable());
    }

    private Expr withoutConstants(Expr form) {
        List<Expr> kept =
                terms(form).stream().filter(term -> !isFreeOfParameters(term)).toList();
        return switch (kept.size()) {
            case 0 -> Num.ZERO;
            case 1 -> kept.get(0);
            default -> Apply.of(Op.ADD, kept);
        };
    }

    private boolean isFreeOfParameters(Expr term) {
        return logLikelihood.parametrisation().parameters().stream()
                .map(Variable::name)
                .allMatch(term::isFreeOf);
    }

    private static List<Expr> terms(Expr form) {
        return form instanceof Apply apply && apply.op() == Op.ADD ? apply.arguments() : List.of(form);
    }
}
