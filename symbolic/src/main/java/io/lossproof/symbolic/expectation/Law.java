package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member of a family whose parameters, those of its first parametrisation, are formulas.
 *
 * @param parameters in order; a vector by its name
 */
public record Law(DistributionFamily family, List<Expr> parameters) {

    public Law {
        parameters = List.copyOf(parameters);
    }

    /** The law of an expectation; throws where the catalogue has no such family. */
    public static Law of(Expectation expectation) {
        DistributionFamily family = Families.named(expectation.family())
                .orElseThrow(() -> new IllegalArgumentException("there is no family " + expectation.family()));
        return new Law(family, expectation.parameters());
    }

    /** A formula in the family's own parameters with those of this law; {@code scope} knows the lengths of vectors. */
    Expr with(Expr own, Scope scope) {
        Map<Sym, Expr> values = new HashMap<>();
        Expr result = own;
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = family.parameters().get(i);
            Optional<Expr> ownLength = parameter.domain().vectorLength();
            if (ownLength.isPresent()) {
                String vector = ((Sym) parameters.get(i)).name();
                result = result.substituteVector(parameter.name(), index -> Entry.of(vector, index));
                if (ownLength.get() instanceof Sym length) {
                    values.put(length, scope.vectorLength(vector).orElseThrow());
                }
            } else {
                values.put(Expr.symbol(parameter.name()), parameters.get(i));
            }
        }
        return result.substitute(values);
    }

    /** The density as a function of the observation, whose name stands free in it. */
    public Expr density(Sym observation, Scope scope) {
        String own = family.observation().name();
        return with(family.density().substitute(Expr.symbol(own), OBSERVATION), scope)
                .substitute(OBSERVATION, observation);
    }

    /** Where most of the mass lies and how wide that is, for a law on the line. */
    public record Place(Expr centre, Expr scale) {}

    public Optional<Place> place(Scope scope) {
        return family.support() instanceof Support.Line line
                ? Optional.of(new Place(with(line.centre(), scope), with(line.scale(), scope)))
                : Optional.empty();
    }

    /** A name that no parameter contains, while parameters are put in. */
    private static final Sym OBSERVATION = Expr.symbol("observation of a law");

    /** Whether each vector is declared in the domain of its parameter: what is wrong if it is not. */
    public Optional<String> obstacle(Scope scope) {
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = family.parameters().get(i);
            if (parameter.isVector()
                    && !isIn(scope.domain(((Sym) parameters.get(i)).name()).orElse(Domain.REAL), parameter.domain())) {
                return Optional.of(parameters.get(i) + " is not declared in " + parameter.domain()
                        + ", the parameter space of " + family.id());
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(Domain declared, Domain wanted) {
        return declared instanceof Domain.Simplex simplex && wanted instanceof Domain.Simplex && !simplex.closed()
                || declared.vectorLength().isPresent() && wanted instanceof Domain.Vector;
    }

    /** That each scalar parameter lies in its domain. */
    List<Cond> conditions() {
        List<Cond> conditions = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            conditions.addAll(
                    conditions(parameters.get(i), family.parameters().get(i).domain()));
        }
        return conditions;
    }

    private static List<Cond> conditions(Expr value, Domain domain) {
        List<Cond> conditions = new ArrayList<>();
        if (domain instanceof Domain.Interval interval) {
            if (!interval.lower().contains(Const.INFINITY::equals)) {
                conditions.add(Cond.compare(
                        value, interval.lowerOpen() ? Relation.GREATER : Relation.AT_LEAST, interval.lower()));
            }
            if (!interval.upper().contains(Const.INFINITY::equals)) {
                conditions.add(
                        Cond.compare(value, interval.upperOpen() ? Relation.LESS : Relation.AT_MOST, interval.upper()));
            }
        } else if (domain instanceof Domain.Nonzero) {
            conditions.add(Cond.nonzero(value));
        } else if (domain instanceof Domain.IntegerRange range) {
            conditions.add(new Cond.IsInteger(value, true));
            range.lower().ifPresent(end -> conditions.add(Cond.compare(value, Relation.AT_LEAST, end)));
            range.upper().ifPresent(end -> conditions.add(Cond.compare(value, Relation.AT_MOST, end)));
        } else if (domain instanceof Domain.FiniteSet set) {
            conditions.add(new Cond.Or(set.values().stream()
                    .map(member -> Cond.compare(value, Relation.EQUAL, member))
                    .toList()));
        }
        return conditions;
    }

    /** The values that the observation may take, as the domain of the bound variable. */
    public Domain support(Scope scope) {
        if (family.support() instanceof Support.Values values) {
            return values.values();
        }
        if (family.support() instanceof Support.Labels labels) {
            Domain.IntegerRange range = (Domain.IntegerRange) labels.label().domain();
            return Domain.integers(
                    with(range.lower().orElse(Num.ZERO), scope),
                    with(range.upper().orElseThrow(), scope));
        }
        return Domain.REAL;
    }
}
