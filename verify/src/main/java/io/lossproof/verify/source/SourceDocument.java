package io.lossproof.verify.source;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;

/**
 * A document and what it claims.
 *
 * @param id number of its file, for example {@code 000}
 * @param title of the document
 * @param description what it is about, in a sentence
 * @param rows in the order of the document
 */
public record SourceDocument(String id, String title, String description, List<Row> rows) {

    public SourceDocument {
        rows = List.copyOf(rows);
    }

    /** The verdict that is right for a row. */
    public enum Standing {
        HOLDS,
        REFUTED,
        /** Without a truth value of its own: its instances are judged. */
        DEFINITION;

        /** The name in files. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One claim of the document.
     *
     * @param id for example {@code M8}
     * @param statement in our words
     * @param standing the verdict that is right
     * @param questions the statement itself first, then its instances, conditions and opposites; none for a row that
     *     cannot be asked
     * @param instances endings of the ids of claims about families that are instances of it
     * @param derivations behind it
     * @param remark what the verdict rests on or depends on, for a reader; empty if nothing is to be said
     */
    public record Row(
            String id,
            String statement,
            Standing standing,
            List<Question> questions,
            List<String> instances,
            List<Argument> derivations,
            String remark) {
        public Row {
            questions = List.copyOf(questions);
            instances = List.copyOf(instances);
            derivations = List.copyOf(derivations);
        }

        /** Whether a claim about a family in a parametrisation is an instance of the row. */
        public boolean hasInstance(String claimId) {
            List<String> parts = List.of(claimId.split("/"));
            return parts.size() == 3 && instances.contains(parts.get(2));
        }

        /** The questions of the row and those about the steps of its derivations. */
        public List<Question> allQuestions() {
            List<Question> all = new ArrayList<>(questions);
            for (Argument argument : derivations) {
                all.addAll(Question.ofSteps(argument.prefix(), argument.derivation(), Examiner.USUAL_ROUTES));
            }
            return all;
        }

        /**
         * What follows for the row from what was found about all its questions: the verdict on the statement itself if
         * it is to be refuted, else that of the weakest claim that is expected to hold. A claim that is expected to fail
         * and is refuted counts as proved: a refutation is rigorous.
         */
        public Verdict verdict(List<Finding> found) {
            List<Verdict> verdicts = found.stream().map(Finding::verdict).toList();
            if (verdicts.contains(Verdict.CONFLICT)) {
                return Verdict.CONFLICT;
            }
            if (verdicts.isEmpty() || verdicts.contains(Verdict.UNDECIDED)) {
                return Verdict.UNDECIDED;
            }
            if (standing == Standing.REFUTED) {
                return verdicts.get(0);
            }
            if (!found.stream().allMatch(Finding::isAsExpected)) {
                return Verdict.REFUTED;
            }
            return verdicts.contains(Verdict.SUPPORTED) ? Verdict.SUPPORTED : Verdict.PROVED;
        }
    }

    /**
     * A derivation with its title; each of its steps is asked about too.
     *
     * @param prefix the start of the ids of its steps
     */
    public record Argument(String prefix, String title, Derivation derivation) {}
}
