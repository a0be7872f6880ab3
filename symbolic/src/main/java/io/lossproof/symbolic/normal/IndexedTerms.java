package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula as a sum of indexed sums and a rest, {@code Σ_k b(k) + rest}: sums over the same range are joined, factors
 * that stand before them go into the body.
 *
 * @param index the symbol that stands for every bound index
 * @param bodies what is summed, by range
 * @param rest the terms that are not indexed sums
 */
record IndexedTerms(Sym index, Map<Ends, Expr> bodies, Expr rest) {

    /** The ends of a range, both included. */
    record Ends(Expr lower, Expr upper) {}

    static IndexedTerms of(Expr formula, Sym index) {
        Map<Ends, List<Expr>> bodies = new LinkedHashMap<>();
        List<Expr> rest = new ArrayList<>();
        collect(formula, List.of(), index, bodies, rest);
        Map<Ends, Expr> joined = new LinkedHashMap<>();
        bodies.forEach((ends, terms) -> joined.put(ends, sum(terms)));
        return new IndexedTerms(index, joined, sum(rest));
    }

    /** One sum of the formula again. */
    Expr sumOver(Ends ends, Expr body) {
        return Reduce.sum(index, ends.lower(), ends.upper(), body);
    }

    static Expr sum(List<Expr> terms) {
        return switch (terms.size()) {
            case 0 -> Num.ZERO;
            case 1 -> terms.get(0);
            default -> Apply.of(Op.ADD, terms);
        };
    }

    private static boolean hasSum(Expr expr) {
        if (expr instanceof Reduce reduce) {
            return reduce.kind() == Reduce.Kind.SUM;
        }
        return expr instanceof Apply apply
                && switch (apply.op()) {
                    case ADD, NEGATE, MULTIPLY -> apply.arguments().stream().anyMatch(IndexedTerms::hasSum);
                    case DIVIDE -> hasSum(apply.argument(0));
                    default -> false;
                };
    }

    private static void collect(
            Expr expr, List<Expr> factors, Sym index, Map<Ends, List<Expr>> bodies, List<Expr> rest) {
        if (expr instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM) {
            bodies.computeIfAbsent(new Ends(reduce.lower(), reduce.upper()), ends -> new ArrayList<>())
                    .add(product(factors, reduce.bodyAt(index)));
            return;
        }
        if (expr instanceof Apply apply && hasSum(apply)) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case ADD:
                    a.forEach(term -> collect(term, factors, index, bodies, rest));
                    return;
                case NEGATE:
                    collect(a.get(0), with(factors, Expr.num(-1)), index, bodies, rest);
                    return;
                case DIVIDE:
                    collect(a.get(0), with(factors, Expr.divide(Num.ONE, a.get(1))), index, bodies, rest);
                    return;
                case MULTIPLY:
                    List<Expr> sums = a.stream().filter(IndexedTerms::hasSum).toList();
                    if (sums.size() == 1) {
                        List<Expr> more = new ArrayList<>(factors);
                        a.stream().filter(factor -> !hasSum(factor)).forEach(more::add);
                        collect(sums.get(0), more, index, bodies, rest);
                        return;
                    }
                    break;
                default:
                    break;
            }
        }
        rest.add(product(factors, expr));
    }

    private static List<Expr> with(List<Expr> factors, Expr factor) {
        List<Expr> more = new ArrayList<>(factors);
        more.add(factor);
        return more;
    }

    private static Expr product(List<Expr> factors, Expr last) {
        return factors.isEmpty() ? last : Apply.of(Op.MULTIPLY, with(factors, last));
    }
}
