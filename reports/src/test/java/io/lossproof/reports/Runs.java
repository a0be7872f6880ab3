package io.lossproof.reports;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.ClaimRecord.CounterexampleRecord;
import io.lossproof.verify.run.ClaimRecord.EvidenceRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.ParametrisationRecord.AccuracyRecord;
import io.lossproof.verify.run.ParametrisationRecord.DerivativeRecord;
import io.lossproof.verify.run.PlotRecord;
import io.lossproof.verify.run.PowerRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import io.lossproof.verify.run.VariableRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs written by hand: one as small as it can be, and one that looks like a real one. */
final class Runs {

    private static final Map<String, Object> POINTS =
            facts("points", 512, "valid", 512, "largest gap", 3.1e-31, "precision", "166 bits");

    /** Two curves, one of them in two pieces. */
    private static final PlotRecord PLOT = new PlotRecord(
            "p",
            List.of("n = 3", "as it comes"),
            List.of(
                    new PlotRecord.PanelRecord(
                            "loss",
                            0,
                            1,
                            0,
                            3,
                            List.of(
                                    curve(List.of("y = 0"), List.of(0.0, 0.5, 0.95), List.of(0.0, 0.69, 3.0)),
                                    curve(List.of("y = 1"), List.of(0.05, 0.5, 1.0), List.of(3.0, 0.69, 0.0)))),
                    new PlotRecord.PanelRecord(
                            "gradient",
                            0,
                            1,
                            -10,
                            10,
                            List.of(new PlotRecord.CurveRecord(
                                    List.of("y = 0", "y = 1"),
                                    List.of(
                                            new PlotRecord.PieceRecord(List.of(0.0, 0.4), List.of(1.0, 1.0)),
                                            new PlotRecord.PieceRecord(List.of(0.6, 1.0), List.of(-1.0, -1.0))))))));

    private Runs() {}

    private static PlotRecord.CurveRecord curve(List<String> observations, List<Double> x, List<Double> y) {
        return new PlotRecord.CurveRecord(observations, List.of(new PlotRecord.PieceRecord(x, y)));
    }

    // ---- a run of one family, two parametrisations and a claim of each verdict --------------------------------------

