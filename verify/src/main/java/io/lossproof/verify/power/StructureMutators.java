package io.lossproof.verify.power;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Mistakes with variables, sums and cases. */
final class StructureMutators {

    private StructureMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator("swap two variables", StructureMutators::swappedVariables),
                new Mutator("another variable of the same domain", StructureMutators::anotherVariable),
                new Mutator("a sum from the second term", (part, scope) -> shiftedSum(part, true)),
                new Mutator("a sum without its last term", (part, scope) -> shiftedSum(part, false)),
                new Mutator("a product for a sum", (part, scope) -> otherKind(part)),
                new Mutator("an exponential for its softmax", (part, scope) -> unnormalised(part)),
                new Mutator("1 for a Kronecker delta", (part, scope) -> withoutDelta(part)),
                new Mutator("swap cases", (part, scope) -> swappedCases(part)),
                new Mutator("the end of a case", (part, scope) -> otherStrictness(part)),
                new Mutator("drop a case", (part, scope) -> droppedCase(part)));
    }

    // ---- variables ------------------------------------------------------------------------------------------------

    private static List<Expr> swappedVariables(Expr part, Scope scope) {
        Set<String> names = part.freeNames();
        List<String> declared = List.copyOf(scope.variables().keySet());
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            for (int j = i + 1; j < declared.size(); j++) {
                String first = declared.get(i);
                String second = declared.get(j);
                if (names.contains(first) && names.contains(second) && haveSameDomain(first, second, scope)) {
                    mutants.add(swapped(part, first, second));
                }
            }
        }
        return mutants;
    }

    /** Lengths are none of these: exchanged they would leave vectors of a wrong length. */
    private static boolean haveSameDomain(String first, String second, Scope scope) {
        return scope.domain(first).equals(scope.domain(second))
                && !scope.domain(first).equals(Optional.of(Domain.length()));
    }

    private static Expr swapped(Expr formula, String first, String second) {
        Expr inner = formula.map(part -> swapped(part, first, second));
        if (inner instanceof Sym symbol) {
            return Expr.symbol(other(symbol.name(), first, second));
        }
        if (inner instanceof Entry entry) {
            String vector = other(entry.vector(), first, second);
            return entry.row().isPresent()
                    ? Entry.of(vector, entry.row().get(), entry.index())
                    : Entry.of(vector, entry.index());
        }
        return inner;
    }

    private static String other(String name, String first, String second) {
        return name.equals(first) ? second : name.equals(second) ? first : name;
    }

    private static List<Expr> anotherVariable(Expr part, Scope scope) {
        String name = part instanceof Sym symbol ? symbol.name() : part instanceof Entry entry ? entry.vector() : "";
        if (scope.domain(name).isEmpty()) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (String other : scope.variables().keySet()) {
            if (!other.equals(name) && haveSameDomain(name, other, scope)) {
                mutants.add(part instanceof Entry entry ? renamed(entry, other) : Expr.symbol(other));
            }
        }
        return mutants;
    }

    private static Expr renamed(Entry entry, String other) {
        return entry.row()
                .map(row -> Entry.of(other, row, entry.index()))
                .orElseGet(() -> Entry.of(other, entry.index()));
    }

    // ---- sums -----------------------------------------------------------------------------------------------------

    private static List<Expr> shiftedSum(Expr part, boolean lower) {
        if (part instanceof Reduce reduce) {
            return List.of(shifted(reduce, lower));
        }
        return part instanceof Softmax softmax
                ? List.of(Softmax.of(shifted(softmax.logNormaliser(), lower), softmax.at()))
                : List.of();
    }

    private static Reduce shifted(Reduce reduce, boolean lower) {
        Sym index = Expr.freshIndex();
        return Reduce.over(
                reduce.kind(),
                index,
                lower ? plus(reduce.lower(), 1) : reduce.lower(),
                lower ? reduce.upper() : plus(reduce.upper(), -1),
                reduce.bodyAt(index));
    }

    private static Expr plus(Expr end, long change) {
        return end instanceof Num num
                ? Expr.num(num.value().add(Rational.of(change)))
                : Expr.add(end, Expr.num(change));
    }

    private static List<Expr> otherKind(Expr part) {
        if (!(part instanceof Reduce reduce)) {
            return List.of();
        }
        Reduce.Kind kind = switch (reduce.kind()) {
            case SUM -> Reduce.Kind.PRODUCT;
            case PRODUCT -> Reduce.Kind.SUM;
            case LOG_SUM_EXP -> Reduce.Kind.MAXIMUM;
            case MAXIMUM -> Reduce.Kind.LOG_SUM_EXP;
        };
        Sym index = Expr.freshIndex();
        return List.of(Reduce.over(kind, index, reduce.lower(), reduce.upper(), reduce.bodyAt(index)));
    }

    private static List<Expr> unnormalised(Expr part) {
        return part instanceof Softmax softmax ? List.of(Expr.exp(softmax.logit())) : List.of();
    }

    private static List<Expr> withoutDelta(Expr part) {
        return part instanceof Apply delta && delta.op() == Op.KRONECKERDELTA ? List.of(Num.ONE) : List.of();
    }

    // ---- cases ----------------------------------------------------------------------------------------------------

    private static List<Expr> swappedCases(Expr part) {
        if (!(part instanceof Piecewise piecewise)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        List<Piecewise.Case> cases = piecewise.cases();
        for (int i = 0; i < cases.size(); i++) {
            Piecewise.Case here = cases.get(i);
            boolean last = i == cases.size() - 1;
            Expr next = last ? piecewise.otherwise() : cases.get(i + 1).value();
            List<Piecewise.Case> changed = Mutation.replaced(cases, i, new Piecewise.Case(next, here.when()));
            mutants.add(
                    last
                            ? Piecewise.of(changed, here.value())
                            : Piecewise.of(
                                    Mutation.replaced(
                                            changed,
                                            i + 1,
                                            new Piecewise.Case(
                                                    here.value(),
                                                    cases.get(i + 1).when())),
                                    piecewise.otherwise()));
        }
        return mutants;
    }

    /** {@code <} for {@code <=}, and the other way round. */
    private static List<Expr> otherStrictness(Expr part) {
        if (!(part instanceof Piecewise piecewise)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        for (int i = 0; i < piecewise.cases().size(); i++) {
            Piecewise.Case here = piecewise.cases().get(i);
            if (here.when() instanceof Cond.Compare compare && isOrdered(compare.relation())) {
                Cond changed = Cond.compare(compare.left(), otherStrictness(compare.relation()), compare.right());
                mutants.add(Piecewise.of(
                        Mutation.replaced(piecewise.cases(), i, new Piecewise.Case(here.value(), changed)),
                        piecewise.otherwise()));
            }
        }
        return mutants;
    }

    private static boolean isOrdered(Relation relation) {
        return relation != Relation.EQUAL && relation != Relation.UNEQUAL;
    }

    private static Relation otherStrictness(Relation relation) {
        return switch (relation) {
            case LESS -> Relation.AT_MOST;
            case AT_MOST -> Relation.LESS;
            case GREATER -> Relation.AT_LEAST;
            case AT_LEAST -> Relation.GREATER;
            case EQUAL, UNEQUAL -> relation;
        };
    }

    private static List<Expr> droppedCase(Expr part) {
        if (!(part instanceof Piecewise piecewise)) {
            return List.of();
        }
        List<Expr> mutants = new ArrayList<>();
        piecewise.cases().forEach(here -> mutants.add(here.value()));
        mutants.add(piecewise.otherwise());
        return mutants;
    }
}
