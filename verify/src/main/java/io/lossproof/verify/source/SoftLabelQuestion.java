package io.lossproof.verify.source;

import static io.lossproof.verify.source.RowBuilder.definition;
import static io.lossproof.verify.source.RowBuilder.holds;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Claim.UpTo;
import java.util.List;

/** Document 002: how cross-entropy and likelihood are connected for soft labels. */
final class SoftLabelQuestion {

    private static final String HARD = "q: simplex(K)^n, y: {1, ..., K}^n";
    private static final String HARD_CROSS_ENTROPY =
            "-sum(sum(kroneckerdelta(y[i], k)*log(q[i, k]), k, 1, K), i, 1, n)";
    private static final String HARD_LIKELIHOOD = "product(product(q[i, k]^kroneckerdelta(y[i], k), k, 1, K), i, 1, n)";
    private static final String SOFT = "p: closed-simplex(K)^n, q: simplex(K)^n";
    private static final String SOFT_CROSS_ENTROPY = "-sum(sum(p[i, k]*log(q[i, k]), k, 1, K), i, 1, n)";

    static final SourceDocument DOCUMENT = new SourceDocument(
            "002",
            "Connection between cross entropy and likelihood for multi-class soft label classification",
            "A question and its answer: what the cross-entropy has to do with a likelihood where labels are not one-hot.",
            List.of(
                    holds("X1", "For one-hot labels, the likelihood loss and the cross-entropy are the same.")
                            .claim(
                                    "equal",
                                    "Minus the logarithm of the likelihood is the cross-entropy.",
                                    "-log(product(q[i, y[i]], i, 1, n)) == " + HARD_CROSS_ENTROPY,
                                    HARD)
                            .build(),
                    definition("X2", "For soft labels, the loss is the cross-entropy of the label and the prediction.")
                            .claim(
                                    "sum",
                                    "The sum of the cross-entropies of the observations.",
                                    "sum(-sum(p[i, k]*log(q[i, k]), k, 1, K), i, 1, n) == " + SOFT_CROSS_ENTROPY,
                                    SOFT)
                            .build(),
                    definition("X4", "For independent observations, the likelihood of the data is the product.")
                            .claim(
                                    "sum",
                                    "So the log-likelihood of the data is the sum of those of the observations.",
                                    "log(product(f[i], i, 1, n)) == sum(log(f[i]), i, 1, n)",
                                    "f: positive^n")
                            .remark("This is what independence means; f(i) is the likelihood of the i-th observation.")
                            .build(),
                    holds(
                                    "X5",
                                    "The probability of an observation is the product of the predictions to the power of its label.")
                            .claim(
                                    "power",
                                    "The product has the probability of the observed class as its value.",
                                    "product(q[k]^kroneckerdelta(y, k), k, 1, K) == q[y]",
                                    "q: simplex(K), y: {1, ..., K}")
                            .claim(
                                    "example",
                                    "With the label (0, 1, 0) and the prediction (0.2, 0.7, 0.1) it is 0.7.",
                                    "0.2^0*0.7^1*0.1^0 == 0.7",
                                    "")
                            .claim(
                                    "loss",
                                    "The loss is then 0.35667494393873245.",
                                    "abs(-log(0.7) - 0.35667494393873245) <= 1e-16",
                                    "")
                            .claim(
                                    "joint",
                                    "The joint probability has the factor P(x): it differs by a term free of the model.",
                                    "-log(f*q[y]) == -log(product(q[k]^kroneckerdelta(y, k), k, 1, K))",
                                    "q: simplex(K), y: {1, ..., K}, f: positive",
                                    claim -> claim.upTo(UpTo.CONSTANT, List.of("q")))
                            .claim(
                                    "not-joint",
                                    "As a statement about the joint probability it does not hold.",
                                    "f*q[y] == product(q[k]^kroneckerdelta(y, k), k, 1, K)",
                                    "q: simplex(K), y: {1, ..., K}, f: positive",
                                    Claim::expectedToFail)
                            .remark("It holds as the probability of y given x; f is the probability of x.")
                            .build(),
                    holds("X6", "Minus the logarithm of the product of q to the power p is minus the sum of p log q.")
                            .claim(
                                    "logarithm",
                                    "For positive predictions, hard labels or soft.",
                                    "-log(product(product(q[i, k]^p[i, k], k, 1, K), i, 1, n)) == "
                                            + SOFT_CROSS_ENTROPY,
                                    SOFT)
                            .derivation(
                                    "The loss from the product",
                                    SOFT,
                                    "-log(product(product(q[i, k]^p[i, k], k, 1, K), i, 1, n))",
                                    "the logarithm of a product over the observations",
                                    "-sum(log(product(q[i, k]^p[i, k], k, 1, K)), i, 1, n)",
                                    "the logarithm of a product over the classes",
                                    "-sum(sum(log(q[i, k]^p[i, k]), k, 1, K), i, 1, n)",
                                    "the logarithm of a power",
                                    SOFT_CROSS_ENTROPY)
                            .build(),
                    holds("X7", "For one observation, this is the cross-entropy of label and prediction.")
                            .claim(
                                    "one",
                                    "With a soft label p.",
                                    "-log(product(q[k]^p[k], k, 1, K)) == -sum(p[k]*log(q[k]), k, 1, K)",
                                    "p: closed-simplex(K), q: simplex(K)")
                            .build(),
                    holds("X10", "With hard labels, minimising the cross-entropy is maximum likelihood.")
                            .claim(
                                    "minimiser",
                                    "The cross-entropy and minus the likelihood have the same minimisers.",
                                    HARD_CROSS_ENTROPY + " == -" + HARD_LIKELIHOOD,
                                    HARD,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .build()));

    private SoftLabelQuestion() {}
}
