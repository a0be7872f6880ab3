package io.lossproof.verify.source;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.kkt.CategoricalProblem;
import io.lossproof.symbolic.kkt.KktCondition;
import io.lossproof.symbolic.kkt.LikelihoodProblem;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.source.SourceDocument.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The maximum likelihood estimate of a categorical is the vector of frequencies, from the KKT conditions, for any number
 * of classes: for the mean loss, for counts, and where classes were not seen. Convention: minimise f, Lagrangian f +
 * λᵀh + μᵀg, μ >= 0.
 */
final class CategoricalMaximum {

    private final String prefix;
    private final List<Claim> claims = new ArrayList<>();

    private CategoricalMaximum(String prefix) {
        this.prefix = prefix;
    }

    /** Every claim, in the order of the argument; {@code prefix} starts their ids. */
    static List<Claim> claims(String prefix) {
        CategoricalMaximum maximum = new CategoricalMaximum(prefix);
        maximum.ofMeanLoss();
        maximum.ofCounts();
        maximum.withUnseenClasses();
        maximum.ofSecondOrder();
        return List.copyOf(maximum.claims);
    }

    /** The derivations behind them; {@code prefix} starts the ids of their steps. */
    static List<Argument> derivations(String prefix) {
        LikelihoodProblem problem = CategoricalProblem.normalised();
        Derivation multiplier = written(
                problem,
                "sum(q[k]*(lambda - p[k]/q[k]), k, 1, K)",
                "multiplication by q[k]",
                "sum(lambda*q[k] - p[k], k, 1, K)",
                "linearity of the sum",
                "lambda*sum(q[k], k, 1, K) - sum(p[k], k, 1, K)",
                "both vectors sum to one",
                "lambda - 1");
        Derivation solution = written(problem, "q[j]*(1 - p[j]/q[j])", "multiplication by q[j]", "q[j] - p[j]");
        return List.of(
                new Argument(prefix + "/slope", "The derivative of the Lagrangian", problem.slopeDerivation("q")),
                new Argument(
                        prefix + "/multiplier",
                        "The multiplier: the conditions weighted by q and summed are zero, so it is one",
                        multiplier),
                new Argument(
                        prefix + "/solution",
                        "The solution: with multiplier one, the condition weighted by q[j] says q[j] = p[j]",
                        solution));
    }

    private static Derivation written(LikelihoodProblem problem, String start, String... reasonsAndForms) {
        Scope scope = problem.scope("q");
        Derivation derivation = Derivation.from(Parser.expression(start, scope), scope);
        for (int i = 0; i < reasonsAndForms.length; i += 2) {
            derivation = derivation.to(Parser.expression(reasonsAndForms[i + 1], scope), reasonsAndForms[i], "");
        }
        return derivation;
    }

    // ---- the argument ---------------------------------------------------------------------------------------------

    private void ofMeanLoss() {
        LikelihoodProblem problem = CategoricalProblem.normalised();
        add(slope("stationarity", "The stationarity condition as printed.", problem, "q", "-p[j]/q[j] + lambda"));
        add(formula(
                "positive-multiplier",
                "Stationarity makes the multiplier p[j]/q[j], which is positive.",
                "p[j]/q[j] > 0",
                problem.scope("q")));
        add(formula(
                "solved",
                "Stationarity says q[j] = p[j]/lambda.",
                "q[j]/lambda*(-p[j]/q[j] + lambda) == q[j] - p[j]/lambda",
                positive("lambda", problem)));
        add(formula(
                "multiplier",
                "As the p[k]/lambda must sum to one, lambda is one.",
                "lambda*(sum(p[k]/lambda, k, 1, K) - 1) == 1 - lambda",
                positive("lambda", problem)));
        at("frequencies", problem, values(problem.scope(), "q", "p[k]", "lambda", "1"));
    }

    private void ofCounts() {
        LikelihoodProblem problem = CategoricalProblem.ofCounts();
        add(slope(
                "counts-stationarity",
                "The stationarity condition for counts.",
                problem,
                "q",
                "-N*p[j]/q[j] + lambda"));
        add(formula(
                "counts-multiplier",
                "As the N p[k]/lambda must sum to one, lambda is N.",
                "lambda*(sum(N*p[k]/lambda, k, 1, K) - 1) == N - lambda",
                positive("lambda", problem)));
        at("counts", problem, values(problem.scope(), "q", "p[k]", "lambda", "N"));
    }

