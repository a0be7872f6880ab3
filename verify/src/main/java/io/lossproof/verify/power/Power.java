package io.lossproof.verify.power;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Inequality;
import io.lossproof.verify.route.NormalForm;
import io.lossproof.verify.route.Route;
import io.lossproof.verify.route.SecondAlgebra;
import java.util.ArrayList;
import java.util.List;

/**
 * The power of a judge on one claim: the mutants of its right side are put in the place of the right side and judged by
 * the routes of the claim. Refuted mutants are killed. A mutant that is proved equal to the right side in the sense of the
 * claim is no other claim: it is equivalent and does not count. So is a bound that follows from that of an inequality, and
 * a mutant that is proved by itself: it is equivalent by transitivity. Everything else survives.
 */
public final class Power {

    private static final Route NORMAL_FORM = new NormalForm();
    private static final Route INEQUALITY = new Inequality();

    private final Judge judge;
    private final List<Mutator> mutators;
    private final int most;
    private final long seed;

    /**
     * A way to measure.
     *
     * @param judge whose power is measured
     * @param mutators the mistakes that are made
     * @param most mutants of a claim that are judged; of more, a seeded choice
     * @param seed of that choice and of the judge
     */
    public Power(Judge judge, List<Mutator> mutators, int most, long seed) {
        this.judge = judge;
        this.mutators = List.copyOf(mutators);
        this.most = most;
        this.seed = seed;
    }

    /**
     * What became of the mutants of a claim.
     *
     * @param possible all that the mutators make
     * @param judged those that were chosen
     * @param refuted killed
     * @param equivalent proved to be no other claim
     * @param proved those of the equivalent that were proved directly, and not by a proof that they equal the right side
     * @param survivors the rest
     */
    public record Measured(
            int possible, int judged, int refuted, int equivalent, int proved, List<Survivor> survivors) {
        public Measured {
            survivors = List.copyOf(survivors);
        }
    }

    /**
     * A mutant that is neither refuted nor equivalent.
     *
     * @param mutator the name of the mistake
     * @param formula the right side with it, as text
     * @param verdict of the judge
     */
    public record Survivor(String mutator, String formula, Verdict verdict) {}

    /** Measures a claim that holds. */
    public Measured measure(Question question) {
        Claim claim = question.claim();
        List<Mutant> possible = Mutation.of(claim.right(), free(claim), mutators);
        List<Mutant> chosen =
                Selection.of(possible, most, seed + claim.statement().hashCode());
        List<Route> routes = routes(question);
        List<Survivor> survivors = new ArrayList<>();
        int refuted = 0;
        int equivalent = 0;
        int proved = 0;
        for (Mutant mutant : chosen) {
            Verdict verdict = judge.verdict(claim.of(claim.left(), mutant.formula()), routes);
            if (verdict == Verdict.REFUTED) {
                refuted++;
            } else if (verdict != Verdict.CONFLICT && isImplied(claim, mutant.formula())) {
                equivalent++;
            } else if (verdict == Verdict.PROVED) {
                equivalent++;
                proved++;
            } else {
                survivors.add(new Survivor(mutant.mutator(), claim.text(mutant.formula()), verdict));
            }
        }
        return new Measured(possible.size(), chosen.size(), refuted, equivalent, proved, survivors);
    }

    /** The variables of the right side: one over which the left side is integrated is none of them. */
    private static Scope free(Claim claim) {
        return claim.integratedOver().map(claim.scope()::without).orElse(claim.scope());
    }

    /** Those that may decide: the second algebra is asked under one lock and has no verdict of its own. */
    private static List<Route> routes(Question question) {
        return question.routes().stream()
                .filter(route -> !(route instanceof SecondAlgebra))
                .toList();
    }

    /**
     * Whether the mutant is proved to say nothing else: it is the right side in the sense of the claim, with its
     * parameters; or, of an inequality, a bound that follows from the right side.
     */
    private boolean isImplied(Claim claim, Expr mutant) {
        Claim same = Claim.equal(claim.id(), "", claim.right(), mutant, claim.scope())
                .upTo(claim.upTo(), claim.in());
        return isProved(NORMAL_FORM, same)
                || isProved(INEQUALITY, same.with(weak(claim.relation())))
                || isMultiple(claim, mutant);
    }

    /** Whether the mutant is the right side times a positive constant, where that is the same claim. */
    private boolean isMultiple(Claim claim, Expr mutant) {
        if (claim.upTo() != Claim.UpTo.SCALE && claim.upTo() != Claim.UpTo.ARGMIN) {
            return false;
        }
        return ZeroTest.normalForm(Expr.divide(mutant, claim.right()), claim.scope())
                .filter(factor -> factor.freeNames().isEmpty()
                        && ZeroTest.holds(Cond.positive(factor), claim.scope())
                        && ZeroTest.equal(Expr.multiply(factor, claim.right()), mutant, claim.scope())
                                .isProved())
                .isPresent();
    }

    /** {@code L < R} and {@code R <= M} give {@code L < M}. */
    private static Relation weak(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.AT_MOST;
            case GREATER -> Relation.AT_LEAST;
            case EQUAL, UNEQUAL, AT_MOST, AT_LEAST -> relation;
        };
    }

    private boolean isProved(Route route, Claim claim) {
        return route.examine(claim, List.of(), seed)
                .filter(Evidence.Proved.class::isInstance)
                .isPresent();
    }
}
