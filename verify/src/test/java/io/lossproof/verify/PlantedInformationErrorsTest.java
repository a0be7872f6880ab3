package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.cas.SymjaCas;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.StatedForm;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.check.BaseOnlyChangesTheUnit;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.CrossEntropyIsEntropyPlusDivergence;
import io.lossproof.verify.check.CrossEntropyIsTheExpectedLoss;
import io.lossproof.verify.check.EntropyIsTheExpectedLoss;
import io.lossproof.verify.check.FisherInformationFollowsByTheChainRule;
import io.lossproof.verify.check.FisherInformationIsTheExpectedInformation;
import io.lossproof.verify.check.InformationIdentityHolds;
import io.lossproof.verify.check.KlDivergenceIsNotNegative;
import io.lossproof.verify.check.KlDivergenceIsNotSymmetric;
import io.lossproof.verify.check.KlDivergenceIsTheExpectedLogRatio;
import io.lossproof.verify.check.KlDivergenceVanishesAtEquality;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.check.ScoreHasMeanZero;
import io.lossproof.verify.check.ScoreIsTheGradientOfTheLogLikelihood;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors planted in entropies, divergences, scores and information: each is refuted, with a witness. */
class PlantedInformationErrorsTest {

    private static final SymjaCas CAS = SymjaCas.create();

    private static Subject subject(String family, String parametrisation) {
        DistributionFamily found = Families.named(family).orElseThrow();
        return Subject.of(found, found.parametrisation(parametrisation).orElseThrow());
    }

    private static Finding judged(Question question) {
        return new Examiner(Runner.USUAL_SEED).examine(question.claim(), question.routes());
    }

    private static void assertRefuted(Check check, Subject planted, int which) {
        Finding finding = judged(check.questions(planted, CAS).get(which));
        assertEquals(Verdict.REFUTED, finding.verdict(), () -> finding.claim().statement() + finding.evidence());
        assertTrue(finding.counterexample().isPresent());
    }

    private static Subject with(Subject right, Quantity quantity, UnaryOperator<Measure> change) {
        List<Measure> measures = new ArrayList<>(right.information().measures());
        measures.replaceAll(measure -> measure.quantity() == quantity ? change.apply(measure) : measure);
        return new Subject(right.derivatives(), right.information().withMeasures(measures));
    }

