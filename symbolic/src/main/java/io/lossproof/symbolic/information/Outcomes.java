package io.lossproof.symbolic.information;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Rules;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sums over the values or labels of a finite support. */
public final class Outcomes {

    private static final Sym CLASS = Expr.symbol("k");

    private final Member member;
    private final DistributionFamily family;

    Outcomes(Member member) {
        this.member = member;
        this.family = member.family();
    }

    /** The mass of each value of a finite support, in the family's own parameters. */
    public static Map<Expr, Expr> masses(DistributionFamily family) {
        Outcomes outcomes =
                new Outcomes(Member.alone(family, family.parametrisations().get(0)));
        Map<Expr, Expr> masses = new LinkedHashMap<>();
        for (Expr value : values((Support.Values) family.support())) {
            masses.put(value, outcomes.mass(own -> outcomes.at(own, value)));
        }
        return masses;
    }

    /** The mass of a class counted from 1, in the family's own parameters, where the support is one of labels. */
    public static Expr massOfClass(DistributionFamily family, Sym index) {
        Outcomes outcomes =
                new Outcomes(Member.alone(family, family.parametrisations().get(0)));
        Support.Labels labels = outcomes.labels();
        Domain.IntegerRange range = (Domain.IntegerRange) labels.label().domain();
        Expr classes = Arrangement.of(Expr.add(range.upper().orElseThrow(), Num.ONE), Scope.EMPTY);
        Scope inside = family.scope(family.parametrisations().get(0)).with(index.name(), Domain.index(classes));
        Expr mass = outcomes.mass(own -> outcomes.at(own, labels))
                .substitute(Expr.symbol(labels.label().name()), Expr.subtract(index, Num.ONE));
        return Arrangement.of(mass, inside);
    }

    /** The sum of a formula of the observation as it stands. */
    Expr sum(Expr summand) {
        if (family.support() instanceof Support.Values values) {
            return added(values(values).stream()
                    .map(value -> Unrolling.of(at(summand, value), 0))
                    .toList());
        }
        Support.Labels labels = labels();
        Sym label = Expr.symbol(labels.label().name());
        return over(labels, label, at(summand, labels));
    }

    /** The sum of mass times value, both worked out at each outcome. */
    Expr weighted(Expr value, Scope scope) {
        if (family.support() instanceof Support.Values values) {
            return added(values(values).stream()
                    .map(outcome ->
                            Expr.multiply(mass(own -> at(own, outcome)), Arrangement.of(at(value, outcome), scope)))
                    .toList());
        }
        Support.Labels labels = labels();
        Sym label = Expr.symbol(labels.label().name());
        Scope inside = scope.with(label.name(), labels.label().domain());
        Expr body = Expr.multiply(mass(own -> at(own, labels)), Arrangement.of(at(value, labels), inside));
        return over(labels, label, body);
    }

    /** A sum over labels from 0 as a sum over classes from 1; other sums as they are. */
    Expr byClass(Expr sum, Scope scope) {
        if (!(sum instanceof Reduce reduce) || !reduce.lower().equals(Num.ZERO)) {
            return sum;
        }
        Sym index = Expr.freshIndex();
        Expr upper = Arrangement.of(Expr.add(reduce.upper(), Num.ONE), scope);
        Expr body = reduce.bodyAt(Expr.subtract(index, Num.ONE));
        Scope inside = scope.with(index.name(), Domain.index(upper));
        return Reduce.sum(index, Num.ONE, upper, body.map(part -> Arrangement.of(part, inside)));
    }

    /**
     * The mass of an outcome: {@code exp(log f)} with the logarithm worked out in the family's own parameters, so that
     * powers with exponent 0 or 1 are gone. That it is the density there is a step to be checked like any other.
     */
    private Expr mass(UnaryOperator<Expr> atOutcome) {
        Scope own = family.scope(family.parametrisations().get(0));
        Scope scope = family.support() instanceof Support.Labels labels
                ? own.with(labels.label().name(), labels.label().domain())
                : own;
        Expr logarithm = Derivation.from(Expr.log(family.density()), own)
                .rewritten(Rules.LOGARITHMS)
                .end();
        Expr worked = Arrangement.of(atOutcome.apply(logarithm), scope);
        Expr mass = worked instanceof Apply log && log.op() == Op.LOG ? log.argument(0) : Expr.exp(worked);
        return member.rewritten(mass);
    }

    private Expr at(Expr formula, Expr value) {
        return formula.substitute(Expr.symbol(family.observation().name()), value);
    }

    private Expr at(Expr formula, Support.Labels labels) {
        return formula.substituteVector(
                family.observation().name(), index -> labels.entry().substitute(CLASS, index));
    }

    private Support.Labels labels() {
        return (Support.Labels) family.support();
    }

    private static Expr over(Support.Labels labels, Sym label, Expr body) {
        Domain.IntegerRange range = (Domain.IntegerRange) labels.label().domain();
        return Reduce.sum(label, range.lower().orElseThrow(), range.upper().orElseThrow(), body);
    }

    /** The largest value first: success before failure. */
    private static List<Expr> values(Support.Values support) {
        List<Expr> values = new ArrayList<>(support.values().values());
        Collections.reverse(values);
        return values;
    }

    private static Expr added(List<Expr> terms) {
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }
}
