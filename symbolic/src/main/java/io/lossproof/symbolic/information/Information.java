package io.lossproof.symbolic.information;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Rule;
import io.lossproof.symbolic.derivation.Rules;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entropy, cross-entropy, KL divergence, score, observed and Fisher information of a family in a parametrisation.
 *
 * @param derivatives what they are derived from
 * @param measures the expectations that have a closed form: entropy, cross-entropy, KL divergence, and the entries of the
 *     Fisher information, upper triangle by rows
 * @param score the gradient of the log-likelihood, one for each parameter
 * @param observed the observed information, the Hessian of the loss, upper triangle by rows
 */
public record Information(
        Derivatives derivatives, List<Measure> measures, List<Partial> score, List<Partial> observed) {

    /** Away from overflow and cancellation. */
    private static final List<Rule> STABLE = stable();

    public Information {
        measures = List.copyOf(measures);
        score = List.copyOf(score);
        observed = List.copyOf(observed);
    }

    public static Information of(Derivatives derivatives) {
        List<Measure> measures = new ArrayList<>();
        Loss loss = derivatives.loss();
        DistributionFamily family = loss.logLikelihood().family();
        Parametrisation parametrisation = loss.logLikelihood().parametrisation();
        Member alone = Member.alone(family, parametrisation);
        Member first = Member.first(family, parametrisation);
        Member second = Member.second(family, parametrisation);
        Scope pair = first.scope().with(second.scope());
        uncertainty(Quantity.ENTROPY, loss, alone, alone, alone.scope()).ifPresent(measures::add);
        uncertainty(Quantity.CROSS_ENTROPY, loss, first, second, pair).ifPresent(measures::add);
        divergence(loss, first, second, pair).ifPresent(measures::add);
        Scope entries = derivatives.scope().without(family.observation().name());
        for (Partial partial : derivatives.hessian()) {
            fisher(partial, alone, entries).ifPresent(measures::add);
        }
        return new Information(derivatives, measures, score(derivatives), derivatives.hessian());
    }

    /** The gradient of the log-likelihood, one for each parameter. */
    public static List<Partial> score(Derivatives derivatives) {
        return derivatives.gradient().stream()
                .map(partial -> score(partial, derivatives.scope()))
                .toList();
    }

    /** A quantity that is a single number, if it has a closed form. */
    public Optional<Measure> measure(Quantity quantity) {
        return measures.stream()
                .filter(measure -> measure.quantity() == quantity)
                .findFirst();
    }

    /** The entries of the Fisher information; none if one of them has no closed form. */
    public List<Measure> fisher() {
        List<Measure> entries = measures.stream()
                .filter(measure -> measure.quantity() == Quantity.FISHER_INFORMATION)
                .toList();
        return entries.size() == observed.size() ? entries : List.of();
    }

    /** The two members of which cross-entropy and KL divergence are spoken. */
    public Member first() {
        return Member.first(family(), derivatives.loss().logLikelihood().parametrisation());
    }

    public Member second() {
        return Member.second(family(), derivatives.loss().logLikelihood().parametrisation());
    }

    public Scope pairScope() {
        return first().scope().with(second().scope());
    }

    private DistributionFamily family() {
        return derivatives.loss().logLikelihood().family();
    }

    /** With other expectations; used to see that false ones are refuted. */
    public Information withMeasures(List<Measure> others) {
        return new Information(derivatives, others, score, observed);
    }

    public Information withScore(List<Partial> others) {
        return new Information(derivatives, measures, others, observed);
    }

    // ---- expectations ---------------------------------------------------------------------------------------------

    /** {@code E_p[-log q]}. */
    private static Optional<Measure> uncertainty(Quantity quantity, Loss loss, Member under, Member of, Scope scope) {
        Expectation expectation = Expectation.under(under);
        Expr defined = Expr.negate(Expr.log(of.density()));
        Expr derived = of.named(loss.formula());
        return expectation.closedForm(defined, derived, scope).map(passages -> {
            Expr formula = end(passages);
            Expr evaluated = expectation.isSum()
                    ? evaluated(expectation.outcomes(of.named(loss.stable()), scope), scope)
                    : termwise(passages, scope);
            return new Measure(quantity, List.of(), under, defined, derived, scope, passages, formula, evaluated);
        });
    }

    /**
     * {@code E_p[log p - log q]}. For evaluation on a finite support the cross-entropy less the entropy, so that what
     * cancels where both members are close is seen in the terms.
     */
    private static Optional<Measure> divergence(Loss loss, Member first, Member second, Scope scope) {
        Expectation expectation = Expectation.under(first);
        Expr defined = Expr.subtract(Expr.log(first.density()), Expr.log(second.density()));
        Expr derived = Arrangement.of(
                Expr.subtract(second.named(loss.formula()), first.named(loss.formula())), scope.with(loss.scope()));
        return expectation.closedForm(defined, derived, scope).map(passages -> {
            Expr formula = end(passages);
            Expr evaluated = termwise(passages, scope);
            if (expectation.isSum()) {
                List<Expr> terms = new ArrayList<>();
                terms.addAll(Terms.of(evaluated(expectation.outcomes(second.named(loss.stable()), scope), scope)));
                terms.addAll(Terms.of(
                        negated(evaluated(expectation.outcomes(first.named(loss.stable()), scope), scope))));
                evaluated = Terms.sum(terms);
            }
            return new Measure(
                    Quantity.KL_DIVERGENCE, List.of(), first, defined, derived, scope, passages, formula, evaluated);
        });
    }

    private static Optional<Measure> fisher(Partial observed, Member member, Scope scope) {
        Expr information = observed.formula();
        return Expectation.under(member)
                .closedForm(information, information, scope)
                .map(passages -> new Measure(
                        Quantity.FISHER_INFORMATION,
                        observed.variables(),
                        member,
                        information,
                        information,
                        scope,
                        passages,
                        end(passages),
                        evaluated(observed, member, passages, scope)));
    }

    private static Expr evaluated(Partial observed, Member member, List<Passage> passages, Scope scope) {
        if (observed.evaluated().isFreeOf(member.family().observation().name())) {
            return observed.evaluated();
        }
        return Expectation.under(member).isSum() ? evaluated(end(passages), scope) : termwise(passages, scope);
    }

    private static Partial score(Partial gradient, Scope scope) {
        return new Partial(
                gradient.variables(),
                Arrangement.of(Expr.negate(gradient.formula()), scope),
                negated(gradient.evaluated()));
    }

    /** With the sign of each term turned. */
    private static Expr negated(Expr form) {
        return Terms.sum(Terms.of(form).stream()
                .map(term ->
                        term instanceof Apply apply && apply.op() == Op.NEGATE ? apply.argument(0) : Expr.negate(term))
                .toList());
    }

    /** The last chain evaluated term by term: what is written over one bar for a reader would overflow there. */
    private static Expr termwise(List<Passage> passages, Scope scope) {
        Expr start = passages.get(passages.size() - 1).derivation().start();
        return evaluated(Arrangement.shortest(start, scope), scope);
    }

    private static Expr end(List<Passage> passages) {
        return passages.get(passages.size() - 1).derivation().end();
    }

    private static Expr evaluated(Expr form, Scope scope) {
        return Derivation.from(form, scope).rewritten(STABLE).end();
    }

    private static List<Rule> stable() {
        List<Rule> rules = new ArrayList<>(List.of(Rules.COMPLEMENT_OF_SIGMOID, Gathering.RATIO));
        rules.addAll(Rules.STABLE_TERMS);
        rules.addAll(Rules.STABLE_SHAPES);
        return rules;
    }
}
