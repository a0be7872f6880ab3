package io.lossproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {

    private static Outcome eval(String words) {
        return Outcome.of(
                Stream.concat(Stream.of("eval"), Stream.of(words.split(" "))).toArray(String[]::new));
    }

    private static List<String> certified(Outcome outcome) {
        return outcome.lines().stream()
                .filter(line -> line.startsWith("  certified  "))
                .map(line -> line.substring("  certified  ".length()))
                .toList();
    }

    /** The digits are those of mpmath; the point is also one of {@code reference.csv}. */
    @Test
    void certifiesAGradientThatCancelsWhenComputedAsWritten() {
        Outcome outcome = eval("bernoulli --link logit --quantity gradient z=40 y=1 --digits 40")
                .mustAnswer(0);
        assertEquals(
                List.of(
                        "bernoulli, logit: gradient at z=40, y=1",
                        "  certified  -4.248354255291588977280720904404506371435e-18",
                        "  rounded    -4.248354255291589E-18  -0x1.39792499b1a24p-58",
                        "  kernel     -4.248354255291589E-18  -0x1.39792499b1a24p-58, correctly rounded"),
                outcome.lines());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 40, 1000})
    void givesAsManyDigitsAsAreAskedFor(int digits) {
        String found = certified(eval("bernoulli p=0.25 y=1 --digits " + digits).mustAnswer(0))
                .get(0);
        assertEquals(digits, found.replaceAll("\\D", "").length());
        String log4 = "1.3862943611198906188344642429163531361510002687205105082413600189";
        int common = Math.min(digits, 40) - 1;
        assertTrue(digits == 1 ? found.equals("1") : found.startsWith(log4.substring(0, common)), found);
    }

    @Test
    void usesTheParametrisationOfTheFamilyWhereNoneIsNamed() {
        assertEquals(
                "bernoulli, probability: loss at p=0.5, y=1",
                eval("bernoulli p=0.5 y=1").mustAnswer(0).lines().get(0));
    }

    @Test
    void readsAFamilyWithoutRegardToCase() {
        assertEquals(
                eval("bernoulli p=0.5 y=1").mustAnswer(0),
                eval("Bernoulli p=0.5 y=1").mustAnswer(0));
    }

    // ---- vectors and labels ---------------------------------------------------------------------------------------

    @Test
    void readsAVectorWithAndWithoutBrackets() {
        List<String> plain =
                certified(eval("categorical --link softmax z=1,2,3 y=1").mustAnswer(0));
        assertEquals(List.of("1.4076059644443803045"), plain);
        assertEquals(
                plain,
                certified(eval("categorical --link softmax z=[1,2,3] y=1").mustAnswer(0)));
    }

    @Test
    void countsClassLabelsFromZero() {
        List<String> oneHot =
                certified(eval("categorical --link softmax z=1,2,3 y=0,0,1").mustAnswer(0));
        assertEquals(
                oneHot, certified(eval("categorical --link softmax z=1,2,3 y=2").mustAnswer(0)));
        eval("categorical --link softmax z=1,2,3 y=3")
                .mustRefuse("lossproof eval: y = 3 is outside {0, ..., 2}, the class labels");
        eval("categorical --link softmax z=1,2,3 y=0.5")
                .mustRefuse("lossproof eval: y = 0.5 is outside {0, ..., 2}, the class labels");
        eval("categorical --link softmax z=1,2,3 y=-1")
                .mustRefuse("lossproof eval: y = -1 is outside {0, ..., 2}, the class labels");
    }

    @Test
    void showsEachEntryOfAGradient() {
        Outcome outcome =
                eval("categorical --link softmax --quantity gradient z=0,0 y=0").mustAnswer(0);
        assertEquals(List.of("-0.5", "0.5"), certified(outcome));
        outcome.mustContain("entry 1");
        outcome.mustContain("entry 2");
    }

    @Test
    void isCertainWhereThereIsOneClassOnly() {
        assertEquals(
                List.of("0"),
                certified(eval("categorical --link softmax z=7 y=0").mustAnswer(0)));
        assertEquals(List.of("0"), certified(eval("categorical p=1 y=0").mustAnswer(0)));
        assertEquals(
                List.of("0"),
                certified(eval("categorical --link softmax z=7 y=0 --quantity gradient")
                        .mustAnswer(0)));
    }

    /** The doubles 0.7, 0.1 and 0.2 do not sum to 1; the digits are those of mpmath for these doubles. */
    @Test
    void certifiesASoftLabelWhoseDoublesDoNotSumToOneAsItIsGiven() {
        assertEquals(
                List.of("89.5000000000000049682480351976"),
                certified(eval("categorical --link softmax z=300,1,2 y=0.7,0.1,0.2 --digits 30")
                        .mustAnswer(0)));
    }

    @Test
    void readsTheVectorOfTheOnlyClass() {
        assertEquals(
                List.of("0"),
                certified(eval("categorical --link softmax z=7 y=[1]").mustAnswer(0)));
        eval("categorical --link softmax z=7 y=2")
                .mustRefuse("lossproof eval: y = 2 is outside {0, ..., 0}, the class labels");
    }

    @Test
    void needsNoObservationForAMoment() {
        assertEquals(
                List.of("4"),
                certified(eval("gaussian mu=0 sigma=2 --quantity variance").mustAnswer(0)));
    }

    @Test
    void certifiesAValueBeyondTheDoubles() {
        Outcome outcome = eval("gaussian mu=0 sigma=1e-150 y=1e10").mustAnswer(0);
        assertEquals(List.of("4.9999999999999999370e319"), certified(outcome));
        outcome.mustContain("rounded    Infinity");
    }

    // ---- unusable input -------------------------------------------------------------------------------------------

    @Test
    void saysWhichValueIsOutsideWhichSet() {
        eval("bernoulli p=1.5 y=1")
                .mustRefuse("lossproof eval: p = 1.5 is outside (0, 1), the parameter space of Bernoulli");
        eval("bernoulli p=1 y=1")
                .mustRefuse("lossproof eval: p = 1 is outside (0, 1), the parameter space of Bernoulli");
    }

    @Test
    void namesEverythingThatIsWrong() {
        eval("gaussian mu=NaN sigma=0 y=Infinity")
                .mustRefuse(
                        "lossproof eval: mu = NaN is outside the real numbers, the parameter space of Gaussian",
                        "lossproof eval: sigma = 0 is outside (0, inf), the parameter space of Gaussian",
                        "lossproof eval: y = Infinity is outside the real numbers, the observations of Gaussian");
        eval("bernoulli p=a p=0.5 y=1,2x junk =3")
                .mustRefuse(
                        "lossproof eval: 'a' in p=a is not a number",
                        "lossproof eval: p is given twice",
                        "lossproof eval: '2x' in y=1,2x is not a number",
                        "lossproof eval: 'junk' is not of the form NAME=VALUE",
                        "lossproof eval: '=3' is not of the form NAME=VALUE");
    }

    @Test
    void suggestsTheNearestName() {
        eval("bernouli p=0.5 y=1")
                .mustRefuse("lossproof eval: there is no family 'bernouli'; did you mean bernoulli?"
                        + " There are bernoulli, categorical, gaussian");
        eval("gaussian --link mu-sigm mu=0 sigma=1 y=0")
                .mustRefuse("lossproof eval: there is no parametrisation of gaussian 'mu-sigm'; did you mean mu-sigma?"
                        + " There are mu-sigma, mu-log-sigma, mu-variance, mu-log-variance, mu-precision");
        eval("bernoulli --quantity gradeint p=0.5 y=1")
                .mustRefuse("lossproof eval: there is no quantity 'gradeint'; did you mean gradient?"
                        + " There are loss, loss-without-constants, gradient, hessian, mean, variance, entropy,"
                        + " cross-entropy, kl-divergence, score, observed-information, fisher-information");
    }

    @Test
    void suggestsNothingWhereNothingIsNear() {
        eval("xyz p=0.5")
                .mustRefuse("lossproof eval: there is no family 'xyz'; there are bernoulli, categorical, gaussian");
    }

    @Test
    void refusesMissingUnknownAndMisshapenInputs() {
        eval("bernoulli p=0.5").mustRefuse("lossproof eval: the input 'y' is missing (outcome, or soft label)");
        eval("bernoulli p=0.5 y=1 q=2")
                .mustRefuse("lossproof eval: there is no input 'q'; inputs of bernoulli, probability, are p, y");
        eval("bernoulli p=0.5,0.5 y=1").mustRefuse("lossproof eval: p is one number, not a list of 2");
        eval("categorical p=0.5,0.25 y=0").mustRefuse("lossproof eval: the entries of p sum to 0.75, not to 1");
        eval("categorical p=0.5,0.5 y=0.5,0.25,0.25").mustRefuse("lossproof eval: y has 3 entries, where K = 2");
    }

    @Test
    void boundsTheDigits() {
        eval("bernoulli p=0.5 y=1 --digits 0").mustRefuse("lossproof eval: --digits = 0 is outside {1, ..., 1000}");
        eval("bernoulli p=0.5 y=1 --digits 1001")
                .mustRefuse("lossproof eval: --digits = 1001 is outside {1, ..., 1000}");
        eval("bernoulli p=0.5 y=1 --digits ten")
                .mustRefuse("lossproof eval: Invalid value for option '--digits': 'ten' is not an int;"
                        + " see lossproof eval --help");
    }

    @Test
    void asksForAFamily() {
        Outcome.of("eval").mustRefuse("lossproof eval: a family is needed: eval bernoulli p=0.3 y=1");
    }
}