    static Run tiny() {
        ClaimRecord step =
                claim("coin/step", "", "-log(p)", "-log(p)", "p: unit").proved();
        ClaimRecord gradient = claim("coin/gradient", "Gradient in p", "D(-log(p), p)", "1/p", "p: unit")
                .refuted(Map.of("p", "1/2"), "[-2, -2]", "[2, 2]", "left = -right");
        ClaimRecord mean =
                claim("coin/mean", "Mean", "p", "p", "p: unit").undecided("fewer than 32 valid points (vacuous)");
        ClaimRecord logit = claim("coin/logit", "Loss in z", "softplus(-z)", "log(1 + exp(-z))", "z: real")
                .conflict();
        ClaimRecord broken = claim("broken", "A formula that nobody can read", "log(", "1", "z: real")
                .verdict("error", "column 5 of 'log(': expected a number, a name or '('");
        ParametrisationRecord own = new ParametrisationRecord(
                "probability",
                "Probability",
                List.of(new VariableRecord("p", "unit", "probability of heads")),
                List.of(),
                "p: unit",
                "-log(p)",
                "-log(p)",
                List.of(),
                "-log(p)",
                List.of(new DerivativeRecord(List.of("p"), "-1/p", "coin/gradient", List.of())),
                List.of(),
                List.of(new StepRecord("take the negative logarithm", "p > 0", "-log(p)", "-log(p)", "coin/step")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(PLOT));
        ParametrisationRecord other = new ParametrisationRecord(
                "logit",
                "Logit",
                List.of(new VariableRecord("z", "real", "log-odds")),
                List.of("p = sigmoid(z)"),
                "z: real",
                "softplus(-z) + log(2)",
                "softplus(-z)",
                List.of("log(2)"),
                "softplus(-z)",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("coin/logit"),
                List.of(
                        new AccuracyRecord("loss", "z > 0", 1000, 0.75, 0.25, "ulp", "z = 3/2"),
                        new AccuracyRecord("hessian z,z", "z > 0", 1, 0.5, 0.5, "ulp", "z = 1"),
                        new AccuracyRecord("loss", "z < 0", 24, 1.5, 0.25, "ulp of the largest term", "z = -3/2")),
                List.of(),
                List.of());
        FamilyRecord coin = new FamilyRecord(
                "coin",
                "Coin",
                "One toss that came up heads.",
                new VariableRecord("y", "{1}", "the toss"),
                "{1}",
                "p",
                "p: unit",
                List.of(own, other),
                List.of("coin/mean"),
                List.of("A. Author, https://example.org/coin."));
        return run(List.of(coin), List.of(step, gradient, mean, logit, broken));
    }

    static Run run(List<FamilyRecord> families, List<ClaimRecord> claims) {
        return new Run(
                Run.FORMAT,
                "0.1.0",
                20817,
                "2026-11-22T14:03:00Z",
                12.34,
                Map.of("java", "17.0.15", "symja", "3.0.0"),
                families,
                claims,
                List.of(),
                null);
    }

    /** Two claims whose power was measured: on one of them three variants survive, each for another kind of reason. */
    static Run withPower() {
        ClaimRecord one =
                claim("one", "One", "log(1 + exp(z))", "softplus(z)", "z: real").proved();
        ClaimRecord two = claim("two", "Two", "x + 0", "x", "x: real").proved();
        List<PowerRecord.SurvivorRecord> survivors = List.of(
                new PowerRecord.SurvivorRecord("factor 2", "2*softplus(z)", "undecided", false, ""),
                new PowerRecord.SurvivorRecord(
                        "value plus 1e-6",
                        "softplus(z) + 1/1000000",
                        "supported",
                        false,
                        "The difference is smaller than what is measured."),
                new PowerRecord.SurvivorRecord(
                        "absolute value of an argument", "abs(softplus(z))", "supported", true, "It is positive."));
        String hash = "0123456789abcdef0123456789abcdef";
        return run(List.of(), List.of(one, two))
                .withPower(PowerRecord.of(
                        1,
                        20,
                        0.995,
                        List.of(
                                new PowerRecord.ClaimPowerRecord("one", hash, 31, 20, 16, 1, 0, survivors),
                                new PowerRecord.ClaimPowerRecord("two", hash, 9, 9, 9, 0, 0, List.of())),
                        List.of(new PowerRecord.ReviewRecord("two", "x^2", false, "It was not seen."))));
    }

    // ---- a run like a real one --------------------------------------------------------------------------------------

    static Run sample() {
        List<ClaimRecord> claims = new ArrayList<>();
        FamilyRecord bernoulli = bernoulli(claims);
        FamilyRecord categorical = categorical(claims);
        claims.add(
                claim("softplus-reflection", "Softplus reflects", "log(1 + exp(z))", "z + log(1 + exp(-z))", "z: real")
                        .from("C. M. Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.2")
                        .proved());
        claims.add(claim(
                        "focal-gradient-sign",
                        "A hand-written focal gradient",
                        "D(-(1 - sigmoid(z))^gamma*log(sigmoid(z)), z)",
                        "(1 - sigmoid(z))^gamma*(gamma*sigmoid(z)*log(sigmoid(z)) + 1 - sigmoid(z))",
                        "z: real, gamma: positive")
                .refuted(
                        ordered("z", "0", "gamma", "1"),
                        "[-0.4232867951399863, -0.4232867951399862]",
                        "[0.1534264097200273, 0.1534264097200274]",
                        "equal after the sign of the second term is turned"));
        claims.add(claim("clamp", "A clamp changes the loss", "-log(max(p, 1/10^7))", "-log(p)", "p: unit")
                .expectingFailure()
                .refuted(Map.of("p", "1/20000000"), "[16.118, 16.119]", "[16.811, 16.812]", null));
        claims.add(claim(
                        "bessel-ratio",
                        "Bound on the Bessel ratio",
                        "logbesseli(1, x) - logbesseli(0, x)",
                        "log(x/(1 + x))",
                        "x: positive")
                .relation("<=")
                .undecided("the enclosures still overlap at 4096 bits at 3 of 512 points"));
        return run(List.of(bernoulli, categorical), List.copyOf(claims));
    }

    private static FamilyRecord bernoulli(List<ClaimRecord> claims) {
        String mass = "p^y*(1 - p)^(1 - y)";
        String scope = "y: {0, 1}, p: unit";
        claims.add(claim(
                        "bernoulli/normalised",
                        "The masses sum to one",
                        "sum(p^y*(1 - p)^(1 - y), y, 0, 1)",
                        "1",
                        "p: unit")
                .proved());
        claims.add(claim("bernoulli/mean", "The mean", "sum(y*p^y*(1 - p)^(1 - y), y, 0, 1)", "p", "p: unit")
                .from("P. McCullagh and J. A. Nelder, Generalized Linear Models (1989), section 4.2")
                .proved());
        claims.add(claim(
                        "bernoulli/score-mean-zero",
                        "The score has mean zero",
                        "sum((y/p - (1 - y)/(1 - p))*p^y*(1 - p)^(1 - y), y, 0, 1)",
                        "0",
                        "p: unit")
                .proved());
        ParametrisationRecord probability = new ParametrisationRecord(
                "probability",
                "Probability",
                List.of(new VariableRecord("p", "unit", "probability that y is 1")),
                List.of(),
                scope,
                "-(y*log(p) + (1 - y)*log(1 - p))",
                "-(y*log(p) + (1 - y)*log(1 - p))",
                List.of(),
                "-xlogy(y, p) - xlog1py(1 - y, -p)",
                List.of(new DerivativeRecord(
                        List.of("p"), "(p - y)/(p*(1 - p))", derivative(claims, "bernoulli/p/gradient"), List.of())),
                List.of(new DerivativeRecord(
                        List.of("p", "p"),
                        "y/p^2 + (1 - y)/(1 - p)^2",
                        derivative(claims, "bernoulli/p/hessian"),
                        List.of())),
                List.of(
                        step(
                                claims,
                                "bernoulli/p/1",
                                scope,
                                "take the negative logarithm",
                                "0 < p && p < 1",
                                "-log(" + mass + ")",
                                "-(log(p^y) + log((1 - p)^(1 - y)))"),
                        step(
                                claims,
                                "bernoulli/p/2",
                                scope,
                                "logarithm of a power",
                                "p > 0",
                                "-(log(p^y) + log((1 - p)^(1 - y)))",
                                "-(y*log(p) + (1 - y)*log(1 - p))")),
                List.of(step(
                        claims,
                        "bernoulli/p/3",
                        scope,
                        "keep 0 log 0 = 0 and the tail of 1 - p",
                        "",
                        "-(y*log(p) + (1 - y)*log(1 - p))",
                        "-xlogy(y, p) - xlog1py(1 - y, -p)")),
                List.of(),
                List.of(
                        new AccuracyRecord(
                                "loss", "whole domain", 200_000, 1.02, 0.29, "ulp", "p = 0x1.ffffp-3, y = 1"),
                        new AccuracyRecord(
                                "gradient", "whole domain", 200_000, 1.87, 0.41, "ulp", "p = 0.4999, y = 0")),
                List.of(),
                List.of(PLOT));
        String z = "y: {0, 1}, z: real";
        ParametrisationRecord logit = new ParametrisationRecord(
                "logit",
                "Logit",
                List.of(new VariableRecord("z", "real", "log-odds, the linear predictor of the canonical link")),
                List.of("p = sigmoid(z)"),
                z,
                "-(y*log(sigmoid(z)) + (1 - y)*log(1 - sigmoid(z)))",
                "-(y*log(sigmoid(z)) + (1 - y)*log(1 - sigmoid(z)))",
                List.of(),
                "max(z, 0) - y*z + log1p(exp(-abs(z)))",
                List.of(new DerivativeRecord(
                        List.of("z"), "sigmoid(z) - y", derivative(claims, "bernoulli/logit/gradient"), List.of())),
                List.of(new DerivativeRecord(
                        List.of("z", "z"),
                        "sigmoid(z)*(1 - sigmoid(z))",
                        derivative(claims, "bernoulli/logit/hessian"),
                        List.of())),
                List.of(
                        step(
                                claims,
                                "bernoulli/logit/1",
                                z,
                                "put p = σ(z)",
                                "",
                                "-(y*log(sigmoid(z)) + (1 - y)*log(1 - sigmoid(z)))",
                                "-(y*(z - softplus(z)) - (1 - y)*softplus(z))"),
                        step(
                                claims,
                                "bernoulli/logit/2",
                                z,
                                "collect softplus",
                                "",
                                "-(y*(z - softplus(z)) - (1 - y)*softplus(z))",
                                "softplus(z) - y*z")),
                List.of(
                        step(
                                claims,
                                "bernoulli/logit/3",
                                z,
                                "definition of softplus",
                                "",
                                "softplus(z) - y*z",
                                "log(1 + exp(z)) - y*z"),
                        step(
                                claims,
                                "bernoulli/logit/4",
                                z,
                                "take the larger exponent out, so that exp cannot overflow",
                                "",
                                "log(1 + exp(z)) - y*z",
                                "max(z, 0) - y*z + log1p(exp(-abs(z)))")),
                List.of("bernoulli/logit/kernel"),
                List.of(
                        new AccuracyRecord("loss", "z ≤ -37", 50_000, 0.5, 0.29, "ulp", "z = -36.99, y = 0"),
                        new AccuracyRecord(
                                "loss", "|z| < 37", 100_000, 1.4, 0.33, "ulp of the largest term", "z = 0.7131, y = 1"),
                        new AccuracyRecord("hessian", "whole domain", 200_000, 2.9, 0.62, "ulp", "z = -708.4, y = 0")),
                List.of(),
                List.of());
        claims.add(claim(
                        "bernoulli/logit/kernel",
                        "The kernel is within 4 ulp of the loss",
                        "max(z, 0) - y*z + log1p(exp(-abs(z)))",
                        "softplus(z) - y*z",
                        z)
                .given("z > -700")
                .supported());
        return new FamilyRecord(
                "bernoulli",
                "Bernoulli",
                "One trial with two outcomes. Its loss is the binary cross-entropy; with the canonical link, logistic loss.",
                new VariableRecord("y", "{0, 1}", "the outcome"),
                "{0, 1}",
                mass,
                scope,
                List.of(probability, logit),
                List.of("bernoulli/normalised", "bernoulli/mean", "bernoulli/score-mean-zero"),
                List.of(
                        "P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd edition (1989), chapter 4",
                        "M. Mächler, Accurately computing log(1 − exp(−|a|)) (2012), "
                                + "https://cran.r-project.org/web/packages/Rmpfr/vignettes/log1mexp-note.pdf"));
    }

    private static FamilyRecord categorical(List<ClaimRecord> claims) {
        String scope = "K: natural, y: closed-simplex(K), p: simplex(K), i: {1, ..., K}, j: {1, ..., K}";
        String z = "K: natural, y: closed-simplex(K), z: vector(K), i: {1, ..., K}, j: {1, ..., K}";
        claims.add(claim(
                        "categorical/entropy",
                        "Cross-entropy is at least entropy",
                        "-sum(p[k]*log(q[k]), k, 1, K)",
                        "-sum(p[k]*log(p[k]), k, 1, K)",
                        "p: simplex(K), q: simplex(K)")
                .relation(">=")
                .from("J. W. Gibbs; T. M. Cover and J. A. Thomas, Elements of Information Theory (2006), theorem 2.6.3")
                .supported());
        ParametrisationRecord probability = new ParametrisationRecord(
                "probability",
                "Probability",
                List.of(new VariableRecord("p", "simplex(K)", "probabilities of the classes")),
                List.of(),
                scope,
                "-sum(y[k]*log(p[k]), k, 1, K) - loggamma(2)",
                "-sum(y[k]*log(p[k]), k, 1, K)",
                List.of("-loggamma(2)"),
                "-sum(xlogy(y[k], p[k]), k, 1, K)",
                List.of(new DerivativeRecord(
                        List.of("p[j]"), "-y[j]/p[j]", derivative(claims, "categorical/p/gradient"), List.of())),
                List.of(new DerivativeRecord(
                        List.of("p[i]", "p[j]"),
                        "kroneckerdelta(i, j)*y[j]/p[j]^2",
                        derivative(claims, "categorical/p/hessian"),
                        List.of())),
                List.of(step(
                        claims,
                        "categorical/p/1",
                        scope,
                        "logarithm of a product",
                        "",
                        "-log(product(p[k]^y[k], k, 1, K))",
                        "-sum(y[k]*log(p[k]), k, 1, K)")),
                List.of(),
                List.of("categorical/entropy"),
                List.of(),
                List.of(),
                List.of());
        ParametrisationRecord softmax = new ParametrisationRecord(
                "softmax",
                "Softmax",
                List.of(new VariableRecord("z", "vector(K)", "scores of the classes, equal up to a shift")),
                List.of("p[k] = softmax(z, k)"),
                z,
                "-sum(y[k]*log(softmax(z, k)), k, 1, K)",
                "-sum(y[k]*log(softmax(z, k)), k, 1, K)",
                List.of(),
                "logsumexp(z) - sum(y[k]*z[k], k, 1, K)",
                List.of(new DerivativeRecord(
                        List.of("z[j]"),
                        "softmax(z, j) - y[j]",
                        derivative(claims, "categorical/softmax/gradient"),
                        List.of(
                                step(
                                        claims,
                                        "categorical/softmax/gradient-steps/1",
                                        z,
                                        "differentiation term by term",
                                        "",
                                        "D(logsumexp(z) - sum(y[k]*z[k], k, 1, K), z[j])",
                                        "D(logsumexp(z), z[j]) - y[j]"),
                                step(
                                        claims,
                                        "categorical/softmax/gradient-steps/2",
                                        z,
                                        "derivative of the log-sum-exp, the softmax",
                                        "",
                                        "D(logsumexp(z), z[j]) - y[j]",
                                        "softmax(z, j) - y[j]")))),
                List.of(new DerivativeRecord(
                        List.of("z[i]", "z[j]"),
                        "softmax(z, i)*(kroneckerdelta(i, j) - softmax(z, j))",
                        derivative(claims, "categorical/softmax/hessian"),
                        List.of())),
                List.of(
                        step(
                                claims,
                                "categorical/softmax/1",
                                z,
                                "logarithm of softmax",
                                "",
                                "-sum(y[k]*log(softmax(z, k)), k, 1, K)",
                                "-sum(y[k]*(z[k] - log(sum(exp(z[l]), l, 1, K))), k, 1, K)"),
                        step(
                                claims,
                                "categorical/softmax/2",
                                z,
                                "the entries of y sum to one",
                                "y in the simplex",
                                "-sum(y[k]*(z[k] - log(sum(exp(z[l]), l, 1, K))), k, 1, K)",
                                "log(sum(exp(z[k]), k, 1, K)) - sum(y[k]*z[k], k, 1, K)")),
                List.of(step(
                        claims,
                        "categorical/softmax/3",
                        z,
                        "take the largest exponent out",
                        "",
                        "log(sum(exp(z[k]), k, 1, K)) - sum(y[k]*z[k], k, 1, K)",
                        "logsumexp(z) - sum(y[k]*z[k], k, 1, K)")),
                List.of("categorical/softmax/shift"),
                List.of(new AccuracyRecord(
                        "loss",
                        "K = 3, |z| < 700",
                        100_000,
                        1.9,
                        0.44,
                        "ulp of the largest term",
                        "z = (1.5, -0.25, 0)")),
                List.of(),
                List.of());
        claims.add(claim(
                        "categorical/softmax/shift",
                        "A shift of all scores changes nothing in the gradient",
                        "logsumexp(z) - z[1] + c",
                        "logsumexp(z) - z[1]",
                        "z: vector(K), c: real")
                .upTo("constant", List.of("z"))
                .proved());
        return new FamilyRecord(
                "categorical",
                "Categorical",
                "One trial with K outcomes. Its loss is cross-entropy.",
                new VariableRecord(
                        "y", "closed-simplex(K)", "the class as a unit vector, or a distribution over classes"),
                "closed-simplex(K)",
                "product(p[k]^y[k], k, 1, K)",
                "y: closed-simplex(K), p: simplex(K)",
                List.of(probability, softmax),
                List.of(),
                List.of("K. P. Murphy, Machine Learning: A Probabilistic Perspective (2012), section 8.3.7"));
    }

    private static StepRecord step(
            List<ClaimRecord> claims, String id, String scope, String rule, String condition, String from, String to) {
        claims.add(claim(id, "", from, to, scope).proved());
        return new StepRecord(rule, condition, from, to, id);
    }

    private static String derivative(List<ClaimRecord> claims, String id) {
        claims.add(claim(id, "Derivative by another route", "D(softplus(x), x)", "sigmoid(x)", "x: real")
                .supported());
        return id;
    }

    // ---- claims -----------------------------------------------------------------------------------------------------

    static Draft claim(String id, String title, String left, String right, String scope) {
        return new Draft(id, title, left, "==", right, scope, List.of(), "equal", List.of(), "holds", "");
    }

    /** A claim before it is judged. */
    record Draft(
            String id,
            String title,
            String left,
            String relation,
            String right,
            String scope,
            List<String> given,
            String upTo,
            List<String> in,
            String expect,
            String source) {

        Draft relation(String sign) {
            return new Draft(id, title, left, sign, right, scope, given, upTo, in, expect, source);
        }

        Draft given(String condition) {
            return new Draft(id, title, left, relation, right, scope, List.of(condition), upTo, in, expect, source);
        }

        Draft upTo(String what, List<String> names) {
            return new Draft(id, title, left, relation, right, scope, given, what, names, expect, source);
        }

        Draft expectingFailure() {
            return new Draft(id, title, left, relation, right, scope, given, upTo, in, "fails", source);
        }

        Draft from(String literature) {
            return new Draft(id, title, left, relation, right, scope, given, upTo, in, expect, literature);
        }

        ClaimRecord proved() {
            return judged(
                    "proved",
                    null,
                    null,
                    null,
                    new EvidenceRecord(
                            "normal form", "proved", "The difference is the zero polynomial.", facts("atoms", 4)),
                    new EvidenceRecord("enclosure", "supported", "Both sides agree at every point.", POINTS));
        }

        /** Proved, with everything that a route may name. */
        ClaimRecord provedInDetail() {
            return judged(
                    "proved",
                    null,
                    null,
                    null,
                    new EvidenceRecord(
                            "normal form",
                            "proved",
                            "2 terms cancel.",
                            facts(
                                    "terms",
                                    2,
                                    "conditions",
                                    List.of("p > 0", "p is <probable>"),
                                    "answers",
                                    List.of("-log(p)"))),
                    new EvidenceRecord(
                            "double",
                            "supported",
                            "Within 1 ulp at 40 points.",
                            facts(
                                    "points",
                                    40,
                                    "strata",
                                    facts("ties", 30, "ends", 10),
                                    "regions",
                                    List.of(
                                            facts("region", "ties", "largest", 1.0, "worst", "p = 1/2"),
                                            facts("region", "ends", "largest", 0.5)))));
        }

        ClaimRecord supported() {
            return judged(
                    "supported",
                    null,
                    null,
                    null,
                    new EvidenceRecord("normal form", "undecided", "The difference keeps 3 terms.", Map.of()),
                    new EvidenceRecord("enclosure", "supported", "Both sides agree at every point.", POINTS));
        }

        ClaimRecord refuted(Map<String, String> at, String left, String right, @Nullable String nearest) {
            return judged(
                    "refuted",
                    null,
                    nearest,
                    new CounterexampleRecord(at, left, right),
                    new EvidenceRecord(
                            "enclosure",
                            "refuted",
                            "The enclosures do not meet.",
                            facts("points", 7, "refuted at", 7)));
        }

        ClaimRecord undecided(String reason) {
            return judged(
                    "undecided",
                    reason,
                    null,
                    null,
                    new EvidenceRecord("enclosure", "undecided", "No answer.", facts("points", 12, "valid", 0)));
        }

        ClaimRecord conflict() {
            return judged(
                    "conflict",
                    "a proof is contradicted by an enclosure",
                    null,
                    new CounterexampleRecord(Map.of("z", "0"), "[0.69, 0.70]", "[0.71, 0.72]"),
                    new EvidenceRecord("normal form", "proved", "The difference is the zero polynomial.", Map.of()),
                    new EvidenceRecord("enclosure", "refuted", "The enclosures do not meet.", facts("points", 1)));
        }

        ClaimRecord verdict(String verdict, @Nullable String reason) {
            return judged(verdict, reason, null, null);
        }

        private ClaimRecord judged(
                String verdict,
                @Nullable String reason,
                @Nullable String nearest,
                @Nullable CounterexampleRecord counterexample,
                EvidenceRecord... evidence) {
            boolean holds = verdict.equals("proved") || verdict.equals("supported");
            boolean asExpected = expect.equals("holds") ? holds : verdict.equals("refuted");
            return new ClaimRecord(
                    id,
                    title,
                    left,
                    relation,
                    right,
                    scope,
                    given,
                    upTo,
                    in,
                    expect,
                    source,
                    verdict,
                    nearest,
                    reason,
                    asExpected,
                    List.of(evidence),
                    counterexample,
                    0.125);
        }
    }

    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return facts;
    }

    static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }
}
