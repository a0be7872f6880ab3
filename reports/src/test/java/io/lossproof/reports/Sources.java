package io.lossproof.reports;

import static io.lossproof.reports.Runs.claim;
import static io.lossproof.reports.Runs.ordered;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.DocumentRecord.DerivationRecord;
import io.lossproof.verify.run.DocumentRecord.RowRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import java.util.ArrayList;
import java.util.List;

/** A run with two source documents, written by hand: rows of every standing with every verdict. */
final class Sources {

    private static final String LAWS = "p: simplex(K), q: simplex(K)";

    private Sources() {}

    static Run run() {
        List<ClaimRecord> claims = new ArrayList<>(Runs.tiny().claims());
        List<DocumentRecord> documents = List.of(
                new DocumentRecord(
                        "000",
                        "Cross entropy and maximum likelihood",
                        "A text derives how they are related, https://example.org/entropy.",
                        List.of(
                                definition(claims),
                                difference(claims),
                                minimisers(claims),
                                oneHot(claims),
                                almostSure(claims))),
                new DocumentRecord(
                        "001",
                        "Classification",
                        "A text on losses of classifiers.",
                        List.of(
                                asymmetric(claims),
                                maximises(claims),
                                wronglyUndecided(claims),
                                conflict(claims),
                                falseRow(claims),
                                notAsked())));
        return with(documents, Runs.run(Runs.tiny().families(), List.copyOf(claims)));
    }

    /** One document with a row that is refuted as it should be and a row that was not asked about. */
    static Run small() {
        List<ClaimRecord> claims = new ArrayList<>();
        DocumentRecord document = new DocumentRecord(
                "001", "Classification", "A text on losses of classifiers.", List.of(maximises(claims), notAsked()));
        return with(List.of(document), Runs.run(List.of(), claims));
    }

    /** The run with other documents. */
    static Run with(List<DocumentRecord> documents, Run run) {
        return new Run(
                run.version(),
                run.engine(),
                run.seed(),
                run.started(),
                run.seconds(),
                run.environment(),
                run.families(),
                run.claims(),
                documents,
                null);
    }

    private static RowRecord definition(List<ClaimRecord> claims) {
        claims.add(claim(
                        "source/M1/gaussian",
                        "Gaussian",
                        "log(sigma*sqrt(2*pi*e))",
                        "1/2*log(2*pi*e*sigma^2)",
                        "sigma: positive")
                .proved());
        return new RowRecord(
                "M1",
                "The entropy of a law is the mean of minus the logarithm of its density.",
                "definition",
                "proved",
                true,
                List.of("source/M1/gaussian", "coin/step"),
                List.of(),
                "A definition has no truth value; its instances are judged.");
    }

    private static RowRecord difference(List<ClaimRecord> claims) {
        claims.add(claim(
                        "source/M8/difference",
                        "For mass functions on K classes.",
                        "sum(p[k]*log(p[k]/q[k]), k, 1, K)",
                        "-sum(p[k]*log(q[k]), k, 1, K) - (-sum(p[k]*log(p[k]), k, 1, K))",
                        LAWS)
                .proved());
        String start = "sum(p[k]*(-log(q[k]/p[k])), k, 1, K)";
        String apart = "sum(p[k]*(-log(q[k]) + log(p[k])), k, 1, K)";
        String end = "sum(p[k]*(-log(q[k])), k, 1, K) + sum(p[k]*log(p[k]), k, 1, K)";
        claims.add(claim("source/M8/derivation-1/1", "logarithm of a quotient", start, apart, LAWS)
                .proved());
        claims.add(claim("source/M8/derivation-1/2", "linearity of the expectation", apart, end, LAWS)
                .supported());
        return new RowRecord(
                "M8",
                "The KL divergence is the cross-entropy less the entropy.",
                "holds",
                "proved",
                true,
                List.of("source/M8/difference"),
                List.of(new DerivationRecord(
                        "the KL divergence as a difference",
                        LAWS,
                        List.of(
                                new StepRecord(
                                        "logarithm of a quotient",
                                        "p[k] > 0, q[k] > 0",
                                        start,
                                        apart,
                                        "source/M8/derivation-1/1"),
                                new StepRecord(
                                        "linearity of the expectation", "", apart, end, "source/M8/derivation-1/2")))),
                "The entropy is finite here, since K is.");
    }

