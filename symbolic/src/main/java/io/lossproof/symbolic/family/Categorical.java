package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import java.util.List;

/**
 * One draw from K classes with probabilities p: {@code f(y; p) = Π_k p[k]^y[k]}, y the one-hot vector of the class, p on
 * the open simplex. K is any number of classes.
 *
 * <p>Class labels count from 0, entries of vectors from 1, so label c is entry {@code c + 1}. For a soft label, a
 * probability vector y, the formula is no mass function any more, and the loss is the cross-entropy of y and p.
 */
public final class Categorical {

    private static final String BISHOP =
            "Bishop, Pattern Recognition and Machine Learning (2006), sections 2.2 and 4.3.4";
    private static final Sym K = Expr.symbol("K");

    public static final DistributionFamily FAMILY = DistributionFamily.named("categorical", "Categorical")
            .describedAs("One draw from K classes. With one-hot labels its negative log-likelihood is cross-entropy, "
                    + "and through softmax it is -log softmax(z) at the observed class.")
            .parameter("p", Domain.simplex(K), "class probabilities")
            .observation("y", Domain.closedSimplex(K), "one-hot vector of the class, or soft label")
            .supportedOnLabels("c", Domain.integers(Num.ZERO, Expr.subtract(K, Num.ONE)), "kroneckerdelta(k, c + 1)")
            .density("product(p[k]^y[k], k, 1, K)")
            .parametrisedBy("probability", "class probabilities")
            .parametrisation(
                    "softmax",
                    "logits",
                    List.of(new Variable("z", Domain.vector(K), "one logit a class")),
                    "p[k] = softmax(z, k)")
            .source(BISHOP)
            .build();

    private Categorical() {}
}
