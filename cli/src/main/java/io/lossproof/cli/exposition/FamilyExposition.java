package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about a family in a parametrisation: density, loss, gradient, Hessian, evaluated forms. */
final class FamilyExposition {

    private static final String INDEX = "k";

    private final Derivatives derivatives;
    private final Loss loss;
    private final DistributionFamily family;
    private final Parametrisation parametrisation;
    private final Remarks remarks;
    private final Exposition text = new Exposition();

    FamilyExposition(Derivatives derivatives) {
        this.derivatives = derivatives;
        this.loss = derivatives.loss();
        this.family = loss.logLikelihood().family();
        this.parametrisation = loss.logLikelihood().parametrisation();
        this.remarks = new Remarks(derivatives);
    }

    /** The text about these quantities; entropies and divergences in the unit of a base. */
    Exposition written(List<Quantity> quantities, LogBase base) {
        text.heading(family.title() + ", " + parametrisation.title());
        text.sentence(family.description());
        distribution();
        if (quantities.contains(Quantity.LOSS)) {
            loss();
        }
        if (quantities.contains(Quantity.LOSS_WITHOUT_CONSTANTS)) {
            constants();
        }
        if (quantities.contains(Quantity.GRADIENT)) {
            text.heading("Gradient");
            partials("gradient", derivatives.gradient());
        }
        if (quantities.contains(Quantity.HESSIAN)) {
            text.heading("Hessian");
            partials("hessian", derivatives.hessian());
            remarks.onHessian().forEach(text::add);
        }
        evaluation(quantities);
        InformationExposition.add(derivatives, quantities, base, text);
        return text;
    }

    // ---- the distribution -----------------------------------------------------------------------------------------

