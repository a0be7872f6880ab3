package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.cas.SymjaCas;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.StatedForm;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.DensityIsNormalised;
import io.lossproof.verify.check.DerivationStepsHold;
import io.lossproof.verify.check.GradientIsTheDerivative;
import io.lossproof.verify.check.HessianIsTheSecondDerivative;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.check.StatedMomentsHold;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors planted in copies of the families: each is refuted, derivatives by more than one route. */
class PlantedErrorsTest {

    private static final SymjaCas CAS = SymjaCas.create();

    private static Subject subject(String family, String parametrisation) {
        DistributionFamily found = Families.named(family).orElseThrow();
        return Subject.of(found, found.parametrisation(parametrisation).orElseThrow());
    }

    private static Finding ask(Check check, Subject subject, int which) {
        Question question = check.questions(subject, CAS).get(which);
        return new Examiner(Runner.USUAL_SEED).examine(question.claim(), question.routes());
    }

    private static Expr parse(Subject subject, String formula) {
        return Parser.expression(formula, subject.derivatives().scope());
    }

    private static List<String> refuting(Finding finding) {
        return finding.evidence().stream()
                .filter(Evidence.Refuted.class::isInstance)
                .map(Evidence::route)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | probability | 0 | y/p - (1 - y)/(1 - p)",
                "bernoulli | logit | 0 | y - sigmoid(z)",
                "bernoulli | logit | 0 | 2*(sigmoid(z) - y)",
                "bernoulli | logit | 0 | sigmoid(z) - 1.0001*y",
                "categorical | probability | 0 | y[j]/p[j]",
                "categorical | probability | 0 | -y[j]/p[1]",
                "categorical | softmax | 0 | y[j] - softmax(z, j)",
                "categorical | softmax | 0 | softmax(z, j) - y[1]",
                "categorical | softmax | 0 | softmax(z, j) - 2*y[j]",
                "gaussian | mu-sigma | 0 | (y - mu)/sigma^2",
                "gaussian | mu-sigma | 1 | 1/sigma - (y - mu)^2/sigma^2",
                "gaussian | mu-log-sigma | 1 | 1 - (y - mu)^2*exp(-log_sigma)",
                "gaussian | mu-variance | 1 | 1/variance - (y - mu)^2/(2*variance^2)"
            })
    void aWrongGradientIsRefutedByMoreThanOneRoute(String family, String parametrisation, int which, String wrong) {
        Subject right = subject(family, parametrisation);
        List<Partial> gradient = new java.util.ArrayList<>(right.derivatives().gradient());
        gradient.set(which, gradient.get(which).withFormula(parse(right, wrong)));
        Subject planted = new Subject(
                new Derivatives(right.loss(), gradient, right.derivatives().hessian()));
        Finding finding = ask(new GradientIsTheDerivative(), planted, which);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
        assertTrue(
                refuting(finding).contains("enclosure"),
                () -> finding.evidence().toString());
        assertTrue(refuting(finding).size() > 1, () -> "only by " + refuting(finding));
        assertTrue(finding.counterexample().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | logit | sigmoid(z)*(1 + sigmoid(z))",
                "categorical | softmax | softmax(z, i)*kroneckerdelta(i, j) + softmax(z, i)*softmax(z, j)",
                "categorical | softmax | softmax(z, i) - softmax(z, i)*softmax(z, j)",
                "gaussian | mu-precision | -precision"
            })
    void aWrongHessianIsRefutedByMoreThanOneRoute(String family, String parametrisation, String wrong) {
        Subject right = subject(family, parametrisation);
        List<Partial> hessian = new java.util.ArrayList<>(right.derivatives().hessian());
        hessian.set(0, hessian.get(0).withFormula(parse(right, wrong)));
        Subject planted =
                new Subject(new Derivatives(right.loss(), right.derivatives().gradient(), hessian));
        Finding finding = ask(new HessianIsTheSecondDerivative(), planted, 0);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
        assertTrue(refuting(finding).size() > 1, () -> "only by " + refuting(finding));
    }

    /** The derivation ends in whatever is said to be the derivative: its last step is refuted, the others are proved. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | logit | y - sigmoid(z)",
                "categorical | softmax | y[j] - softmax(z, j)",
                "categorical | softmax | softmax(z, j) - y[j]/K",
                "gaussian | mu-sigma | (mu - y)/sigma"
            })
    void theLastStepToAWrongDerivativeIsRefuted(String family, String parametrisation, String wrong) {
        Subject right = subject(family, parametrisation);
        List<Partial> gradient = new java.util.ArrayList<>(right.derivatives().gradient());
        gradient.set(0, gradient.get(0).withFormula(parse(right, wrong)));
        Subject planted = new Subject(
                new Derivatives(right.loss(), gradient, right.derivatives().hessian()));
        String prefix = DerivationStepsHold.prefix(planted, "gradient", gradient.get(0)) + "/";
        List<Finding> findings = new DerivationStepsHold()
                .questions(planted, CAS).stream()
                        .filter(question -> question.claim().id().startsWith(prefix))
                        .map(question -> new Examiner(Runner.USUAL_SEED).examine(question.claim(), question.routes()))
                        .toList();
        Finding last = findings.get(findings.size() - 1);
        assertEquals(Verdict.REFUTED, last.verdict(), () -> last.evidence().toString());
        assertTrue(findings.size() > 1, "one step only");
        findings.subList(0, findings.size() - 1)
                .forEach(finding -> assertEquals(Verdict.PROVED, finding.verdict(), () -> String.valueOf(finding)));
    }

    @Test
    void aSignErrorIsNamed() {
        Subject right = subject("bernoulli", "logit");
        Partial wrong = right.derivatives().gradient().get(0).withFormula(parse(right, "y - sigmoid(z)"));
        Subject planted = new Subject(new Derivatives(
                right.loss(), List.of(wrong), right.derivatives().hessian()));
        assertEquals(
                "left == -right: the sign is wrong",
                ask(new GradientIsTheDerivative(), planted, 0).nearest().orElse("none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | VARIANCE | p",
                "bernoulli | MEAN | 1 - p",
                "gaussian | MEAN | sigma",
                "gaussian | VARIANCE | sigma"
            })
    void aWrongMomentIsRefuted(String family, Quantity quantity, String wrong) {
        DistributionFamily right = Families.named(family).orElseThrow();
        Expr form =
                Parser.expression(wrong, right.scope(right.parametrisations().get(0)));
        List<StatedForm> claims = new java.util.ArrayList<>(right.claims());
        claims.replaceAll(claim -> claim.quantity() == quantity ? new StatedForm(quantity, form, "planted") : claim);
        DistributionFamily planted = right.withClaims(claims);
        Subject subject = Subject.of(planted, planted.parametrisations().get(0));
        int which = quantity == Quantity.MEAN ? 0 : 1;
        Finding finding = ask(new StatedMomentsHold(), subject, which);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(sigma*sqrt(pi))*exp(-(y - mu)^2/(2*sigma^2))",
                "1/(sigma*sqrt(2*pi))*exp(-(y - mu)^2/sigma^2)",
                "1/sqrt(2*pi)*exp(-(y - mu)^2/(2*sigma^2))"
            })
    void aDensityThatDoesNotIntegrateToOneIsRefuted(String density) {
        DistributionFamily planted = DistributionFamily.named("planted", "Planted")
                .parameter("mu", io.lossproof.symbolic.domain.Domain.REAL, "mean")
                .parameter("sigma", io.lossproof.symbolic.domain.Domain.POSITIVE, "scale")
                .observation("y", io.lossproof.symbolic.domain.Domain.REAL, "value")
                .supportedOnLine("mu", "sigma")
                .density(density)
                .parametrisedBy("mu-sigma", "mean and scale")
                .build();
        Finding finding = ask(
                new DensityIsNormalised(),
                Subject.of(planted, planted.parametrisations().get(0)),
                0);
        assertEquals(
                Verdict.REFUTED, finding.verdict(), () -> finding.evidence().toString());
    }
}