    private static Subject withFormula(Subject right, Quantity quantity, String wrong) {
        return with(right, quantity, measure -> measure.withFormula(Parser.expression(wrong, measure.scope())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // swapped arguments
                "bernoulli | probability | p_2*log(p_2/p_1) + (1 - p_2)*log((1 - p_2)/(1 - p_1))",
                "categorical | probability | sum(p_2[k]*log(p_2[k]/p_1[k]), k, 1, K)",
                "categorical | softmax | logsumexp(z_1) - logsumexp(z_2) + sum(softmax(z_2, k)*(z_2[k] - z_1[k]), k, 1, K)",
                "gaussian | mu-sigma | log(sigma_1/sigma_2) + (sigma_2^2 + (mu_1 - mu_2)^2)/(2*sigma_1^2) - 1/2",
                // the sign of the log-ratio
                "bernoulli | probability | p_1*log(p_2/p_1) + (1 - p_1)*log((1 - p_2)/(1 - p_1))",
                "bernoulli | logit | sigmoid(z_1)*(z_2 - z_1) + softplus(z_1) - softplus(z_2)",
                // a lost half
                "gaussian | mu-sigma | log(sigma_2/sigma_1) + (sigma_1^2 + (mu_1 - mu_2)^2)/sigma_2^2 - 1/2",
                "gaussian | mu-variance |"
                        + " log(variance_2/variance_1) + (variance_1 + (mu_1 - mu_2)^2)/(2*variance_2) - 1/2",
                // a dropped constant called equal
                "gaussian | mu-sigma | log(sigma_2/sigma_1) + (sigma_1^2 + (mu_1 - mu_2)^2)/(2*sigma_2^2)",
                "gaussian | mu-log-variance | (log_variance_2 - log_variance_1)/2"
                        + " + (exp(log_variance_1) + (mu_1 - mu_2)^2)*exp(-log_variance_2)/2",
                // the base of the logarithm
                "bernoulli | probability | p_1*log2(p_1/p_2) + (1 - p_1)*log2((1 - p_1)/(1 - p_2))",
                "categorical | probability | sum(p_1[k]*log10(p_1[k]/p_2[k]), k, 1, K)"
            })
    void aWrongDivergenceIsRefuted(String family, String parametrisation, String wrong) {
        Subject planted = withFormula(subject(family, parametrisation), Quantity.KL_DIVERGENCE, wrong);
        assertRefuted(new KlDivergenceIsTheExpectedLogRatio(), planted, 0);
        assertRefuted(new CrossEntropyIsEntropyPlusDivergence(), planted, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | probability | -p*log(p)",
                "bernoulli | logit | softplus(z) + sigmoid(z)*z",
                "categorical | probability | sum(p[k]*log(p[k]), k, 1, K)",
                "categorical | softmax | logsumexp(z) - sum(z[k], k, 1, K)/K",
                "gaussian | mu-sigma | log(sigma) + log(2*pi)/2",
                "gaussian | mu-sigma | log(sigma) + 1/2",
                "gaussian | mu-variance | log(variance) + log(2*pi)/2 + 1/2",
                "gaussian | mu-precision | log(2*pi)/2 + log(precision)/2 + 1/2"
            })
    void aWrongEntropyIsRefuted(String family, String parametrisation, String wrong) {
        assertRefuted(
                new EntropyIsTheExpectedLoss(),
                withFormula(subject(family, parametrisation), Quantity.ENTROPY, wrong),
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "bernoulli, probability",
        "bernoulli, logit",
        "categorical, probability",
        "categorical, softmax",
        "gaussian, mu-sigma",
        "gaussian, mu-precision"
    })
    void anExpectationUnderTheOtherMemberIsRefuted(String family, String parametrisation) {
        Subject right = subject(family, parametrisation);
        Subject planted = with(
                right,
                Quantity.CROSS_ENTROPY,
                measure -> measure.takenUnder(right.information().second()));
        assertRefuted(new CrossEntropyIsTheExpectedLoss(), planted, 0);
        Subject divergence = with(
                right,
                Quantity.KL_DIVERGENCE,
                measure -> measure.takenUnder(right.information().second()));
        assertRefuted(new KlDivergenceIsTheExpectedLogRatio(), divergence, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | probability | 0 | -y/p - (1 - y)/(1 - p)",
                "bernoulli | logit | 0 | y + sigmoid(z)",
                "categorical | probability | 0 | y[j]",
                "categorical | softmax | 0 | y[j] + softmax(z, j)",
                "gaussian | mu-sigma | 0 | (y + mu)/sigma^2",
                "gaussian | mu-sigma | 1 | (y - mu)^2/sigma^3 + 1/sigma",
                "gaussian | mu-sigma | 1 | (y - mu)^2/(2*sigma^3) - 1/sigma",
                "gaussian | mu-precision | 1 | 1/precision - (y - mu)^2/2"
            })
    void aWrongScoreHasNoMeanZero(String family, String parametrisation, int which, String wrong) {
        Subject right = subject(family, parametrisation);
        List<Partial> score = new ArrayList<>(right.information().score());
        score.set(
                which,
                score.get(which)
                        .withFormula(
                                Parser.expression(wrong, right.derivatives().scope())));
        Subject planted = new Subject(right.derivatives(), right.information().withScore(score));
        assertRefuted(new ScoreHasMeanZero(), planted, which);
        assertRefuted(new ScoreIsTheGradientOfTheLogLikelihood(), planted, which);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | logit | y + sigmoid(z)",
                "categorical | softmax | y[j] - 2*softmax(z, j)",
                "gaussian | mu-sigma | (y - mu)/(2*sigma^2)",
                "gaussian | mu-precision | (y - mu)/precision"
            })
    void aWrongScoreHasAnotherCovariance(String family, String parametrisation, String wrong) {
        Subject right = subject(family, parametrisation);
        List<Partial> score = new ArrayList<>(right.information().score());
        score.set(
                0,
                score.get(0)
                        .withFormula(
                                Parser.expression(wrong, right.derivatives().scope())));
        Subject planted = new Subject(right.derivatives(), right.information().withScore(score));
        assertRefuted(new InformationIdentityHolds(), planted, 0);
    }

