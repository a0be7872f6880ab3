package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the logarithms that stand beside a sum over classes into its terms: {@code log c = Σ p[k] log c} for a probability
 * vector p.
 */
final class Spreading {

    private Spreading() {}

    /** One way for each probability vector with a sum over its length. */
    static List<IndexedTerms> of(IndexedTerms terms, Facts facts) {
        try {
            Fraction rest = new Normaliser(facts, new LinkedHashSet<>()).of(terms.rest());
            Optional<LogTerms> logs = LogTerms.of(rest, false);
            return logs.isEmpty() || logs.get().terms().isEmpty() ? List.of() : spread(terms, logs.get(), facts);
        } catch (NoNormalFormException | CaseSplit e) {
            return List.of();
        }
    }

    private static List<IndexedTerms> spread(IndexedTerms terms, LogTerms logs, Facts facts) {
        List<IndexedTerms> ways = new ArrayList<>();
        for (Map.Entry<String, Domain> variable : facts.scope().variables().entrySet()) {
            if (!(variable.getValue() instanceof Domain.Simplex simplex)) {
                continue;
            }
            IndexedTerms.Ends ends = new IndexedTerms.Ends(Num.ONE, simplex.length());
            if (terms.bodies().containsKey(ends)) {
                Expr share = Expr.multiply(Entry.of(variable.getKey(), terms.index()), formula(logs));
                Map<IndexedTerms.Ends, Expr> bodies = new LinkedHashMap<>(terms.bodies());
                bodies.merge(ends, share, Expr::add);
                ways.add(
                        new IndexedTerms(terms.index(), bodies, logs.restValue().toExpr()));
            }
        }
        return ways;
    }

    /** {@code Σ w log T} as a formula. */
    private static Expr formula(LogTerms logs) {
        List<Expr> sum = new ArrayList<>();
        for (LogTerms.Term term : logs.terms()) {
            Expr weight = logs.weight(term).toExpr();
            for (Map.Entry<Expr, Rational> power : term.powers().entrySet()) {
                Expr base = power.getKey() instanceof Num ? power.getKey() : Expr.apply(Op.ABS, power.getKey());
                sum.add(Expr.multiply(Expr.num(power.getValue()), weight, Expr.log(base)));
            }
        }
        return IndexedTerms.sum(sum);
    }
}
