package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Num;
import java.util.List;

/**
 * One trial that succeeds ({@code y = 1}) with probability p: {@code f(y; p) = p^y (1 - p)^(1 - y)}, y in {0, 1}, p in
 * (0, 1).
 *
 * <p>The ends of (0, 1) are left out, since the log-likelihood is not finite there. The loss is meaningful for labels
 * in between as well, a soft label y being the probability of success under the truth.
 */
public final class Bernoulli {

    private static final String GLM = "McCullagh and Nelder, Generalized Linear Models, 2nd ed. (1989), section 4.1";

    public static final DistributionFamily FAMILY = DistributionFamily.named("bernoulli", "Bernoulli")
            .describedAs("One trial with two outcomes, success (1) with probability p and failure (0) otherwise. "
                    + "Its negative log-likelihood is binary cross-entropy.")
            .parameter("p", Domain.UNIT, "probability of success")
            .observation("y", new Domain.Interval(Num.ZERO, false, Num.ONE, false), "outcome, or soft label")
            .supportedOn(0, 1)
            .density("p^y*(1 - p)^(1 - y)")
            .parametrisedBy("probability", "probability of success")
            .parametrisation(
                    "logit",
                    "logit of the probability",
                    List.of(new Variable("z", Domain.REAL, "log-odds of success")),
                    "p = sigmoid(z)")
            .claim(Quantity.MEAN, "p", GLM)
            .claim(Quantity.VARIANCE, "p*(1 - p)", GLM)
            .source(GLM)
            .build();

    private Bernoulli() {}
}
