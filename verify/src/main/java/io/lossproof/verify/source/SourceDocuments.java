package io.lossproof.verify.source;

import java.util.List;

/** The catalogue of source documents, one line each. */
public final class SourceDocuments {

    private static final List<SourceDocument> ALL = List.of(
            EntropyAndLikelihood.DOCUMENT,
            CategoricalLikelihoodPost.DOCUMENT,
            SoftLabelQuestion.DOCUMENT,
            UnificationLesson.DOCUMENT);

    private SourceDocuments() {}

    public static List<SourceDocument> all() {
        return ALL;
    }
}
