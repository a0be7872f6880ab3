package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;
import java.util.List;

/**
 * The normal law: {@code f(y; μ, σ) = exp(-(y - μ)² / (2 σ²)) / (σ √(2π))}, y and μ real, σ positive.
 *
 * <p>The parametrisations differ in the second parameter only: standard deviation, its logarithm, variance, its
 * logarithm, precision (one over the variance).
 */
public final class Gaussian {

    private static final String JOHNSON =
            "Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions, vol. 1, 2nd ed. (1994), chapter 13";
    private static final Variable MU = new Variable("mu", Domain.REAL, "mean");

    public static final DistributionFamily FAMILY = DistributionFamily.named("gaussian", "Gaussian")
            .describedAs("The normal law with mean mu. For a fixed scale its negative log-likelihood is squared error "
                    + "up to a factor and a constant.")
            .parameter("mu", Domain.REAL, "mean")
            .parameter("sigma", Domain.POSITIVE, "standard deviation")
            .observation("y", Domain.REAL, "observed value")
            .supportedOnLine("mu", "sigma")
            .density("1/(sigma*sqrt(2*pi))*exp(-(y - mu)^2/(2*sigma^2))")
            .parametrisedBy("mu-sigma", "mean and standard deviation")
            .parametrisation(
                    "mu-log-sigma",
                    "mean and logarithm of the standard deviation",
                    List.of(MU, new Variable("log_sigma", Domain.REAL, "logarithm of the standard deviation")),
                    "sigma = exp(log_sigma)")
            .parametrisation(
                    "mu-variance",
                    "mean and variance",
                    List.of(MU, new Variable("variance", Domain.POSITIVE, "variance")),
                    "sigma = sqrt(variance)")
            .parametrisation(
                    "mu-log-variance",
                    "mean and logarithm of the variance",
                    List.of(MU, new Variable("log_variance", Domain.REAL, "logarithm of the variance")),
                    "sigma = exp(log_variance/2)")
            .parametrisation(
                    "mu-precision",
                    "mean and precision",
                    List.of(MU, new Variable("precision", Domain.POSITIVE, "precision, one over the variance")),
                    "sigma = 1/sqrt(precision)")
            .claim(Quantity.MEAN, "mu", JOHNSON)
            .claim(Quantity.VARIANCE, "sigma^2", JOHNSON)
            .source(JOHNSON)
            .build();

    private Gaussian() {}
}
