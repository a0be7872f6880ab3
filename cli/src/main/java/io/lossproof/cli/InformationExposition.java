package io.lossproof.cli;

import io.lossproof.cli.Exposition.Block;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.information.Passage;
import io.lossproof.symbolic.loss.Derivatives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of an {@link Exposition} about entropy, divergence, score and information. */
final class InformationExposition {

    /** What each is, in words. */
    private static final Map<Quantity, String> DEFINITIONS = Map.of(
            Quantity.ENTROPY, "The entropy is the expectation of minus the logarithm of the density under itself.",
            Quantity.CROSS_ENTROPY,
                    "The cross-entropy is the expectation of minus the logarithm of the density of the second member"
                            + " under the first.",
            Quantity.KL_DIVERGENCE,
                    "The KL divergence is the expectation of the log-ratio of the first to the second density under"
                            + " the first member.",
            Quantity.SCORE, "The score is the gradient of the log-likelihood.",
            Quantity.OBSERVED_INFORMATION, "The observed information is the Hessian of the loss.",
            Quantity.FISHER_INFORMATION, "The Fisher information is the expectation of the observed information.");

    private final Information information;
    private final LogBase base;
    private final List<Block> blocks = new ArrayList<>();

    private InformationExposition(Information information, LogBase base) {
        this.information = information;
        this.base = base;
    }

    /** Whether a quantity is told here. */
    static boolean tells(Quantity quantity) {
        return DEFINITIONS.containsKey(quantity);
    }

    /** The blocks about these quantities. */
    static List<Block> of(Derivatives derivatives, List<Quantity> quantities, LogBase base) {
        InformationExposition text = new InformationExposition(Information.of(derivatives), base);
        quantities.stream().filter(InformationExposition::tells).forEach(text::tell);
        return text.blocks;
    }

    private void tell(Quantity quantity) {
        blocks.add(new Block.Heading(heading(quantity)));
        blocks.add(new Block.Sentence(DEFINITIONS.getOrDefault(quantity, "")));
        switch (quantity) {
            case SCORE -> partials(quantity, information.score());
            case OBSERVED_INFORMATION -> partials(quantity, information.observed());
            case FISHER_INFORMATION -> entries(information.fisher());
            default ->
                information
                        .measure(quantity)
                        .ifPresentOrElse(
                                this::measure, () -> blocks.add(new Block.Sentence("No closed form is known.")));
        }
    }

    private static String heading(Quantity quantity) {
        String text = quantity == Quantity.KL_DIVERGENCE
                ? "KL divergence"
                : quantity.text()
                        .replace("fisher", "Fisher")
                        .replace(quantity == Quantity.CROSS_ENTROPY ? "" : "-", " ");
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void measure(Measure measure) {
        if (measure.quantity().isOfPair()) {
            List<Variable> variables = new ArrayList<>(information.first().parameters());
            variables.addAll(information.second().parameters());
            blocks.add(new Block.Sentence(variables.stream()
                            .map(v -> v.name() + ": " + v.domain() + ", " + v.meaning())
                            .collect(Collectors.joining("; "))
                    + "."));
        }
        derivation(measure);
        String name = measure.quantity().text() + " in " + base.unit();
        if (base != LogBase.E) {
            blocks.add(new Block.Formula(key(measure.quantity()), name, base.of(measure.formula()), measure.scope()));
        }
        evaluated(measure, name, base.termwise(measure.evaluated()));
    }

    private void entries(List<Measure> entries) {
        for (Measure entry : entries) {
            String name = "E[" + Exposition.name(entry.variables()) + " loss]";
            blocks.add(new Block.Sentence("Entry " + entry.variables().get(0) + ", "
                    + entry.variables().get(1) + ":"));
            derivation(entry);
            blocks.add(new Block.Formula(key(entry.quantity()), name, entry.formula(), entry.scope()));
            evaluated(entry, name, entry.evaluated());
        }
    }

    private void evaluated(Measure measure, String name, Expr evaluated) {
        if (!measure.evaluated().equals(measure.formula())) {
            blocks.add(new Block.Formula(
                    key(measure.quantity()) + "_evaluated", name + ", as evaluated", evaluated, measure.scope()));
        }
    }

    private void derivation(Measure measure) {
        boolean integral = !Expectation.under(measure.under()).isSum();
        for (Passage passage : measure.passages()) {
            if (!passage.reason().isEmpty()) {
                blocks.add(new Block.Sentence(passage.reason()));
            } else {
                blocks.add(new Block.Sentence(
                        integral
                                ? "What the expectation is taken of:"
                                : "As a sum over the support, the mass of each outcome times its value:"));
            }
            blocks.add(new Block.Chain(
                    key(measure.quantity()),
                    passage.derivation().start(),
                    passage.derivation().steps(),
                    passage.derivation().scope()));
        }
    }

    private void partials(Quantity quantity, List<Derivatives.Partial> partials) {
        Exposition.partials(key(quantity), partials, information.derivatives().scope(), blocks);
    }

    private static String key(Quantity quantity) {
        return quantity.text().replace('-', '_');
    }
}
