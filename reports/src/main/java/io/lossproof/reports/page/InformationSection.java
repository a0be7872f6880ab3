package io.lossproof.reports.page;

import io.lossproof.verify.run.QuantityRecord;
import io.lossproof.verify.run.QuantityRecord.PassageRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a page says of entropy, divergence, score and information in one parametrisation.
 *
 * @param uncertainty entropy, cross-entropy and KL divergence
 * @param information score, observed and Fisher information
 */
public record InformationSection(List<Item> uncertainty, List<Item> information) {

    private static final Map<String, String> TITLES = Map.of(
            "entropy", "Entropy",
            "cross-entropy", "Cross-entropy",
            "kl-divergence", "KL divergence",
            "score", "Score",
            "observed-information", "Observed information",
            "fisher-information", "Fisher information");

    private static final Map<String, String> MEANINGS = Map.of(
            "entropy", "The expected loss under the member itself, in nats.",
            "cross-entropy", "The expected loss of the second member under the first, in nats.",
            "kl-divergence", "The expectation of the log-ratio of both densities under the first member, in nats.",
            "score", "The gradient of the log-likelihood.",
            "observed-information", "The Hessian of the loss.",
            "fisher-information", "The expectation of the observed information.");

    private static final List<String> UNCERTAINTY = List.of("entropy", "cross-entropy", "kl-divergence");

    /**
     * One quantity, or one entry of it.
     *
     * @param title of the quantity; empty for a further entry of the one before
     * @param meaning in a sentence; empty likewise
     * @param entry the variables of an entry; empty for a single number
     * @param formula the closed form
     * @param claim that it is what it says
     * @param chains its derivation
     * @param further claims about it
     */
    public record Item(
            String title,
            String meaning,
            List<Formula> entry,
            Formula formula,
            Reference claim,
            List<Chain> chains,
            List<Reference> further) {}

    /**
     * A passage of a derivation.
     *
     * @param reason how it follows from the one before; empty for the first
     * @param moments expectations that are put in
     * @param start its formula where it has no step; else null, since the derivation shows it
     * @param derivation its steps
     */
    public record Chain(
            String reason, List<Moment> moments, @Nullable Formula start, Derivation derivation) {}

    /** {@code E[of] = value}. */
    public record Moment(Formula of, Formula value) {}

    public boolean isEmpty() {
        return uncertainty.isEmpty() && information.isEmpty();
    }

    static InformationSection of(
            List<QuantityRecord> records,
            Function<PassageRecord, Derivation> derivations,
            Function<String, Reference> references) {
        List<Item> uncertainty = new ArrayList<>();
        List<Item> information = new ArrayList<>();
        String before = "";
        for (QuantityRecord record : records) {
            boolean first = !record.name().equals(before);
            before = record.name();
            (UNCERTAINTY.contains(record.name()) ? uncertainty : information)
                    .add(item(record, first, derivations, references));
        }
        return new InformationSection(List.copyOf(uncertainty), List.copyOf(information));
    }

    private static Moment moment(QuantityRecord.MomentRecord record, Formulas formulas) {
        return new Moment(formulas.remark(record.of()), formulas.remark(record.value()));
    }

    private static Item item(
            QuantityRecord record,
            boolean first,
            Function<PassageRecord, Derivation> derivations,
            Function<String, Reference> references) {
        Formulas formulas = Formulas.in(record.scope());
        return new Item(
                first ? TITLES.getOrDefault(record.name(), Html.capitalised(record.name())) : "",
                first ? MEANINGS.getOrDefault(record.name(), "") : "",
                record.variables().stream().map(formulas::remark).toList(),
                formulas.block(record.formula()),
                references.apply(record.claim()),
                record.derivation().stream()
                        .map(passage -> new Chain(
                                passage.reason(),
                                passage.moments().stream()
                                        .map(moment -> moment(moment, formulas))
                                        .toList(),
                                passage.steps().isEmpty()
                                        ? Formulas.in(passage.scope()).block(passage.start())
                                        : null,
                                derivations.apply(passage)))
                        .toList(),
                record.claims().stream().map(references).toList());
    }
}
