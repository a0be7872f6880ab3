package io.lossproof.verify.source;

import static io.lossproof.verify.source.RowBuilder.holds;

import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Claim.UpTo;
import java.util.List;

/** Document 003: the lesson that every standard loss is a cross-entropy under an assumption on the distribution. */
final class UnificationLesson {

    private static final String MASS_FUNCTIONS = "p: simplex(K), q: simplex(K)";
    private static final String ENTROPY = "-sum(p[k]*log(p[k]), k, 1, K)";
    private static final String CROSS_ENTROPY = "-sum(p[k]*log(q[k]), k, 1, K)";
    private static final String DIVERGENCE = "sum(p[k]*log(p[k]/q[k]), k, 1, K)";

    private static final String DRAWS = "q: simplex(K), x: {1, ..., K}^n";
    private static final String EMPIRICAL_CROSS_ENTROPY =
            "-sum(sum(kroneckerdelta(x[i], k), i, 1, n)/n*log(q[k]), k, 1, K)";

    private static final String LOGITS = "z: vector(K), y: closed-simplex(K)";
    private static final String LOGIT_LOSS = "-sum(y[k]*log(softmax(z, k)), k, 1, K)";

    private static final String GAUSSIAN = "y: real, mu: real, sigma: positive";
    private static final String GAUSSIAN_LOSS = "-log(1/(sigma*sqrt(2*pi))*exp(-(y - mu)^2/(2*sigma^2)))";
    private static final String SAMPLE = "y: vector(n), mu: vector(n), sigma: positive";
    private static final String MEAN_LOSS =
            "sum(-log(1/(sigma*sqrt(2*pi))*exp(-(y[i] - mu[i])^2/(2*sigma^2))), i, 1, n)/n";
    private static final String MEAN_SQUARED_ERROR = "sum((y[i] - mu[i])^2, i, 1, n)/n";

    private static final String BERNOULLI = "p: unit, y: {0, 1}";
    private static final String BERNOULLI_LOSS = "-log(p^y*(1 - p)^(1 - y))";
    private static final String BINARY_CROSS_ENTROPY = "-(y*log(p) + (1 - y)*log(1 - p))";

