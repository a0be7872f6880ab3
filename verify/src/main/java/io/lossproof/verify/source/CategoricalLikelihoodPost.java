package io.lossproof.verify.source;

import static io.lossproof.verify.source.RowBuilder.holds;
import static io.lossproof.verify.source.RowBuilder.refuted;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Claim.UpTo;
import io.lossproof.verify.route.Law;
import io.lossproof.verify.route.Statistical;
import java.util.List;

/** Document 001: the cross-entropy loss motivated by the likelihood of a categorical distribution. */
final class CategoricalLikelihoodPost {

    private static final String DRAWS = "q: simplex(K), x: {1, ..., K}^n";
    private static final String FREQUENCY = "(sum(kroneckerdelta(x[i], k), i, 1, n)/n)";
    private static final String LIKELIHOOD = "product(product(q[k]^kroneckerdelta(x[i], k), k, 1, K), i, 1, n)";
    private static final String LOG_LIKELIHOOD = "sum(n*" + FREQUENCY + "*log(q[k]), k, 1, K)";
    private static final String MEAN_LOG = "sum(" + FREQUENCY + "*log(q[k]), k, 1, K)";

    private static final String MASS_FUNCTIONS = "p: simplex(K), q: simplex(K)";
    private static final String ENTROPY = "-sum(p[k]*log(p[k]), k, 1, K)";
    private static final String CROSS_ENTROPY = "-sum(p[k]*log(q[k]), k, 1, K)";
    private static final String DIVERGENCE = "sum(p[k]*log(p[k]/q[k]), k, 1, K)";
    private static final String OUTCOME = "q: simplex(K), k: {1, ..., K}";