    /** Every sense in which two formulas may be equal, and more claims than stand open. */
    private static RowRecord minimisers(List<ClaimRecord> claims) {
        String cross = "-sum(p[k]*log(q[k]), k, 1, K)";
        String divergence = "sum(p[k]*log(p[k]/q[k]), k, 1, K)";
        List<String> ids = new ArrayList<>();
        for (String sense : List.of("argmin", "constant", "gradient", "scale")) {
            claims.add(claim("source/M10/" + sense, "", cross, divergence, LAWS)
                    .upTo(sense, List.of("q"))
                    .proved());
            ids.add("source/M10/" + sense);
        }
        claims.add(claim("source/M10/plain", "Not equal as they stand.", cross, divergence, LAWS)
                .expectingFailure()
                .refuted(
                        ordered("p", "[1/2, 1/2]", "q", "[1/2, 1/2]"),
                        "0.69314718055994530942",
                        "0",
                        "equal up to a constant free of q"));
        claims.add(claim("source/M10/given", "Where q is fair.", cross, "log(K)", LAWS)
                .given("q[1] == 1/K")
                .supported());
        ids.add("source/M10/plain");
        ids.add("source/M10/given");
        return new RowRecord(
                "M10",
                "Cross-entropy and KL divergence have the same minimisers in q.",
                "holds",
                "supported",
                true,
                ids,
                List.of(),
                "");
    }

    private static RowRecord oneHot(List<ClaimRecord> claims) {
        claims.add(claim(
                        "source/M6/one-hot",
                        "",
                        "-sum(kroneckerdelta(k, c + 1)*log(q[k]), k, 1, K)",
                        "-log(q[c + 1])",
                        "q: simplex(K), c: {0, ..., K - 1}")
                .proved());
        return new RowRecord(
                "M6",
                "For a one-hot p the cross-entropy is minus the log-probability of the class.",
                "holds",
                "proved",
                true,
                List.of("source/M6/one-hot"),
                List.of(),
                "");
    }

    private static RowRecord almostSure(List<ClaimRecord> claims) {
        claims.add(claim("source/C1/mean-square", "In mean square.", "q*(1 - q)/n", "1/(4*n)", "q: unit, n: positive")
                .relation("<=")
                .supported());
        return new RowRecord(
                "C1",
                "Frequencies converge to probabilities.",
                "holds",
                "supported",
                true,
                List.of("source/C1/mean-square"),
                List.of(),
                "Almost sure convergence is a theorem of probability.");
    }

    private static RowRecord asymmetric(List<ClaimRecord> claims) {
        claims.add(
                claim("source/C7/symmetric", "", "-sum(p[k]*log(q[k]), k, 1, K)", "-sum(q[k]*log(p[k]), k, 1, K)", LAWS)
                        .expectingFailure()
                        .refuted(
                                ordered("p", "[1/2, 1/2]", "q", "[1/4, 3/4]"),
                                "0.83698822099650395046",
                                "0.69314718055994530942",
                                null));
        return new RowRecord(
                "C7",
                "Cross-entropy is asymmetric.",
                "holds",
                "proved",
                true,
                List.of("source/C7/symmetric"),
                List.of(),
                "");
    }

    private static RowRecord maximises(List<ClaimRecord> claims) {
        claims.add(claim("source/C11/maximum", "", "-log(q)", "-log(1/2)", "q: unit")
                .relation("<=")
                .expectingFailure()
                .refuted(ordered("q", "1/4"), "1.3862943611198906188", "0.69314718055994530942", "right <= left"));
        return new RowRecord(
                "C11",
                "q = p maximises the cross-entropy.",
                "refuted",
                "refuted",
                true,
                List.of("source/C11/maximum"),
                List.of(),
                "It minimises the cross-entropy.");
    }

    private static RowRecord wronglyUndecided(List<ClaimRecord> claims) {
        claims.add(claim("source/C9/argmin", "", "logbesseli(1, x)", "logbesseli(0, x)", "x: positive")
                .upTo("argmin", List.of("x"))
                .undecided("no increasing function is known that relates the two sides"));
        return new RowRecord(
                "C9",
                "Both have the same minimisers.",
                "holds",
                "undecided",
                false,
                List.of("source/C9/argmin"),
                List.of(),
                "");
    }

    private static RowRecord conflict(List<ClaimRecord> claims) {
        claims.add(claim("source/C10/gibbs", "", "softplus(z)", "log(1 + exp(z))", "z: real")
                .conflict());
        return new RowRecord(
                "C10",
                "Two routes contradict each other here.",
                "holds",
                "conflict",
                false,
                List.of("source/C10/gibbs"),
                List.of(),
                "");
    }

    private static RowRecord falseRow(List<ClaimRecord> claims) {
        claims.add(claim("source/C4/multipliers", "", "p/q", "1", "p: unit, q: unit")
                .refuted(ordered("p", "1/2", "q", "1/4"), "2", "1", null));
        return new RowRecord(
                "C4",
                "The stationarity condition as printed.",
                "holds",
                "refuted",
                false,
                List.of("source/C4/multipliers"),
                List.of(),
                "");
    }

    private static RowRecord notAsked() {
        return new RowRecord(
                "C12",
                "Softmax maps reals to a probability vector.",
                "holds",
                "undecided",
                false,
                List.of(),
                List.of(),
                "Nothing has been stated for this row.");
    }
}
