package io.lossproof.verify;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import java.util.List;

/**
 * Claims of the catalogue that stand by themselves: that the losses people write are the negative log-likelihoods of
 * the families.
 */
public final class Identities {

    private static final List<Claim> ALL = List.of(
            claim(
                    "binary-cross-entropy",
                    "The negative log-likelihood of Bernoulli is binary cross-entropy.",
                    "-log(p^y*(1 - p)^(1 - y)) == -(y*log(p) + (1 - y)*log(1 - p))",
                    "p: unit, y: {0, 1}"),
            claim(
                    "binary-cross-entropy-with-logits",
                    "With logits, binary cross-entropy is softplus(z) - y z.",
                    "-(y*log(sigmoid(z)) + (1 - y)*log(1 - sigmoid(z))) == softplus(z) - y*z",
                    "z: real, y: [0, 1]"),
            claim(
                    "cross-entropy",
                    "The negative log-likelihood of a categorical is the cross-entropy with its one-hot label.",
                    "-log(p[c + 1]) == -sum(kroneckerdelta(k, c + 1)*log(p[k]), k, 1, K)",
                    "p: simplex(K), c: {0, ..., K - 1}"),
            claim(
                    "softmax-cross-entropy",
                    "Through softmax, cross-entropy is -log softmax(z) at the observed class.",
                    "-sum(kroneckerdelta(k, c + 1)*log(softmax(z, k)), k, 1, K) == logsumexp(z) - z[c + 1]",
                    "z: vector(K), c: {0, ..., K - 1}"),
            claim(
                            "squared-error",
                            "The negative log-likelihood of a Gaussian is squared error up to a factor and a constant.",
                            "-log(1/(sigma*sqrt(2*pi))*exp(-(y - mu)^2/(2*sigma^2))) == (y - mu)^2",
                            "y: real, mu: real, sigma: positive")
                    .upTo(Claim.UpTo.SCALE, List.of("mu")));

    private Identities() {}

    public static List<Claim> all() {
        return ALL;
    }

    private static Claim claim(String id, String title, String statement, String where) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        return Claim.equal("identity/" + id, title, parsed.left(), parsed.right(), scope);
    }
}
