package io.lossproof.symbolic.cas;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IBuiltInSymbol;
import org.matheclipse.core.interfaces.IExpr;

/**
 * A law that Symja has a density for: our name, the parameters in order, and the density as a question to Symja. This
 * table is the only place that knows Symja's conventions; where ours differ, the question is put so that the answer is
 * ours.
 */
final class Law {

    private static final Map<String, Law> LAWS = new LinkedHashMap<>();
    private static final Map<String, List<String>> PARAMETERS = new LinkedHashMap<>();

    static {
        // Discrete; that x is an integer is not part of the answers.
        law("bernoulli", List.of("p"), (p, x) -> pdf(S.BernoulliDistribution, p, x));
        law("binomial", List.of("n", "p"), (p, x) -> pdf(S.BinomialDistribution, p, x));
        law(
                "discrete-uniform",
                List.of("a", "b"),
                (p, x) -> F.PDF(F.unaryAST1(S.DiscreteUniformDistribution, list(p)), x));
        // Failures before the first success, from 0.
        law("geometric", List.of("p"), (p, x) -> pdf(S.GeometricDistribution, p, x));
        law(
                "hypergeometric",
                List.of("draws", "successes", "population"),
                (p, x) -> pdf(S.HypergeometricDistribution, p, x));
        law("poisson", List.of("rate"), (p, x) -> pdf(S.PoissonDistribution, p, x));

        law("beta", List.of("a", "b"), (p, x) -> pdf(S.BetaDistribution, p, x));
        law("cauchy", List.of("mu", "scale"), (p, x) -> pdf(S.CauchyDistribution, p, x));
        law("chi-square", List.of("nu"), (p, x) -> pdf(S.ChiSquareDistribution, p, x));
        law("erlang", List.of("shape", "rate"), (p, x) -> pdf(S.ErlangDistribution, p, x));
        law("exponential", List.of("rate"), (p, x) -> pdf(S.ExponentialDistribution, p, x));
        law("f-ratio", List.of("n", "m"), (p, x) -> pdf(S.FRatioDistribution, p, x));
        law("frechet", List.of("shape", "scale"), (p, x) -> pdf(S.FrechetDistribution, p, x));
        // Scale, not rate.
        law("gamma", List.of("shape", "scale"), (p, x) -> pdf(S.GammaDistribution, p, x));
        // The second is the standard deviation.
        law("gaussian", List.of("mu", "sigma"), (p, x) -> pdf(S.NormalDistribution, p, x));
        law("gompertz-makeham", List.of("rate", "frailty"), (p, x) -> pdf(S.GompertzMakehamDistribution, p, x));
        // Symja has the law of minima: ours, of maxima, is that of -x about -mu.
        law(
                "gumbel",
                List.of("mu", "scale"),
                (p, x) -> pdf(S.GumbelDistribution, List.of(F.Negate(p.get(0)), p.get(1)), F.Negate(x)));
        law("lognormal", List.of("mu", "sigma"), (p, x) -> pdf(S.LogNormalDistribution, p, x));
        law("nakagami", List.of("shape", "spread"), (p, x) -> pdf(S.NakagamiDistribution, p, x));
        law("pareto", List.of("scale", "shape"), (p, x) -> pdf(S.ParetoDistribution, p, x));
        // Symja has the standard law only.
        law(
                "student-t",
                List.of("mu", "sigma", "nu"),
                (p, x) -> F.Divide(
                        pdf(S.StudentTDistribution, p.subList(2, 3), F.Divide(F.Subtract(x, p.get(0)), p.get(1))),
                        p.get(1)));
        law("uniform", List.of("a", "b"), (p, x) -> F.PDF(F.unaryAST1(S.UniformDistribution, list(p)), x));
        law("weibull", List.of("shape", "scale"), (p, x) -> pdf(S.WeibullDistribution, p, x));
    }

    /** The density as a question to Symja. */
    private interface Question {
        IExpr of(List<IExpr> parameters, IExpr x);
    }

    private final Question question;

    private Law(Question question) {
        this.question = question;
    }

    private static void law(String name, List<String> parameters, Question question) {
        LAWS.put(name, new Law(question));
        PARAMETERS.put(name, parameters);
    }

    static Law named(String name) {
        Law law = LAWS.get(name);
        if (law == null) {
            throw new Refusal("the density of " + name + " is not known");
        }
        return law;
    }

    static Map<String, List<String>> parameterNames() {
        return Collections.unmodifiableMap(PARAMETERS);
    }

    IExpr density(List<IExpr> parameters, IExpr x) {
        return question.of(parameters, x);
    }

    private static IExpr pdf(IBuiltInSymbol law, List<IExpr> parameters, IExpr x) {
        return F.PDF(F.ast(parameters.toArray(IExpr[]::new), law), x);
    }

    private static IExpr list(List<IExpr> elements) {
        return F.ast(elements.toArray(IExpr[]::new), S.List);
    }
}