    static final SourceDocument DOCUMENT = new SourceDocument(
            "001",
            "Motivating the cross-entropy loss",
            "The cross-entropy loss is reached from the likelihood of rolls of a die with K sides.",
            List.of(
                    holds("C1", "The empirical frequency of a face has its probability as mean and converges to it.")
                            .claim(
                                    "mean",
                                    "The mean of the frequency of face k over n rolls is q(k).",
                                    "sum(sum(q[c]*kroneckerdelta(c, k), c, 1, K), i, 1, n)/n == q[k]",
                                    OUTCOME + ", n: {1, ..., inf}")
                            .claim(
                                    "variance",
                                    "The variance of the frequency is q(k) (1 - q(k))/n: the rolls are independent.",
                                    "sum(sum(q[c]*(kroneckerdelta(c, k) - q[k])^2, c, 1, K), i, 1, n)/n^2"
                                            + " == q[k]*(1 - q[k])/n",
                                    OUTCOME + ", n: {1, ..., inf}")
                            .claim(
                                    "mean-square",
                                    "The variance tends to 0: the frequency converges in mean square.",
                                    "limit(q[k]*(1 - q[k])/n, n, inf) == 0",
                                    OUTCOME + ", n: positive")
                            .question(
                                    "almost-surely",
                                    "Almost surely, by the strong law of large numbers: a theorem that is cited here and"
                                            + " looked at by seeded sampling.",
                                    "limit(sum(kroneckerdelta(x[i], k), i, 1, n)/n, n, inf) == q[k]",
                                    OUTCOME + ", x: {1, ..., K}^N",
                                    claim -> claim.from(
                                            "Strong law of large numbers: A. Kolmogorov, Sur la loi forte des"
                                                    + " grands nombres, C. R. Acad. Sci. Paris 191 (1930)"),
                                    List.of(Statistical.againstTheRightSide(Law.ITSELF, "q", "k")))
                            .remark("Convergence in mean square is proved; almost sure convergence rests on the theorem"
                                    + " and is supported by sampling.")
                            .build(),
                    holds("C2", "The likelihood is the product over the faces of q(k) to the power N p(k).")
                            .claim(
                                    "product",
                                    "With p(k) the empirical frequency.",
                                    LIKELIHOOD + " == product(q[k]^(n*" + FREQUENCY + "), k, 1, K)",
                                    DRAWS)
                            .derivation(
                                    "The likelihood by faces",
                                    DRAWS,
                                    LIKELIHOOD,
                                    "the factors of a face gathered",
                                    "product(q[k]^sum(kroneckerdelta(x[i], k), i, 1, n), k, 1, K)",
                                    "the number of times that a face was seen is n times its frequency",
                                    "product(q[k]^(n*" + FREQUENCY + "), k, 1, K)")
                            .build(),
                    holds("C3", "The log-likelihood is N times the sum of p(k) log q(k), proportional to that sum.")
                            .claim(
                                    "logarithm",
                                    "It is the logarithm of the likelihood.",
                                    "log(" + LIKELIHOOD + ") == " + LOG_LIKELIHOOD,
                                    DRAWS)
                            .claim(
                                    "scale",
                                    "Without the factor n it is the same up to scale.",
                                    LOG_LIKELIHOOD + " == " + MEAN_LOG,
                                    DRAWS,
                                    claim -> claim.upTo(UpTo.SCALE, List.of("q")))
                            .claim(
                                    "lost-factor",
                                    "It is not equal without the factor n.",
                                    LOG_LIKELIHOOD + " == " + MEAN_LOG,
                                    DRAWS,
                                    Claim::expectedToFail)
                            .build(),
                    holds(
                                    "C4",
                                    "The maximum likelihood estimate is the empirical distribution, from the KKT"
                                            + " conditions.")
                            .argument(
                                    CategoricalMaximum.claims("source/C4"), CategoricalMaximum.derivations("source/C4"))
                            .remark("The multiplier is 1 for the mean loss and n for counts. Where a face was not seen,"
                                    + " the condition as printed would force it to be 0: the bounds q(k) >= 0 need"
                                    + " multipliers of their own, and with them the conclusion holds. The loss is convex,"
                                    + " so the solution is its minimum.")
                            .build(),
                    holds("C5", "The base of the logarithm only changes the unit: nats, bits, hartleys.")
                            .claim(
                                    "any-base",
                                    "In base b, the cross-entropy is that in nats divided by log b.",
                                    "-sum(p[k]*(log(q[k])/log(b)), k, 1, K) == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS + ", b: (1, inf)",
                                    claim -> claim.upTo(UpTo.SCALE, List.of("q")))
                            .claim(
                                    "bits",
                                    "Bits are nats divided by log 2.",
                                    "-sum(p[k]*log2(q[k]), k, 1, K) == (" + CROSS_ENTROPY + ")/log(2)",
                                    MASS_FUNCTIONS)
                            .claim(
                                    "hartleys",
                                    "Hartleys are nats divided by log 10.",
                                    "-sum(p[k]*log10(q[k]), k, 1, K) == (" + CROSS_ENTROPY + ")/log(10)",
                                    MASS_FUNCTIONS)
                            .claim(
                                    "not-equal",
                                    "Bits are not nats.",
                                    "-sum(p[k]*log2(q[k]), k, 1, K) == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS,
                                    Claim::expectedToFail)
                            .build(),
                    holds("C6", "For mass functions, the cross-entropy is the negated log-likelihood.")
                            .claim(
                                    "factor",
                                    "The negated log-likelihood of n observations is n times the cross-entropy.",
                                    "-log(" + LIKELIHOOD + ") == n*(-" + MEAN_LOG + ")",
                                    DRAWS)
                            .claim(
                                    "scale",
                                    "So they are the same up to scale.",
                                    "-log(" + LIKELIHOOD + ") == -" + MEAN_LOG,
                                    DRAWS,
                                    claim -> claim.upTo(UpTo.SCALE, List.of("q")))
                            .claim(
                                    "exactly",
                                    "Exactly, as the document says, holds for one observation only.",
                                    "-log(" + LIKELIHOOD + ") == -" + MEAN_LOG,
                                    DRAWS,
                                    Claim::expectedToFail)
                            .build(),
                    holds("C7", "The cross-entropy is an asymmetric measure of dissimilarity.")
                            .claim(
                                    "symmetric",
                                    "The opposite is refuted: exchanging p and q changes the value.",
                                    CROSS_ENTROPY + " == -sum(q[k]*log(p[k]), k, 1, K)",
                                    MASS_FUNCTIONS,
                                    Claim::expectedToFail)
                            .build(),
                    holds("C8", "The KL divergence is the expectation of log p/q, and H(p, q) - H(p, p).")
                            .claim(
                                    "difference",
                                    "For mass functions on K classes.",
                                    DIVERGENCE + " == " + CROSS_ENTROPY + " - (" + ENTROPY + ")",
                                    MASS_FUNCTIONS)
                            .build(),
                    holds("C9", "Minimising the KL divergence over q is minimising the cross-entropy.")
                            .claim(
                                    "constant",
                                    "They are equal up to a term that is free of q.",
                                    DIVERGENCE + " == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.CONSTANT, List.of("q")))
                            .claim(
                                    "minimiser",
                                    "So they have the same minimisers.",
                                    DIVERGENCE + " == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .claim(
                                    "equal",
                                    "The dropped entropy is not nothing: they are not equal.",
                                    DIVERGENCE + " == " + CROSS_ENTROPY,
                                    MASS_FUNCTIONS,
                                    Claim::expectedToFail)
                            .build(),
                    holds("C10", "The KL divergence is at least 0, and 0 at p = q.")
                            .claim("gibbs", "It is at least 0.", DIVERGENCE + " >= 0", MASS_FUNCTIONS)
                            .claim(
                                    "itself",
                                    "Of p from itself it is 0.",
                                    "sum(p[k]*log(p[k]/p[k]), k, 1, K) == 0",
                                    "p: simplex(K)")
                            .claim(
                                    "only",
                                    "It is 0 only there: where some entries differ, it is positive.",
                                    DIVERGENCE + " > 0",
                                    MASS_FUNCTIONS + ", j: {1, ..., K}",
                                    "p[j] != q[j]")
                            .claim(
                                    "strict",
                                    "It is not positive everywhere.",
                                    DIVERGENCE + " > 0",
                                    MASS_FUNCTIONS,
                                    Claim::expectedToFail)
                            .build(),
                    refuted("C11", "The choice q = p maximises the cross-entropy.")
                            .claim(
                                    "maximises",
                                    "As the document words it: no q gives more than q = p.",
                                    CROSS_ENTROPY + " <= " + ENTROPY,
                                    MASS_FUNCTIONS,
                                    Claim::expectedToFail)
                            .claim(
                                    "minimises",
                                    "It minimises the cross-entropy: no q gives less.",
                                    CROSS_ENTROPY + " >= " + ENTROPY,
                                    MASS_FUNCTIONS)
                            .remark("The proof that the document refers to is right; the word is not.")
                            .build(),
                    holds("C12", "The softmax turns any real numbers into a probability vector.")
                            .claim("sum", "Its entries sum to 1.", "sum(softmax(z, k), k, 1, K) == 1", "z: vector(K)")
                            .claim(
                                    "positive",
                                    "Each of them is positive.",
                                    "softmax(z, j) > 0",
                                    "z: vector(K), j: {1, ..., K}")
                            .claim(
                                    "below-one",
                                    "None is above 1.",
                                    "softmax(z, j) <= 1",
                                    "z: vector(K), j: {1, ..., K}")
                            .remark(
                                    "Of two classes or more each entry is below 1. In doubles, entries of logits that lie"
                                            + " far apart round to 0 or to 1.")
                            .build(),
                    holds(
                                    "C13",
                                    "The mean cross-entropy of labels and softmax outputs is the mean of minus the"
                                            + " logarithm of the softmax at the label.")
                            .claim(
                                    "mean",
                                    "With z(i) the outputs of the network for x(i).",
                                    "sum(-sum(kroneckerdelta(k, y[i])*log(softmax(z[i], k)), k, 1, K), i, 1, n)/n"
                                            + " == -sum(log(softmax(z[i], y[i])), i, 1, n)/n",
                                    "z: vector(K)^n, y: {1, ..., K}^n")
                            .claim(
                                    "lost-mean",
                                    "It is the mean, not the sum.",
                                    "sum(-sum(kroneckerdelta(k, y[i])*log(softmax(z[i], k)), k, 1, K), i, 1, n)"
                                            + " == -sum(log(softmax(z[i], y[i])), i, 1, n)/n",
                                    "z: vector(K)^n, y: {1, ..., K}^n",
                                    Claim::expectedToFail)
                            .claim(
                                    "weights",
                                    "With weights, the mean divides by their sum.",
                                    "sum(w[i]*(-sum(kroneckerdelta(k, y[i])*log(softmax(z[i], k)), k, 1, K)), i, 1, n)"
                                            + "/sum(w[i], i, 1, n)"
                                            + " == -sum(w[i]*log(softmax(z[i], y[i])), i, 1, n)/sum(w[i], i, 1, n)",
                                    "z: vector(K)^n, y: {1, ..., K}^n, w: positive^n")
                            .build()));

    private CategoricalLikelihoodPost() {}
}
