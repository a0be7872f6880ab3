package io.lossproof.symbolic.domain;

import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variables of a formula with their domains, in order, and the conditions that are given.
 *
 * <p>A name that occurs only as a length, as K in {@code simplex(K)}, is a positive integer without being declared.
 */
public final class Scope {

    public static final Scope EMPTY = new Scope(new LinkedHashMap<>(), List.of());

    private final Map<String, Domain> variables;
    private final List<Cond> given;

    private Scope(Map<String, Domain> variables, List<Cond> given) {
        this.variables = Collections.unmodifiableMap(variables);
        this.given = List.copyOf(given);
    }

    public static Scope of(Map<String, Domain> variables) {
        Scope scope = EMPTY;
        for (Map.Entry<String, Domain> variable : variables.entrySet()) {
            scope = scope.with(variable.getKey(), variable.getValue());
        }
        return scope;
    }

    public static Scope of(String name, Domain domain) {
        return EMPTY.with(name, domain);
    }

    /** With one more variable, or another domain for one that is there. */
    public Scope with(String name, Domain domain) {
        Map<String, Domain> more = new LinkedHashMap<>(variables);
        domain.vectorLength().ifPresent(length -> declareLengths(length, more));
        if (domain instanceof Domain.Power power) {
            Scope base = new Scope(more, given).with(name, power.base());
            more.putAll(base.variables);
            declareLengths(power.length(), more);
        }
        if (domain instanceof Domain.PositiveDefinite matrices) {
            declareLengths(matrices.dimension(), more);
        }
        if (domain instanceof Domain.IntegerRange range) {
            range.lower().ifPresent(end -> declareLengths(end, more));
            range.upper().ifPresent(end -> declareLengths(end, more));
        }
        more.put(name, domain);
        return new Scope(more, given);
    }

    private static void declareLengths(Expr length, Map<String, Domain> variables) {
        length.freeNames().forEach(name -> variables.putIfAbsent(name, Domain.length()));
    }

    public Scope with(Scope other) {
        Scope scope = this;
        for (Map.Entry<String, Domain> variable : other.variables.entrySet()) {
            scope = scope.with(variable.getKey(), variable.getValue());
        }
        return scope.given(other.given);
    }

    public Scope without(String name) {
        Map<String, Domain> fewer = new LinkedHashMap<>(variables);
        fewer.remove(name);
        return new Scope(fewer, given);
    }

    public Scope given(List<Cond> conditions) {
        List<Cond> more = new ArrayList<>(given);
        more.addAll(conditions);
        return new Scope(variables, more);
    }

    public Map<String, Domain> variables() {
        return variables;
    }

    public List<Cond> given() {
        return given;
    }

    public Optional<Domain> domain(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public boolean isVector(String name) {
        return vectorLength(name).isPresent();
    }

    public Optional<Expr> vectorLength(String name) {
        return domain(name).flatMap(Domain::vectorLength);
    }

    /** The domain of the vector that an entry belongs to; of a family of vectors, that of one of them. */
    public Optional<Domain> vectorOf(Entry entry) {
        Optional<Domain> whole = domain(entry.vector());
        return entry.row().isEmpty()
                ? whole.filter(domain -> domain.vectorLength().isPresent())
                : family(entry.vector()).map(Domain.Power::base);
    }

    /** The domain of a family of vectors, if a name stands for one. */
    public Optional<Domain.Power> family(String name) {
        return domain(name).orElse(Domain.REAL) instanceof Domain.Power power
                        && power.base().vectorLength().isPresent()
                ? Optional.of(power)
                : Optional.empty();
    }

    /** The length of each vector and of the vectors of each family, by name. */
    public Map<String, Expr> vectorLengths() {
        Map<String, Expr> lengths = new LinkedHashMap<>();
        variables.forEach((name, domain) -> domain.vectorLength().ifPresent(length -> lengths.put(name, length)));
        variables
                .keySet()
                .forEach(name -> family(name)
                        .flatMap(family -> family.base().vectorLength())
                        .ifPresent(length -> lengths.put(name, length)));
        return lengths;
    }

    /** The variables that occur in some of the formulas or conditions, with their lengths. */
    public Scope restrictedTo(List<Expr> formulas) {
        java.util.Set<String> used = new java.util.TreeSet<>();
        formulas.forEach(formula -> used.addAll(formula.freeNames()));
        given.forEach(cond -> cond.forEachExpr(expr -> used.addAll(expr.freeNames())));
        Scope scope = EMPTY;
        for (Map.Entry<String, Domain> variable : variables.entrySet()) {
            if (used.contains(variable.getKey())) {
                scope = scope.with(variable.getKey(), variable.getValue());
            }
        }
        return scope.given(given);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scope that && variables.equals(that.variables) && given.equals(that.given);
    }

    @Override
    public int hashCode() {
        return 31 * variables.hashCode() + given.hashCode();
    }

    /** The declarations as text, {@code z: real, y: {0, 1}}; given conditions are not part of it. */
    @Override
    public String toString() {
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + ": " + variable.getValue())
                .collect(Collectors.joining(", "));
    }
}
