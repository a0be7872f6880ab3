package io.lossproof.symbolic.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Gaussian;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationTest {

    private static Information information(DistributionFamily family, Parametrisation parametrisation) {
        return Information.of(Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation))));
    }

    private static Information information(String family, String parametrisation) {
        DistributionFamily found = Families.named(family).orElseThrow();
        return information(found, found.parametrisation(parametrisation).orElseThrow());
    }

    private static String text(Measure measure, Expr formula) {
        return ExprText.of(formula, measure.scope().vectorLengths());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | probability | ENTROPY | -p*log(p) - (1 - p)*log(1 - p)",
                "bernoulli | probability | CROSS_ENTROPY | -p_1*log(p_2) - (1 - p_1)*log(1 - p_2)",
                "bernoulli | probability | KL_DIVERGENCE | p_1*log(p_1/p_2) + (1 - p_1)*log((1 - p_1)/(1 - p_2))",
                "bernoulli | logit | ENTROPY | softplus(z) - sigmoid(z)*z",
                "bernoulli | logit | CROSS_ENTROPY | softplus(z_2) - sigmoid(z_1)*z_2",
                "bernoulli | logit | KL_DIVERGENCE | sigmoid(z_1)*(z_1 - z_2) + softplus(z_2) - softplus(z_1)",
                "categorical | probability | ENTROPY | -sum(p[k]*log(p[k]), k, 1, K)",
                "categorical | probability | CROSS_ENTROPY | -sum(p_1[k]*log(p_2[k]), k, 1, K)",
                "categorical | probability | KL_DIVERGENCE | sum(p_1[k]*log(p_1[k]/p_2[k]), k, 1, K)",
                "categorical | softmax | ENTROPY | logsumexp(z) - sum(softmax(z, k)*z[k], k, 1, K)",
                "categorical | softmax | CROSS_ENTROPY | logsumexp(z_2) - sum(softmax(z_1, k)*z_2[k], k, 1, K)",
                "gaussian | mu-sigma | ENTROPY | log(sigma) + log(2*pi)/2 + 1/2",
                "gaussian | mu-sigma | KL_DIVERGENCE |"
                        + " log(sigma_2/sigma_1) + ((mu_1 - mu_2)^2 + sigma_1^2)/(2*sigma_2^2) - 1/2",
                "gaussian | mu-variance | ENTROPY | log(variance)/2 + log(2*pi)/2 + 1/2",
                "gaussian | mu-precision | CROSS_ENTROPY | log(2*pi)/2 - log(precision_2)/2"
                        + " + (mu_1 - mu_2)^2*precision_2/2 + precision_2/(2*precision_1)"
            })
    void closedFormsAreThoseOfTheBooks(String family, String parametrisation, Quantity quantity, String form) {
        Measure measure = information(family, parametrisation).measure(quantity).orElseThrow();
        assertEquals(form, text(measure, measure.formula()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | probability | 1/(p*(1 - p))",
                "bernoulli | logit | sigmoid(z)*sigmoid(-z)",
                "categorical | probability | kroneckerdelta(i, j)/p[i]",
                "categorical | softmax | softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j))",
                "gaussian | mu-sigma | 1/sigma^2; 0; 2/sigma^2",
                "gaussian | mu-log-sigma | exp(-2*log_sigma); 0; 2",
                "gaussian | mu-variance | 1/variance; 0; 1/(2*variance^2)",
                "gaussian | mu-log-variance | exp(-log_variance); 0; 1/2",
                "gaussian | mu-precision | precision; 0; 1/(2*precision^2)"
            })
    void fisherInformationIsThatOfTheBooks(String family, String parametrisation, String forms) {
        List<String> found = information(family, parametrisation).fisher().stream()
                .map(measure -> text(measure, measure.formula()))
                .toList();
        assertEquals(forms, String.join("; ", found));
    }

    @Test
    void theScoreIsTheGradientOfTheLogLikelihoodAndNotOfTheLoss() {
        Partial score = information("bernoulli", "logit").score().get(0);
        assertEquals("y - sigmoid(z)", score.formula().toString());
    }

    @Test
    void everyStepOfEveryDerivationIsProvedAndEachChainEndsWhereTheClosedFormIs() {
        int steps = 0;
        for (DistributionFamily family : Families.all()) {
            for (Parametrisation parametrisation : family.parametrisations()) {
                for (Measure measure : information(family, parametrisation).measures()) {
                    List<Passage> passages = measure.passages();
                    for (Passage passage : passages) {
                        for (Step step : passage.derivation().steps()) {
                            steps++;
                            assertTrue(
                                    ZeroTest.equal(
                                                    step.from(),
                                                    step.to(),
                                                    passage.derivation().scope())
                                            .isProved(),
                                    () -> step.rule() + ": " + step.from() + " = " + step.to());
                        }
                    }
                    assertEquals(
                            measure.formula(),
                            passages.get(passages.size() - 1).derivation().end());
                    assertTrue(ZeroTest.equal(measure.formula(), measure.evaluated(), measure.scope())
                            .isProved());
                }
            }
        }
        assertTrue(steps > 80, "only " + steps + " steps");
    }

    @Test
    void theDerivationOfAGaussianDivergenceSaysWhichMomentsItUses() {
        List<Passage> passages = information("gaussian", "mu-sigma")
                .measure(Quantity.KL_DIVERGENCE)
                .orElseThrow()
                .passages();
        assertEquals(
                List.of("", "Term by term, with E[y - mu_1] = 0 and E[(y - mu_1)^2] = sigma_1^2:"),
                passages.stream().map(Passage::sentence).toList());
    }

    @Test
    void withoutStatedMomentsThereIsNoClosedFormOnTheLine() {
        DistributionFamily without = Gaussian.FAMILY.withClaims(List.of());
        assertEquals(
                Optional.empty(),
                information(without, without.parametrisations().get(0)).measure(Quantity.ENTROPY));
    }

    @Test
    void anIntegrandOfHigherDegreeHasNoClosedForm() {
        Member member =
                Member.alone(Gaussian.FAMILY, Gaussian.FAMILY.parametrisations().get(0));
        Expr cube = Parser.expression("y^3", Parser.scope("y: real"));
        assertEquals(Optional.empty(), Expectation.under(member).closedForm(cube, cube, member.scope()));
    }

    @Test
    void aSupportSaysOnWhichParameterItDepends() {
        Families.all().forEach(family -> assertEquals(Optional.empty(), family.supportDependsOn()));
        DistributionFamily moved = new DistributionFamily(
                "moved",
                "Moved",
                "",
                Gaussian.FAMILY.observation(),
                new Support.Values(new Domain.FiniteSet(List.of(Expr.num(0), Expr.symbol("sigma")))),
                Gaussian.FAMILY.density(),
                Gaussian.FAMILY.parametrisations(),
                List.of(),
                List.of());
        assertEquals(Optional.of("sigma"), moved.supportDependsOn());
    }

    @ParameterizedTest
    @CsvSource({"2, bits, x/log(2)", "10, hartleys, x/log(10)", "e, nats, x"})
    void theBaseDividesByItsLogarithm(String name, String unit, String counted) {
        LogBase base = LogBase.named(name).orElseThrow();
        assertEquals(unit, base.unit());
        assertEquals(counted, base.of(Expr.symbol("x")).toString());
        assertEquals(Optional.empty(), LogBase.named("3"));
    }
}