    @Test
    void theSignOfTheInformationIdentityMatters() {
        for (String parametrisation : List.of("probability", "logit")) {
            Subject right = subject("bernoulli", parametrisation);
            Subject planted = with(
                    right, Quantity.FISHER_INFORMATION, measure -> measure.withFormula(Expr.negate(measure.formula())));
            assertRefuted(new InformationIdentityHolds(), planted, 0);
            assertRefuted(new FisherInformationIsTheExpectedInformation(), planted, 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bernoulli | logit | 0 | sigmoid(z)",
                "categorical | softmax | 0 | softmax(z, i)*kroneckerdelta(i, j)",
                "gaussian | mu-variance | 2 | 1/variance^2",
                "gaussian | mu-log-sigma | 2 | 1",
                "gaussian | mu-precision | 1 | 1"
            })
    void aWrongFisherInformationIsRefutedByThreeChecks(String family, String parametrisation, int which, String wrong) {
        Subject right = subject(family, parametrisation);
        Measure entry = right.information().fisher().get(which);
        Subject planted = with(
                right,
                Quantity.FISHER_INFORMATION,
                measure -> measure.equals(entry)
                        ? measure.withFormula(Parser.expression(wrong, measure.scope()))
                        : measure);
        assertRefuted(new FisherInformationIsTheExpectedInformation(), planted, which);
        assertRefuted(new FisherInformationFollowsByTheChainRule(), planted, which);
        assertRefuted(new InformationIdentityHolds(), planted, which);
    }

    /** The plain statement fails on the simplex, where entries are not free. */
    @Test
    void onTheSimplexTheScoreOfOneEntryHasNoMeanZero() {
        Subject right = subject("categorical", "probability");
        Question stated = new ScoreHasMeanZero().questions(right, CAS).get(0);
        assertTrue(stated.claim().leftText().contains("kroneckerdelta(m, k + 1)/p[m]"), stated.claim()::leftText);
        Claim plain = Claims.of("sum(p[k]*kroneckerdelta(j, k)/p[j], k, 1, K) == 0", "p: simplex(K), j: {1, ..., K}");
        assertEquals(
                Verdict.REFUTED,
                new Examiner(1).examine(plain, Examiner.USUAL_ROUTES).verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"VARIANCE | 2*sigma^2", "VARIANCE | sigma", "MEAN | 2*mu", "MEAN | mu + 1"})
    void aWrongMomentGivesAWrongCrossEntropyWhichIsRefuted(Quantity quantity, String wrong) {
        DistributionFamily right = Families.named("gaussian").orElseThrow();
        Expr form =
                Parser.expression(wrong, right.scope(right.parametrisations().get(0)));
        List<StatedForm> claims = new ArrayList<>(right.claims());
        claims.replaceAll(claim -> claim.quantity() == quantity ? new StatedForm(quantity, form, "planted") : claim);
        DistributionFamily planted = right.withClaims(claims);
        Subject subject = Subject.of(planted, planted.parametrisations().get(0));
        assertRefuted(new CrossEntropyIsTheExpectedLoss(), subject, 0);
    }

    @Test
    void anotherBaseIsAnotherUnit() {
        Subject right = subject("bernoulli", "logit");
        List<Question> questions = new BaseOnlyChangesTheUnit().questions(right, CAS);
        assertEquals(8, questions.size());
        for (Question question : questions) {
            Claim claim = question.claim();
            assertTrue(judged(question).isAsExpected(), claim::statement);
            Claim halved = claim.of(claim.left(), Expr.divide(claim.right(), Expr.num(2)));
            assertEquals(
                    Verdict.REFUTED,
                    judged(new Question(halved, question.routes())).verdict(),
                    halved::statement);
        }
    }

    @Test
    void negatedTheDivergenceIsNotNegativeIsRefuted() {
        Subject right = subject("gaussian", "mu-sigma");
        Subject planted =
                with(right, Quantity.KL_DIVERGENCE, measure -> measure.withFormula(Expr.negate(measure.formula())));
        assertRefuted(new KlDivergenceIsNotNegative(), planted, 0);
        assertRefuted(new KlDivergenceIsNotNegative(), planted, 1);
    }

    /** Different logits of one member: the divergence vanishes there, so that only different members are spoken of. */
    @Test
    void logitsThatDifferByAConstantAreNoTwoMembers() {
        Information information = subject("categorical", "softmax").information();
        Expr divergence =
                information.measure(Quantity.KL_DIVERGENCE).orElseThrow().formula();
        Claim claim = Claim.equal("planted", "", divergence, Expr.num(0), information.pairScope())
                .with(io.lossproof.symbolic.expr.Relation.GREATER);
        assertEquals(
                Verdict.REFUTED,
                new Examiner(Runner.USUAL_SEED)
                        .examine(claim, Examiner.USUAL_ROUTES)
                        .verdict());
    }

    @Test
    void aDroppedConstantLeavesADivergenceOfAMemberFromItself() {
        Subject right = subject("gaussian", "mu-variance");
        Question asked =
                new KlDivergenceVanishesAtEquality().questions(right, CAS).get(0);
        assertEquals(Verdict.PROVED, judged(asked).verdict());
        Subject planted = with(
                right, Quantity.KL_DIVERGENCE, measure -> measure.withFormula(Expr.add(measure.formula(), Num.HALF)));
        assertRefuted(new KlDivergenceVanishesAtEquality(), planted, 0);
    }

    @Test
    void asymmetryIsShownByAWitness() {
        for (DistributionFamily family : Families.all()) {
            Subject subject = Subject.of(family, family.parametrisations().get(0));
            assertRefuted(new KlDivergenceIsNotSymmetric(), subject, 0);
        }
    }

    @Test
    void whereTheSupportDependsOnAParameterNothingIsSaidOfTheScore() {
        DistributionFamily right = Families.named("bernoulli").orElseThrow();
        DistributionFamily moved = new DistributionFamily(
                right.id(),
                right.title(),
                right.description(),
                right.observation(),
                new Support.Values(new Domain.FiniteSet(List.of(Expr.num(0), Expr.symbol("p")))),
                right.density(),
                right.parametrisations(),
                right.claims(),
                right.sources());
        Subject subject =
                new Subject(Subject.of(right, right.parametrisations().get(0)).derivatives());
        assertFalse(new ScoreHasMeanZero().questions(subject, CAS).isEmpty());
        Subject refused = Subject.of(moved, moved.parametrisations().get(0));
        assertEquals(List.of(), new ScoreHasMeanZero().questions(refused, CAS));
        assertEquals(List.of(), new InformationIdentityHolds().questions(refused, CAS));
    }
}
