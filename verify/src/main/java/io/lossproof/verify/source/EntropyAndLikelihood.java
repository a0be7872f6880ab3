package io.lossproof.verify.source;

import static io.lossproof.verify.source.RowBuilder.definition;
import static io.lossproof.verify.source.RowBuilder.holds;

import io.lossproof.verify.claim.Claim.UpTo;
import java.util.List;

/** Document 000: entropy, cross-entropy and KL divergence, and what they have to do with maximum likelihood. */
final class EntropyAndLikelihood {

    private static final String MASS_FUNCTIONS = "p: simplex(K), q: simplex(K)";
    private static final String ENTROPY = "-sum(p[k]*log(p[k]), k, 1, K)";
    private static final String CROSS_ENTROPY = "-sum(p[k]*log(q[k]), k, 1, K)";
    private static final String DIVERGENCE = "sum(p[k]*(-log(q[k]/p[k])), k, 1, K)";

    private static final String LIKELIHOODS = "f: positive^n";
    private static final String LABELLED = "q: simplex(K)^n, y: {1, ..., K}^n";
    private static final String LOG_LOSS = "sum(-sum(kroneckerdelta(k, y[i])*log(q[i, k]), k, 1, K), i, 1, n)";
    private static final String NEGATIVE_LOG_LIKELIHOOD = "-sum(log(q[i, y[i]]), i, 1, n)";

    private static final String DATA = "p: closed-simplex(K)^n, q: simplex(K)^n";
    private static final String SUM_OF_CROSS_ENTROPIES = "-sum(sum(p[i, k]*log(q[i, k]), k, 1, K), i, 1, n)";
    private static final String SUM_OF_DIVERGENCES =
            "sum(sum(xlogy(p[i, k], p[i, k]) - p[i, k]*log(q[i, k]), k, 1, K), i, 1, n)";

