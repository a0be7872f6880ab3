package io.lossproof.symbolic.kkt;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Categorical;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * Maximum likelihood of the class probabilities of a categorical: p[k] > 0 are the frequencies in the data of the K
 * classes that were seen, q[k] their probabilities, r[m] those of M classes that were not seen. The objective comes
 * from the loss of the family, the label being the vector of frequencies: it is the mean loss over the data.
 *
 * <p>Seen classes have q[k] > 0 wherever the objective is finite, so that no bound of theirs can be tight.
 */
public final class CategoricalProblem {

    private static final Sym SEEN = Expr.symbol("K");
    private static final Sym UNSEEN = Expr.symbol("M");
    private static final Sym OBSERVATIONS = Expr.symbol("N");

    private CategoricalProblem() {}

    /** Minimise {@code -Σ_k p[k] log q[k]} subject to {@code Σ_k q[k] - 1 = 0}. */
    public static LikelihoodProblem normalised() {
        return new LikelihoodProblem(
                meanLoss(), List.of(total(sum("q", SEEN))), List.of(), List.of("q"), frequencies());
    }

    /** The same for N observations of which N p[k] are of class k: minimise {@code N (-Σ_k p[k] log q[k])}. */
    public static LikelihoodProblem ofCounts() {
        return new LikelihoodProblem(
                Expr.multiply(OBSERVATIONS, meanLoss()),
                List.of(total(sum("q", SEEN))),
                List.of(),
                List.of("q"),
                frequencies().with(OBSERVATIONS.name(), Domain.length()));
    }

    /**
     * With M classes that were not seen: {@code 0 log r[m] = 0} leaves the objective as it is, the total is {@code Σ_k
     * q[k] + Σ_m r[m]}, and the bounds {@code -r[m] <= 0} have multipliers mu[m].
     */
    public static LikelihoodProblem withUnseenClasses() {
        Constraint bounds = Constraint.each(Expr.negate(Entry.of("r", Constraint.INDEX)), "mu", UNSEEN);
        return new LikelihoodProblem(
                meanLoss(),
                List.of(total(sum("q", SEEN), sum("r", UNSEEN))),
                List.of(bounds),
                List.of("q", "r"),
                frequencies().with("r", Domain.vector(UNSEEN)));
    }

    private static Scope frequencies() {
        return Scope.of("p", Domain.simplex(SEEN)).with("q", Domain.simplex(SEEN));
    }

    private static Constraint total(Expr... sums) {
        List<Expr> terms = new ArrayList<>(List.of(sums));
        terms.add(Expr.num(-1));
        return Constraint.single(Apply.of(Op.ADD, terms), "lambda");
    }

    private static Expr sum(String vector, Sym length) {
        Sym index = Expr.freshIndex();
        return Reduce.sum(index, Num.ONE, length, Entry.of(vector, index));
    }

    private static Expr meanLoss() {
        DistributionFamily family = Categorical.FAMILY;
        Expr loss = Loss.of(new LogLikelihood(family, family.parametrisations().get(0)))
                .formula();
        return loss.substituteVector("p", index -> Entry.of("q", index))
                .substituteVector(family.observation().name(), index -> Entry.of("p", index));
    }
}
