package io.lossproof.verify.source;

import static io.lossproof.verify.source.RowBuilder.holds;

import java.util.List;

/** Document 000: entropy, cross-entropy and KL divergence, and what they have to do with maximum likelihood. */
final class EntropyAndLikelihood {

    private static final String TWO_MASS_FUNCTIONS = "p: simplex(K), q: simplex(K)";

    static final SourceDocument DOCUMENT = new SourceDocument(
            "000",
            "Cross entropy, KL divergence and maximum likelihood",
            "Lei Mao derives how the three are related.",
            List.of(holds("M8", "The KL divergence is the cross-entropy less the entropy.")
                    .claim(
                            "difference",
                            "For mass functions on K classes.",
                            "sum(p[k]*log(p[k]/q[k]), k, 1, K) =="
                                    + " -sum(p[k]*log(q[k]), k, 1, K) - (-sum(p[k]*log(p[k]), k, 1, K))",
                            TWO_MASS_FUNCTIONS)
                    .derivation(
                            "The KL divergence as a difference",
                            TWO_MASS_FUNCTIONS,
                            "sum(p[k]*(-log(q[k]/p[k])), k, 1, K)",
                            "logarithm of a quotient",
                            "sum(p[k]*(-log(q[k]) + log(p[k])), k, 1, K)",
                            "linearity of the expectation",
                            "sum(p[k]*(-log(q[k])), k, 1, K) + sum(p[k]*log(p[k]), k, 1, K)",
                            "the sign taken into the expectation",
                            "sum(p[k]*(-log(q[k])), k, 1, K) - sum(p[k]*(-log(p[k])), k, 1, K)")
                    .remark("The entropy is finite here, since K is.")
                    .build()));

    private EntropyAndLikelihood() {}
}
