package io.lossproof.cli;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The derivation of a loss as an ordered text of headings, sentences and formulas, before it takes a format. */
final class Exposition {

    private final List<Block> blocks = new ArrayList<>();

    private Exposition() {}

    /** A part of the text. */
    sealed interface Block {

        record Heading(String text) implements Block {}

        record Sentence(String text) implements Block {}

        /**
         * A formula with its name.
         *
         * @param key names it in JSON
         */
        record Formula(String key, String name, Expr formula, Scope scope) implements Block {}

        /** A chain of equal formulas. */
        record Chain(String key, Expr start, List<Step> steps, Scope scope) implements Block {
            public Chain {
                steps = List.copyOf(steps);
            }
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    static Exposition of(Derivatives derivatives, List<Quantity> quantities, LogBase base) {
        Exposition text = new Exposition();
        Loss loss = derivatives.loss();
        DistributionFamily family = loss.logLikelihood().family();
        Parametrisation parametrisation = loss.logLikelihood().parametrisation();
        text.heading(family.title() + ", " + parametrisation.title());
        text.sentence(family.description());
        text.sentence(variables(family, parametrisation));
        if (quantities.contains(Quantity.LOSS)) {
            text.loss(loss);
        }
        if (quantities.contains(Quantity.LOSS_WITHOUT_CONSTANTS)) {
            text.constants(loss);
        }
        if (quantities.contains(Quantity.GRADIENT)) {
            text.heading("Gradient");
            partials("gradient", derivatives.gradient(), derivatives.scope(), text.blocks);
        }
        if (quantities.contains(Quantity.HESSIAN)) {
            text.heading("Hessian");
            partials("hessian", derivatives.hessian(), derivatives.scope(), text.blocks);
        }
        if (quantities.stream().anyMatch(InformationExposition::tells)) {
            text.blocks.addAll(InformationExposition.of(derivatives, quantities, base));
        }
        return text;
    }

    private static String variables(DistributionFamily family, Parametrisation parametrisation) {
        List<Variable> variables = new ArrayList<>(parametrisation.parameters());
        variables.add(family.observation());
        return variables.stream()
                        .map(v -> v.name() + ": " + v.domain() + ", " + v.meaning())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private void loss(Loss loss) {
        Parametrisation parametrisation = loss.logLikelihood().parametrisation();
        heading("Loss");
        sentence("The loss is minus the logarithm of the mass or density function of one observation.");
        blocks.add(new Block.Chain(
                "derivation", loss.own().start(), loss.own().steps(), loss.own().scope()));
        if (!parametrisation.inverse().isEmpty()) {
            sentence("With " + String.join(", ", parametrisation.equations()) + ":");
        }
        List<Step> rest = new ArrayList<>(loss.linked().steps());
        rest.addAll(loss.shortened().steps());
        if (!parametrisation.inverse().isEmpty() || !rest.isEmpty()) {
            blocks.add(new Block.Chain("in_parametrisation", loss.linked().start(), rest, loss.scope()));
        }
        Derivation stable = loss.stabilised();
        if (!stable.steps().isEmpty()) {
            heading("Stable form");
            sentence("For evaluation, so that nothing overflows or cancels where the value does not:");
            blocks.add(new Block.Chain("stable", stable.start(), stable.steps(), stable.scope()));
        }
    }

    private void constants(Loss loss) {
        if (loss.constants().isEmpty()) {
            return;
        }
        heading("Without constants");
        sentence("Terms that are free of the parameters are dropped: "
                + loss.constants().stream().map(Expr::toString).collect(Collectors.joining(", ")) + ".");
        blocks.add(new Block.Formula(
                "without_constants", "loss without constants", loss.withoutConstants(), loss.scope()));
    }

    /** {@code d/dmu d/dsigma}. */
    static String name(List<Expr> variables) {
        return variables.stream().map(variable -> "d/d" + variable).collect(Collectors.joining(" "));
    }

    static void partials(String key, List<Derivatives.Partial> partials, Scope scope, List<Block> blocks) {
        for (Derivatives.Partial partial : partials) {
            String name = name(partial.variables());
            blocks.add(new Block.Formula(key, name, partial.formula(), scope));
            if (!partial.evaluated().equals(partial.formula())) {
                blocks.add(new Block.Formula(key + "_evaluated", name + ", as evaluated", partial.evaluated(), scope));
            }
        }
    }

    private void heading(String text) {
        blocks.add(new Block.Heading(text));
    }

    private void sentence(String text) {
        blocks.add(new Block.Sentence(text));
    }
}