    private void distribution() {
        Parametrisation own = family.parametrisations().get(0);
        Scope scope = family.scope(own);
        boolean continuous = family.support() instanceof Support.Line;
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.words("The observation is "));
        sentence.addAll(introduced(family.observation(), scope));
        sentence.add(Piece.words(own.parameters().size() == 1 ? "; the parameter is " : "; the parameters are "));
        sentence.addAll(introduced(own.parameters(), scope));
        sentence.add(Piece.words(continuous ? ". The density is" : ". The probability mass function is"));
        text.add(new Block.Paragraph(sentence));
        text.add(new Block.Display(
                "", "f(" + family.observation().name() + ")", Optional.empty(), family.density(), scope, false));
        if (!parametrisation.inverse().isEmpty()) {
            inverse();
        }
        List<Expr> formulas =
                new ArrayList<>(List.of(loss.formula(), loss.linked().start()));
        derivatives.gradient().forEach(partial -> formulas.add(partial.formula()));
        derivatives.hessian().forEach(partial -> formulas.add(partial.formula()));
        Scope all = scope.with(derivatives.scope());
        Symbols.explained(formulas, all).ifPresent(text::add);
    }

    static List<Piece> introduced(List<Variable> variables, Scope scope) {
        return Piece.enumerated(
                variables.stream().map(variable -> introduced(variable, scope)).toList());
    }

    private static List<Piece> introduced(Variable variable, Scope scope) {
        return List.of(new Piece.Member(variable.name(), scope), Piece.words(" (" + variable.meaning() + ")"));
    }

    /** How the family's own parameters follow from those that are used. */
    private void inverse() {
        Scope scope = loss.scope();
        List<Variable> others = parametrisation.parameters().stream()
                .filter(variable -> !family.parameters().contains(variable))
                .toList();
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.words("It is written here in terms of "));
        sentence.addAll(introduced(others, scope));
        sentence.add(Piece.words(", with "));
        sentence.addAll(Piece.enumerated(equations()));
        sentence.add(Piece.words("."));
        text.add(new Block.Paragraph(sentence));
    }

    private List<List<Piece>> equations() {
        Scope scope = loss.scope()
                .with(family.scope(family.parametrisations().get(0)))
                .with(INDEX, Domain.length());
        List<List<Piece>> equations = new ArrayList<>();
        parametrisation.inverse().forEach((name, value) -> {
            Expr left = value.isFreeOf(INDEX) ? Expr.symbol(name) : Entry.of(name, Expr.symbol(INDEX));
            equations.add(List.of(new Piece.Equation(left, value, scope)));
        });
        return equations;
    }

    // ---- the loss -------------------------------------------------------------------------------------------------

    private void loss() {
        text.heading("Loss");
        text.sentence("The loss is minus the logarithm of this, for one observation.");
        Optional<Expr> left = Optional.of(Exposition.LOSS);
        text.chain("derivation", "", left, loss.own());
        List<Step> rest = new ArrayList<>(loss.linked().steps());
        rest.addAll(loss.shortened().steps());
        if (!parametrisation.inverse().isEmpty()) {
            List<Piece> sentence = new ArrayList<>(List.of(Piece.words("With ")));
            sentence.addAll(Piece.enumerated(equations()));
            sentence.add(Piece.words(" this becomes"));
            text.add(new Block.Paragraph(sentence));
        } else if (!rest.isEmpty()) {
            text.sentence("In a shorter form, this is");
        }
        if (!parametrisation.inverse().isEmpty() || !rest.isEmpty()) {
            text.chain("in_parametrisation", "", left, loss.linked().start(), rest, loss.scope());
        }
        text.sentence("So the loss is");
        text.add(new Block.Display("", "loss", left, loss.formula(), loss.scope(), true));
    }

    private void constants() {
        if (loss.constants().isEmpty()) {
            return;
        }
        List<Piece> sentence = new ArrayList<>(List.of(Piece.words("Where only the minimum matters, ")));
        sentence.addAll(Piece.enumerated(loss.constants().stream()
                .map(term -> List.<Piece>of(new Piece.Formula(term, loss.scope())))
                .toList()));
        sentence.add(Piece.words(
                loss.constants().size() == 1
                        ? " may be dropped, since it is free of the parameters, which leaves"
                        : " may be dropped, since they are free of the parameters, which leaves"));
        text.add(new Block.Paragraph(sentence));
        text.add(new Block.Display(
                "without_constants",
                "loss without constants",
                Optional.empty(),
                loss.withoutConstants(),
                loss.scope(),
                false));
    }

    // ---- derivatives ----------------------------------------------------------------------------------------------

    private void partials(String key, List<Partial> partials) {
        Scope scope = derivatives.scope();
        for (Partial partial : partials) {
            Expr left = Derivative.of(Exposition.LOSS, partial.variables());
            text.add(new Block.Paragraph(differentiated(partial, scope)));
            text.chain(key, variables(partial), Optional.of(left), derivatives.derivation(partial));
            text.sentence("Hence");
            text.add(new Block.Display(
                    key, name(partial.variables()), Optional.of(left), partial.formula(), scope, true));
            if (partial.variables().size() == 1) {
                remarks.on(partial).forEach(text::add);
            }
        }
    }

    private static List<Piece> differentiated(Partial partial, Scope scope) {
        List<Piece> sentence = new ArrayList<>();
        List<Expr> variables = partial.variables();
        if (variables.size() == 2 && variables.get(0).equals(variables.get(1))) {
            sentence.add(Piece.words("The second derivative in "));
            sentence.add(new Piece.Formula(variables.get(0), scope));
        } else {
            sentence.add(Piece.words(variables.size() == 1 ? "The derivative in " : "The second derivative in "));
            sentence.addAll(Piece.enumerated(variables.stream()
                    .map(variable -> List.<Piece>of(new Piece.Formula(variable, scope)))
                    .toList()));
        }
        sentence.add(Piece.words(" is found as follows."));
        return sentence;
    }

    private static String variables(Partial partial) {
        return partial.variables().stream().map(Expr::toString).collect(Collectors.joining(", "));
    }

    static String name(List<Expr> variables) {
        return variables.stream().map(variable -> "d/d" + variable).collect(Collectors.joining(" "));
    }

    // ---- evaluated forms ------------------------------------------------------------------------------------------

    private void evaluation(List<Quantity> quantities) {
        Derivation stable = loss.stabilised();
        boolean ofLoss = quantities.contains(Quantity.LOSS) && !stable.steps().isEmpty();
        List<Block> evaluated = new ArrayList<>();
        if (quantities.contains(Quantity.GRADIENT)) {
            evaluated.addAll(evaluated("gradient", derivatives.gradient()));
        }
        if (quantities.contains(Quantity.HESSIAN)) {
            evaluated.addAll(evaluated("hessian", derivatives.hessian()));
        }
        if (!ofLoss && evaluated.isEmpty()) {
            return;
        }
        text.heading("Evaluation");
        if (ofLoss) {
            text.sentence("In floating-point arithmetic the loss is evaluated in a form in which nothing overflows or"
                    + " cancels where the value does not:");
            text.chain("stable", "", Optional.of(Exposition.LOSS), stable);
        }
        if (!evaluated.isEmpty()) {
            text.sentence("The derivatives are evaluated as");
            evaluated.forEach(text::add);
        }
    }

    private List<Block> evaluated(String key, List<Partial> partials) {
        List<Block> displays = new ArrayList<>();
        for (Partial partial : partials) {
            if (!partial.evaluated().equals(partial.formula())) {
                displays.add(new Block.Display(
                        key + "_evaluated",
                        name(partial.variables()) + ", as evaluated",
                        Optional.of(Derivative.of(Exposition.LOSS, partial.variables())),
                        partial.evaluated(),
                        derivatives.scope(),
                        false));
            }
        }
        return displays;
    }
}
