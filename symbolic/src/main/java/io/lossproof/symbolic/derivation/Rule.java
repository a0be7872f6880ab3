package io.lossproof.symbolic.derivation;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.IndexNames;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rewriting of one node: a name for the reader, what it matches, and the side conditions. The rule does not apply
 * unless each side condition is proved.
 */
public record Rule(String name, Pattern pattern) {

    /** What a rule makes of a node, if it matches. */
    @FunctionalInterface
    public interface Pattern {
        Optional<Rewrite> match(Expr node, Scope scope);
    }

    /** The new form, and the side conditions under which it is equal to the old one. */
    public record Rewrite(Expr result, List<Cond> conditions) {
        static Optional<Rewrite> to(Expr result, Cond... conditions) {
            return Optional.of(new Rewrite(result, List.of(conditions)));
        }
    }

    /** The rewriting, if the node matches and every side condition is proved over the scope. */
    public Optional<Rewrite> apply(Expr node, Scope scope) {
        return pattern.match(node, scope)
                .filter(rewrite -> rewrite.conditions().stream().allMatch(cond -> ZeroTest.holds(cond, scope)));
    }

    /** A condition for a reader, with plain names for bound indices. */
    static String shown(Cond cond) {
        Set<String> names = new TreeSet<>();
        cond.forEachExpr(part -> names.addAll(part.freeNames()));
        return named(cond, names.stream().filter(name -> name.charAt(0) == '$').toList(), new IndexNames(names));
    }

    private static String named(Cond cond, List<String> bound, IndexNames names) {
        return bound.isEmpty()
                ? cond.toString()
                : names.whileTaken(
                        Num.ONE,
                        name -> named(
                                cond.map(part -> part.substitute(Expr.symbol(bound.get(0)), name)),
                                bound.subList(1, bound.size()),
                                names));
    }
}
