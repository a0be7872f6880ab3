package io.lossproof.cli.exposition;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.information.Passage;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said about entropy, divergence, score and information of a family. */
public final class InformationExposition {

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
    private final Exposition text;

    private InformationExposition(Information information, LogBase base, Exposition text) {
        this.information = information;
        this.base = base;
        this.text = text;
    }

    /** Whether a quantity is told here. */
    public static boolean tells(Quantity quantity) {
        return DEFINITIONS.containsKey(quantity);
    }

    /** Adds what is to be said about those of the quantities that are told here. */
    static void add(Derivatives derivatives, List<Quantity> quantities, LogBase base, Exposition text) {
        List<Quantity> told =
                quantities.stream().filter(InformationExposition::tells).toList();
        if (!told.isEmpty()) {
            InformationExposition part = new InformationExposition(Information.of(derivatives), base, text);
            told.forEach(part::tell);
        }
    }

    private void tell(Quantity quantity) {
        text.heading(heading(quantity));
        text.sentence(DEFINITIONS.getOrDefault(quantity, ""));
        switch (quantity) {
            case SCORE -> partials(quantity, information.score());
            case OBSERVED_INFORMATION -> partials(quantity, information.observed());
            case FISHER_INFORMATION -> entries(information.fisher());
            default ->
                information
                        .measure(quantity)
                        .ifPresentOrElse(this::measure, () -> text.sentence("No closed form is known."));
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
            members();
        }
        derivation(measure);
        String name = measure.quantity().text() + " in " + base.unit();
        if (base != LogBase.E) {
            text.sentence("In " + base.unit() + ", this is divided by the logarithm of " + base.text() + ":");
        } else {
            text.sentence("Hence");
        }
        text.add(new Block.Display(
                key(measure.quantity()), name, Optional.empty(), base.of(measure.formula()), measure.scope(), true));
        evaluated(measure, name, base.termwise(measure.evaluated()));
    }

    private void members() {
        List<Piece> sentence = new ArrayList<>(List.of(Piece.words("The parameters of the first member are ")));
        sentence.addAll(introduced(information.first().parameters()));
        sentence.add(Piece.words("; those of the second are "));
        sentence.addAll(introduced(information.second().parameters()));
        sentence.add(Piece.words("."));
        text.add(new Block.Paragraph(sentence));
    }

    private List<Piece> introduced(List<Variable> variables) {
        return FamilyExposition.introduced(variables, information.pairScope());
    }

    private void entries(List<Measure> entries) {
        for (Measure entry : entries) {
            text.sentence("Entry " + entry.variables().get(0) + ", "
                    + entry.variables().get(1) + ":");
            derivation(entry);
            String name = "E[" + FamilyExposition.name(entry.variables()) + " loss]";
            text.sentence("Hence");
            text.add(new Block.Display(
                    key(entry.quantity()), name, Optional.empty(), entry.formula(), entry.scope(), true));
            evaluated(entry, name, entry.evaluated());
        }
    }

    private void evaluated(Measure measure, String name, Expr evaluated) {
        if (!measure.evaluated().equals(measure.formula())) {
            text.sentence("It is evaluated as");
            text.add(new Block.Display(
                    key(measure.quantity()) + "_evaluated",
                    name + ", as evaluated",
                    Optional.empty(),
                    evaluated,
                    measure.scope(),
                    false));
        }
    }

    private void derivation(Measure measure) {
        boolean integral = !Expectation.under(measure.under()).isSum();
        for (Passage passage : measure.passages()) {
            if (!passage.reason().isEmpty()) {
                text.sentence(passage.sentence());
            } else {
                text.sentence(
                        integral
                                ? "What the expectation is taken of:"
                                : "As a sum over the support, the mass of each outcome times its value:");
            }
            text.chain(key(measure.quantity()), variables(measure), Optional.empty(), passage.derivation());
        }
    }

    private static String variables(Measure measure) {
        return measure.variables().stream().map(Expr::toString).collect(Collectors.joining(", "));
    }

    private void partials(Quantity quantity, List<Partial> partials) {
        for (Partial partial : partials) {
            text.add(new Block.Display(
                    key(quantity),
                    FamilyExposition.name(partial.variables()),
                    Optional.empty(),
                    partial.formula(),
                    information.derivatives().scope(),
                    true));
        }
    }

    private static String key(Quantity quantity) {
        return quantity.text().replace('-', '_');
    }
}
