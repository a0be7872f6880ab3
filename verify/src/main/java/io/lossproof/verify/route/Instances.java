package io.lossproof.verify.route;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.calculus.Unrolling;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A claim about families {@code q: simplex(K)^n} at small sizes n: each member of a family becomes a variable of its own,
 * {@code q[1]}, {@code q[2]}, and an index that runs over the members takes each of its values. The number of classes
 * stays symbolic.
 */
final class Instances {

    /** The sizes that are looked at. */
    static final int LARGEST_SIZE = 3;

    /** A family of literal size may have more members, but not more than these. */
    private static final int MOST_MEMBERS = 64;

    private Instances() {}

    static boolean areNeeded(Claim claim) {
        return !families(claim.scope()).isEmpty();
    }

    /** The claims at each size, derivatives carried out. */
    static List<Claim> of(Claim written) {
        Claim claim = written.of(Differentiation.carryOut(written.left()), Differentiation.carryOut(written.right()));
        Set<String> sizes = new TreeSet<>();
        families(claim.scope())
                .values()
                .forEach(family -> sizes.addAll(family.length().freeNames()));
        List<Claim> instances = new ArrayList<>();
        for (int size = 1; size <= (sizes.isEmpty() ? 1 : LARGEST_SIZE); size++) {
            Map<Sym, Expr> values = new LinkedHashMap<>();
            for (String name : sizes) {
                values.put(Expr.symbol(name), Expr.num(size));
            }
            addWithIndices(claim, values, sizes, instances);
        }
        return instances;
    }

    private static Map<String, Domain.Power> families(Scope scope) {
        Map<String, Domain.Power> families = new LinkedHashMap<>();
        scope.variables().forEach((name, domain) -> {
            if (domain instanceof Domain.Power power) {
                families.put(name, power);
            }
        });
        return families;
    }

    /** One claim for each value of each free index that runs up to a size. */
    private static void addWithIndices(Claim claim, Map<Sym, Expr> values, Set<String> sizes, List<Claim> instances) {
        for (Map.Entry<String, Domain> variable : claim.scope().variables().entrySet()) {
            Sym index = Expr.symbol(variable.getKey());
            boolean runsUpToSize = variable.getValue() instanceof Domain.IntegerRange range
                    && range.lower().isPresent()
                    && range.upper()
                            .map(end -> !end.freeNames().isEmpty() && sizes.containsAll(end.freeNames()))
                            .orElse(false);
            if (runsUpToSize && !values.containsKey(index) && !sizes.contains(variable.getKey())) {
                Domain.IntegerRange range = (Domain.IntegerRange) variable.getValue();
                for (long value = literal(range.lower().orElseThrow(), values);
                        value <= literal(range.upper().orElseThrow(), values);
                        value++) {
                    Map<Sym, Expr> more = new LinkedHashMap<>(values);
                    more.put(index, Expr.num(value));
                    addWithIndices(claim, more, sizes, instances);
                }
                return;
            }
        }
        instances.add(instance(claim, values));
    }

    private static long literal(Expr bound, Map<Sym, Expr> values) {
        Expr literal = Unrolling.of(bound.substitute(values), 0);
        if (literal instanceof Num num && num.value().isInteger()) {
            return num.value().numerator().longValueExact();
        }
        throw new IllegalArgumentException("the size " + bound + " is not an integer at " + values);
    }

    private static Claim instance(Claim claim, Map<Sym, Expr> values) {
        Scope scope = Scope.EMPTY;
        Map<String, Domain.Power> families = families(claim.scope());
        for (Map.Entry<String, Domain> variable : claim.scope().variables().entrySet()) {
            Domain.Power family = families.get(variable.getKey());
            if (family != null) {
                long members = literal(family.length(), values);
                if (members > MOST_MEMBERS) {
                    throw new IllegalArgumentException("the family " + variable.getKey() + " has " + members
                            + " members; at most " + MOST_MEMBERS + " are looked at");
                }
                for (long i = 1; i <= members; i++) {
                    scope = scope.with(member(variable.getKey(), Expr.num(i)), family.base());
                }
            } else if (!values.containsKey(Expr.symbol(variable.getKey()))) {
                scope = scope.with(variable.getKey(), atSize(variable.getValue(), values));
            }
        }
        List<Cond> given = claim.scope().given().stream()
                .map(cond -> cond.map(part -> written(part, values, families)))
                .toList();
        List<String> parameters = claim.in().stream()
                .flatMap(name -> Optional.ofNullable(families.get(name))
                        .map(family -> members(name, literal(family.length(), values)))
                        .orElseGet(() -> Stream.of(name)))
                .toList();
        return claim.over(
                        written(claim.left(), values, families),
                        written(claim.right(), values, families),
                        scope.given(given))
                .in(claim.sense(), parameters);
    }

    private static Stream<String> members(String family, long size) {
        return LongStream.rangeClosed(1, size).mapToObj(i -> member(family, Expr.num(i)));
    }

    private static Domain atSize(Domain domain, Map<Sym, Expr> values) {
        if (domain instanceof Domain.Vector vector) {
            return Domain.vector(Unrolling.of(vector.length().substitute(values), 0));
        }
        return domain instanceof Domain.Simplex simplex
                ? new Domain.Simplex(Unrolling.of(simplex.length().substitute(values), 0), simplex.closed())
                : domain;
    }

    private static Expr written(Expr formula, Map<Sym, Expr> values, Map<String, Domain.Power> families) {
        return ofMembers(Unrolling.of(formula.substitute(values), LARGEST_SIZE), families);
    }

    /** {@code q[1, k]} as the entry k of {@code q[1]}, and {@code x[1]} as a variable. */
    private static Expr ofMembers(Expr formula, Map<String, Domain.Power> families) {
        Expr inner = formula.map(part -> ofMembers(part, families));
        if (!(inner instanceof Entry entry) || !families.containsKey(entry.vector())) {
            return inner;
        }
        return entry.row().isPresent()
                ? Entry.of(member(entry.vector(), entry.row().get()), entry.index())
                : Expr.symbol(member(entry.vector(), entry.index()));
    }

    private static String member(String family, Expr index) {
        if (!(index instanceof Num)) {
            throw new IllegalArgumentException("which member of " + family + " is meant by the index " + index
                    + " depends on the values of other variables");
        }
        return family + "[" + index + "]";
    }
}