    static final SourceDocument DOCUMENT = new SourceDocument(
            "000",
            "Cross entropy, KL divergence and maximum likelihood",
            "Lei Mao derives how the three are related, and why a classifier may be trained with any of them.",
            List.of(
                    definition(
                                    "M1",
                                    "The entropy of p is the expectation under p of minus log p: a sum or an integral.")
                            .claim(
                                    "sum",
                                    "For a mass function, the expectation of minus log p is minus the sum of p log p.",
                                    "sum(p[k]*(-log(p[k])), k, 1, K) == " + ENTROPY,
                                    "p: simplex(K)")
                            .instances("entropy")
                            .build(),
                    definition("M2", "The cross-entropy of p and q is the expectation under p of minus log q.")
                            .claim(
                                    "sum",
                                    "For mass functions, it is minus the sum of p log q.",
                                    "sum(p[k]*(-log(q[k])), k, 1, K) == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS)
                            .instances("cross-entropy")
                            .build(),
                    definition("M3", "The KL divergence of p from q is the expectation under p of minus log(q/p).")
                            .claim(
                                    "sum",
                                    "For mass functions, it is minus the sum of p log(q/p).",
                                    DIVERGENCE + " == -sum(p[k]*log(q[k]/p[k]), k, 1, K)",
                                    MASS_FUNCTIONS)
                            .instances("kl-divergence")
                            .build(),
                    holds(
                                    "M4",
                                    "Maximising the product of the likelihoods, maximising the sum of their logarithms"
                                            + " and minimising the negative sum have the same solutions.")
                            .claim(
                                    "product",
                                    "Minus the product and minus the sum of logarithms have the same minimisers.",
                                    "-product(f[i], i, 1, n) == -sum(log(f[i]), i, 1, n)",
                                    LIKELIHOODS,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("f")))
                            .claim(
                                    "logarithm",
                                    "The logarithm of the product is the sum of the logarithms.",
                                    "log(product(f[i], i, 1, n)) == sum(log(f[i]), i, 1, n)",
                                    LIKELIHOODS)
                            .remark("f(i) is the likelihood of the i-th observation, which must be positive. One"
                                    + " increasing function relates the two objectives, so they have the same minimisers"
                                    + " over whatever values f takes as the parameters vary.")
                            .build(),
                    holds("M5", "The same holds for conditional models of y(i) given x(i).")
                            .claim(
                                    "product",
                                    "With q(i, k) the probability of class k given x(i).",
                                    "-product(q[i, y[i]], i, 1, n) == " + NEGATIVE_LOG_LIKELIHOOD,
                                    LABELLED,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .claim(
                                    "logarithm",
                                    "The logarithm of the product is the sum of the logarithms.",
                                    "log(product(q[i, y[i]], i, 1, n)) == sum(log(q[i, y[i]]), i, 1, n)",
                                    LABELLED)
                            .build(),
                    holds(
                                    "M6",
                                    "For a one-hot p, the cross-entropy is minus the logarithm of the probability of the label.")
                            .claim(
                                    "one-hot",
                                    "For the i-th of n observations, with K classes.",
                                    "-sum(kroneckerdelta(k, y)*log(q[k]), k, 1, K) == -log(q[y])",
                                    "q: simplex(K), y: {1, ..., K}")
                            .claim(
                                    "zero",
                                    "With 0 log 0 = 0 it holds where other classes have probability 0.",
                                    "-sum(xlogy(kroneckerdelta(k, y), q[k]), k, 1, K) == -log(q[y])",
                                    "q: closed-simplex(K), y: {1, ..., K}",
                                    "q[y] > 0")
                            .build(),
                    holds(
                                    "M7",
                                    "The log loss, the sum of these cross-entropies, is the negative log-likelihood:"
                                            + " both have the same optimum.")
                            .claim("equal", "They are equal.", LOG_LOSS + " == " + NEGATIVE_LOG_LIKELIHOOD, LABELLED)
                            .claim(
                                    "optimum",
                                    "The log loss has the minimisers of minus the likelihood.",
                                    LOG_LOSS + " == -product(q[i, y[i]], i, 1, n)",
                                    LABELLED,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .derivation(
                                    "The log loss as negative log-likelihood",
                                    LABELLED,
                                    LOG_LOSS,
                                    "of the inner sum the term of the label remains",
                                    "sum(-log(q[i, y[i]]), i, 1, n)",
                                    "the sign taken out of the sum",
                                    NEGATIVE_LOG_LIKELIHOOD)
                            .build(),
                    holds("M8", "The KL divergence is the cross-entropy less the entropy.")
                            .claim(
                                    "difference",
                                    "For mass functions on K classes.",
                                    DIVERGENCE + " == " + CROSS_ENTROPY + " - (" + ENTROPY + ")",
                                    MASS_FUNCTIONS)
                            .claim(
                                    "zero-mass",
                                    "Where p has zeros, with 0 log 0 = 0.",
                                    "sum(xlogy(p[k], p[k]/q[k]), k, 1, K)"
                                            + " == -sum(xlogy(p[k], q[k]), k, 1, K) + sum(xlogy(p[k], p[k]), k, 1, K)",
                                    "p: closed-simplex(K), q: simplex(K)")
                            .claim(
                                    "undefined",
                                    "Where q is 0 and p is not, the divergence is infinite: it has no value there.",
                                    "0 == 0*sum(xlogy(p[k], p[k]/q[k]), k, 1, K)",
                                    "p: simplex(K), q: closed-simplex(K)",
                                    io.lossproof.verify.claim.Claim::expectedToFail)
                            .derivation(
                                    "The KL divergence as a difference",
                                    MASS_FUNCTIONS,
                                    DIVERGENCE,
                                    "the logarithm of a quotient is a difference",
                                    "sum(p[k]*(-log(q[k]) + log(p[k])), k, 1, K)",
                                    "the expectation of a sum is the sum of the expectations",
                                    "sum(p[k]*(-log(q[k])), k, 1, K) + sum(p[k]*log(p[k]), k, 1, K)",
                                    "a factor -1 passes through the expectation",
                                    "sum(p[k]*(-log(q[k])), k, 1, K) - sum(p[k]*(-log(p[k])), k, 1, K)",
                                    "the cross-entropy and the entropy",
                                    CROSS_ENTROPY + " - (" + ENTROPY + ")")
                            .remark("The entropy of p must be finite, as it is for finitely many classes.")
                            .build(),
                    holds("M9", "The cross-entropy is the KL divergence plus the entropy.")
                            .claim(
                                    "sum",
                                    "For mass functions on K classes.",
                                    CROSS_ENTROPY + " == " + DIVERGENCE + " + (" + ENTROPY + ")",
                                    MASS_FUNCTIONS)
                            .remark("Under the condition of M8.")
                            .build(),
                    holds(
                                    "M10",
                                    "The sum of the cross-entropies and the sum of the divergences have the same"
                                            + " minimiser, since the entropies of the labels are free of the parameters.")
                            .claim(
                                    "divergence",
                                    "The sum of the divergences, with the logarithm of the quotient as a difference.",
                                    "sum(sum(xlogy(p[i, k], p[i, k]/q[i, k]), k, 1, K), i, 1, n) == "
                                            + SUM_OF_DIVERGENCES,
                                    DATA)
                            .claim(
                                    "difference",
                                    "They differ by the entropies of the labels.",
                                    SUM_OF_CROSS_ENTROPIES + " == " + SUM_OF_DIVERGENCES
                                            + " - sum(sum(xlogy(p[i, k], p[i, k]), k, 1, K), i, 1, n)",
                                    DATA)
                            .claim(
                                    "constant",
                                    "So they are equal up to a term that is free of q.",
                                    SUM_OF_CROSS_ENTROPIES + " == " + SUM_OF_DIVERGENCES,
                                    DATA,
                                    claim -> claim.upTo(UpTo.CONSTANT, List.of("q")))
                            .claim(
                                    "gradient",
                                    "They have the same gradient in q.",
                                    SUM_OF_CROSS_ENTROPIES + " == " + SUM_OF_DIVERGENCES,
                                    DATA,
                                    claim -> claim.upTo(UpTo.GRADIENT, List.of("q")))
                            .claim(
                                    "minimiser",
                                    "They have the same minimisers in q.",
                                    SUM_OF_CROSS_ENTROPIES + " == " + SUM_OF_DIVERGENCES,
                                    DATA,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .claim(
                                    "one-hot",
                                    "For one-hot labels they are equal, since the entropy of a label is 0.",
                                    LOG_LOSS
                                            + " == sum(sum(xlogy(kroneckerdelta(k, y[i]), kroneckerdelta(k, y[i]))"
                                            + " - kroneckerdelta(k, y[i])*log(q[i, k]), k, 1, K), i, 1, n)",
                                    LABELLED)
                            .claim(
                                    "not-equal",
                                    "For soft labels they are not equal.",
                                    SUM_OF_CROSS_ENTROPIES + " == " + SUM_OF_DIVERGENCES,
                                    DATA,
                                    io.lossproof.verify.claim.Claim::expectedToFail)
                            .build()));

    private EntropyAndLikelihood() {}
}