    private void withUnseenClasses() {
        LikelihoodProblem problem = CategoricalProblem.withUnseenClasses();
        add(slope(
                "unseen-stationarity",
                "Stationarity at a class that was not seen, with the multiplier of its bound.",
                problem,
                "r",
                "lambda - mu[j]"));
        // Any positive q is s w with w on the simplex and s its total.
        add(formula(
                "unseen-multiplier",
                "With complementarity and total one, the conditions weighted by q and r and summed say lambda = 1.",
                "sum(s*w[k]*(lambda - p[k]/(s*w[k])), k, 1, K) + sum(r[k]*(lambda - mu[k]), k, 1, M)"
                        + " == lambda*(s + sum(r[k], k, 1, M)) - 1 - sum(mu[k]*r[k], k, 1, M)",
                Parser.scope("p: simplex(K), w: simplex(K), s: positive, r: vector(M), mu: vector(M), lambda: real")));
        at("unseen", problem, values(problem.scope(), "q", "p[k]", "r", "0", "lambda", "1", "mu", "1"));
        add(slope(
                "printed-multiplier",
                "As printed, without multipliers of bounds, a class that was not seen forces lambda = 0.",
                problem.withoutInequalities(),
                "r",
                "lambda"));
        add(formula(
                        "printed-with-zero-counts",
                        "As printed, the condition holds at q = p with lambda = 1, whatever the frequencies.",
                        "piecewise((0, p[j] == 0), -p[j]/p[j]) + 1 == 0",
                        Parser.scope("p: closed-simplex(K), j: {1, ..., K}"))
                .expectedToFail());
    }

    private void ofSecondOrder() {
        LikelihoodProblem problem = CategoricalProblem.normalised();
        Scope scope = problem.scope("q");
        Expr stated = Parser.expression("kroneckerdelta(i, j)*p[i]/q[i]^2", scope);
        add(Claim.equal(
                prefix + "/curvature",
                "The Hessian of the Lagrangian is diagonal.",
                problem.curvatureOfLagrangian("q"),
                stated,
                scope));
        Scope directions = Parser.scope("p: simplex(K), q: simplex(K), v: vector(K)");
        add(formula(
                "quadratic-form",
                "Along a direction v it is a sum of squares.",
                "sum(sum(v[i]*(kroneckerdelta(i, j)*p[i]/q[i]^2)*v[j], j, 1, K), i, 1, K)"
                        + " == sum(p[k]*(v[k]/q[k])^2, k, 1, K)",
                directions));
        add(formula("convex", "It is nowhere negative.", "sum(p[k]*(v[k]/q[k])^2, k, 1, K) >= 0", directions));
        add(formula(
                "strictly-convex",
                "Each of its terms is positive where the direction is not zero.",
                "p[j]*(u/q[j])^2 > 0",
                Parser.scope("p: simplex(K), q: simplex(K), u: nonzero, j: {1, ..., K}")));
        Expr least = problem.objective().substituteVector("q", index -> Entry.of("p", index));
        add(Claim.equal(
                        prefix + "/minimum",
                        "So the frequencies are the minimum of all.",
                        problem.objective(),
                        least,
                        problem.given())
                .with(Relation.AT_LEAST));
    }

    // ---- writing claims -------------------------------------------------------------------------------------------

    private void add(Claim claim) {
        Scope used = claim.scope().restrictedTo(List.of(claim.left(), claim.right()));
        claims.add(claim.over(claim.left(), claim.right(), used));
    }

    private Claim formula(String name, String title, String statement, Scope scope) {
        Parser.Statement parsed = Parser.statement(statement, scope);
        return Claim.equal(prefix + "/" + name, title, parsed.left(), parsed.right(), scope)
                .with(parsed.relation());
    }

    private Claim slope(String name, String title, LikelihoodProblem problem, String unknown, String stated) {
        Scope scope = problem.scope(unknown);
        return Claim.equal(
                prefix + "/" + name,
                title,
                problem.slopeOfLagrangian(unknown),
                Parser.expression(stated, scope),
                scope);
    }

    private void at(String name, LikelihoodProblem problem, Map<String, Expr> values) {
        conditionsAt(prefix + "/" + name, problem, values).forEach(this::add);
    }

    /** That a point satisfies each of the conditions of a problem. */
    static List<Claim> conditionsAt(String prefix, LikelihoodProblem problem, Map<String, Expr> values) {
        List<Claim> claims = new ArrayList<>();
        for (KktCondition condition : problem.conditionsAt(values)) {
            String kind = condition.about().text();
            String id = prefix + "-" + (claims.size() + 1) + "-" + kind;
            claims.add(Claim.equal(
                            id,
                            "At the solution: " + kind.replace('-', ' ') + ".",
                            condition.left(),
                            condition.right(),
                            condition.scope())
                    .with(condition.relation()));
        }
        return claims;
    }

    /** Names and formulas in turn; those of vectors are formulas of the index k. */
    static Map<String, Expr> values(Scope scope, String... namesAndFormulas) {
        Scope indexed = scope.with("k", Domain.length());
        Map<String, Expr> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFormulas.length; i += 2) {
            values.put(namesAndFormulas[i], Parser.expression(namesAndFormulas[i + 1], indexed));
        }
        return values;
    }

    private static Scope positive(String multiplier, LikelihoodProblem problem) {
        return problem.scope("q").with(multiplier, Domain.POSITIVE);
    }
}
