package io.lossproof.verify.run;

import java.util.List;

/**
 * A source document and what the engine found about its claims.
 *
 * @param id number of its file, for example {@code 000}
 * @param title of the document
 * @param description what it is about, in a sentence
 * @param rows in the order of the document
 */
public record DocumentRecord(String id, String title, String description, List<RowRecord> rows) {

    /**
     * One claim of the document.
     *
     * @param id for example {@code M8}
     * @param statement in our words
     * @param standing the verdict that is right: {@code holds}, {@code refuted} or {@code definition}
     * @param verdict what the engine reached: {@code proved}, {@code supported}, {@code refuted}, {@code undecided} or
     *     {@code conflict}; for a definition that of its instances
     * @param asExpected whether that is what is right
     * @param claims ids: the statement itself first, then its instances, conditions and opposites
     * @param derivations behind it
     * @param remark what the verdict rests on or depends on; empty if nothing is to be said
     */
    public record RowRecord(
            String id,
            String statement,
            String standing,
            String verdict,
            boolean asExpected,
            List<String> claims,
            List<DerivationRecord> derivations,
            String remark) {}

    /**
     * A derivation with its title.
     *
     * @param title what is derived, in words
     * @param scope declarations of its variables
     * @param steps in order
     */
    public record DerivationRecord(String title, String scope, List<StepRecord> steps) {}
}