    static final SourceDocument DOCUMENT = new SourceDocument(
            "003",
            "Cross-entropy, KL divergence and entropy: one idea behind the standard losses",
            "A lesson that derives squared error, binary and categorical cross-entropy as negative log-likelihoods.",
            List.of(
                    holds("U1", "The cross-entropy is the entropy plus the KL divergence.")
                            .claim(
                                    "sum",
                                    "For mass functions on K classes.",
                                    CROSS_ENTROPY + " == (" + ENTROPY + ") + " + DIVERGENCE,
                                    MASS_FUNCTIONS)
                            .derivation(
                                    "The cross-entropy as entropy plus divergence",
                                    MASS_FUNCTIONS,
                                    CROSS_ENTROPY,
                                    "log q = log p - log(p/q)",
                                    "-sum(p[k]*(log(p[k]) - log(p[k]/q[k])), k, 1, K)",
                                    "the sum of a difference",
                                    "-sum(p[k]*log(p[k]), k, 1, K) + " + DIVERGENCE)
                            .build(),
                    holds("U2", "Minimising the cross-entropy over the model is minimising the KL divergence.")
                            .claim(
                                    "constant",
                                    "They are equal up to a term that is free of q.",
                                    CROSS_ENTROPY + " == " + DIVERGENCE,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.CONSTANT, List.of("q")))
                            .claim(
                                    "gradient",
                                    "They have the same gradient.",
                                    CROSS_ENTROPY + " == " + DIVERGENCE,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.GRADIENT, List.of("q")))
                            .claim(
                                    "minimiser",
                                    "They have the same minimisers.",
                                    CROSS_ENTROPY + " == " + DIVERGENCE,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .remark("Where the entropy of the truth is finite. For an empirical distribution and a"
                                    + " continuous model the divergence is infinite, and only the cross-entropy says"
                                    + " anything.")
                            .build(),
                    holds(
                                    "U3",
                                    "The cross-entropy of the empirical distribution and the model is the negative log-likelihood divided by n.")
                            .claim(
                                    "mean",
                                    "For n draws from K classes.",
                                    EMPIRICAL_CROSS_ENTROPY + " == -sum(log(q[x[i]]), i, 1, n)/n",
                                    DRAWS)
                            .claim(
                                    "lost-mean",
                                    "It is not the negative log-likelihood itself.",
                                    EMPIRICAL_CROSS_ENTROPY + " == -sum(log(q[x[i]]), i, 1, n)",
                                    DRAWS,
                                    Claim::expectedToFail)
                            .derivation(
                                    "From the empirical distribution to the data",
                                    DRAWS,
                                    EMPIRICAL_CROSS_ENTROPY,
                                    "the factor 1/n taken out, the sums exchanged",
                                    "-sum(sum(kroneckerdelta(x[i], k)*log(q[k]), k, 1, K), i, 1, n)/n",
                                    "of the sum over the classes the term of the observed one remains",
                                    "-sum(log(q[x[i]]), i, 1, n)/n")
                            .build(),
                    holds(
                                    "U4",
                                    "For a one-hot label, the softmax cross-entropy is minus the logarithm of the probability of its class.")
                            .claim(
                                    "one-hot",
                                    "With the label c counted from 1.",
                                    "-sum(kroneckerdelta(k, c)*log(softmax(z, k)), k, 1, K) == -log(softmax(z, c))",
                                    "z: vector(K), c: {1, ..., K}")
                            .claim(
                                    "gradient",
                                    "The gradient in the logits is prediction minus label.",
                                    "D(" + LOGIT_LOSS + ", z[j]) == softmax(z, j) - y[j]",
                                    LOGITS + ", j: {1, ..., K}")
                            .claim(
                                    "hessian",
                                    "The Hessian is the diagonal of the prediction less its outer product with itself.",
                                    "D(" + LOGIT_LOSS + ", z[i], z[j])"
                                            + " == softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j))",
                                    LOGITS + ", i: {1, ..., K}, j: {1, ..., K}")
                            .claim(
                                    "semidefinite",
                                    "The Hessian is positive semidefinite.",
                                    "sum(sum(v[i]*softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j))*v[j], j, 1, K),"
                                            + " i, 1, K) >= 0",
                                    "z: vector(K), v: vector(K)")
                            .claim(
                                    "null-vector",
                                    "The vector of ones is a null vector.",
                                    "sum(softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j)), j, 1, K) == 0",
                                    "z: vector(K), i: {1, ..., K}")
                            .build(),
                    holds("U5", "For the prediction (0.1, 0.7, 0.2) and class 2, the loss is 0.357, or 1.609.")
                            .claim(
                                    "from-one",
                                    "Counted from 1, class 2 has probability 0.7: the loss is 0.357.",
                                    "abs(-log(0.7) - 0.357) < 0.0005",
                                    "")
                            .claim(
                                    "from-zero",
                                    "Counted from 0, class 2 has probability 0.2: the loss is 1.609.",
                                    "abs(-log(0.2) - 1.609) < 0.0005",
                                    "")
                            .remark("Both numbers are right, for different readings of class 2.")
                            .build(),
                    holds(
                                    "U6",
                                    "Minus the logarithm of the normal density is the squared error over twice the variance, plus a constant.")
                            .claim(
                                    "loss",
                                    "With the prediction mu.",
                                    GAUSSIAN_LOSS + " == (y - mu)^2/(2*sigma^2) + log(2*pi*sigma^2)/2",
                                    GAUSSIAN)
                            .derivation(
                                    "The loss of a Gaussian",
                                    GAUSSIAN,
                                    GAUSSIAN_LOSS,
                                    "the logarithm of a product",
                                    "-(log(1/(sigma*sqrt(2*pi))) + log(exp(-(y - mu)^2/(2*sigma^2))))",
                                    "the logarithm of an exponential",
                                    "-(log(1/(sigma*sqrt(2*pi))) - (y - mu)^2/(2*sigma^2))",
                                    "the logarithm of a quotient and of a root",
                                    "(y - mu)^2/(2*sigma^2) + log(2*pi*sigma^2)/2")
                            .build(),
                    holds("U7", "Minimising it in the prediction is minimising the mean squared error.")
                            .claim(
                                    "mean",
                                    "The mean loss is the mean squared error over twice the variance, plus a constant.",
                                    MEAN_LOSS + " == " + MEAN_SQUARED_ERROR + "/(2*sigma^2) + log(2*pi*sigma^2)/2",
                                    SAMPLE)
                            .claim(
                                    "scale",
                                    "So both are equal up to scale.",
                                    MEAN_LOSS + " == " + MEAN_SQUARED_ERROR,
                                    SAMPLE,
                                    claim -> claim.upTo(UpTo.SCALE, List.of("mu")))
                            .claim(
                                    "minimiser",
                                    "They have the same minimisers in the predictions.",
                                    MEAN_LOSS + " == " + MEAN_SQUARED_ERROR,
                                    SAMPLE,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("mu")))
                            .claim(
                                    "equal",
                                    "The dropped constant is not nothing: they are not equal.",
                                    MEAN_LOSS + " == " + MEAN_SQUARED_ERROR,
                                    SAMPLE,
                                    Claim::expectedToFail)
                            .build(),
                    holds("U8", "Binary cross-entropy is the negative log-likelihood of a Bernoulli.")
                            .claim("loss", "They are equal.", BERNOULLI_LOSS + " == " + BINARY_CROSS_ENTROPY, BERNOULLI)
                            .claim(
                                    "one",
                                    "For y = 1 the first term survives.",
                                    "-(1*log(p) + (1 - 1)*log(1 - p)) == -log(p)",
                                    "p: unit")
                            .claim(
                                    "zero",
                                    "For y = 0 the second term survives.",
                                    "-(0*log(p) + (1 - 0)*log(1 - p)) == -log(1 - p)",
                                    "p: unit")
                            .build(),
                    holds(
                                    "U10",
                                    "All three losses minimise the cross-entropy and the divergence and maximise the likelihood.")
                            .claim(
                                    "categorical",
                                    "Softmax cross-entropy and minus the likelihood of the labels.",
                                    "-sum(log(softmax(z[i], y[i])), i, 1, n)/n == -product(softmax(z[i], y[i]), i, 1, n)",
                                    "z: vector(K)^n, y: {1, ..., K}^n",
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("z")))
                            .claim(
                                    "bernoulli",
                                    "Binary cross-entropy and minus the likelihood.",
                                    "-sum(y[i]*log(p[i]) + (1 - y[i])*log(1 - p[i]), i, 1, n)/n"
                                            + " == -product(p[i]^y[i]*(1 - p[i])^(1 - y[i]), i, 1, n)",
                                    "p: unit^n, y: {0, 1}^n",
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("p")))
                            .claim(
                                    "gaussian",
                                    "Mean squared error and minus the likelihood.",
                                    MEAN_SQUARED_ERROR
                                            + " == -product(1/(sigma*sqrt(2*pi))*exp(-(y[i] - mu[i])^2/(2*sigma^2)), i, 1, n)",
                                    SAMPLE,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("mu")))
                            .claim(
                                    "divergence",
                                    "Cross-entropy and divergence.",
                                    CROSS_ENTROPY + " == " + DIVERGENCE,
                                    MASS_FUNCTIONS,
                                    claim -> claim.upTo(UpTo.ARGMIN, List.of("q")))
                            .remark("What is said of the divergence holds under the condition of U2.")
                            .build()));

    private UnificationLesson() {}
}
