package io.lossproof.numeric.sample;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Moves a point towards the given conditions: where a comparison fails, one of its variables is drawn again from where
 * it holds, or set to the solution of an equation.
 */
final class Conditions {

    private static final int ROUNDS = 12;

    private final Space space;
    private final List<Cond.Compare> comparisons = new ArrayList<>();

    Conditions(Space space) {
        this.space = space;
        space.scope().given().forEach(this::collect);
    }

    /** The same point where all conditions hold or none can be repaired; the result must be tested again. */
    Point repaired(Point start, Stratum stratum, SplitMix64 random) {
        Point point = start;
        int failures = 0;
        for (int round = 0; round < ROUNDS && failures < 2; round++) {
            Optional<Cond> broken = firstBroken(point);
            if (broken.isEmpty()) {
                return point;
            }
            Optional<Point> moved = repaired(broken.get(), point, stratum, random);
            failures = moved.isPresent() ? 0 : failures + 1;
            point = moved.orElse(point);
        }
        return point;
    }

    private Optional<Cond> firstBroken(Point point) {
        return space.scope().given().stream()
                .filter(cond -> Evaluation.holds(cond, point).equals(Optional.of(false)))
                .findFirst();
    }

    private Optional<Point> repaired(Cond cond, Point point, Stratum stratum, SplitMix64 random) {
        if (cond instanceof Cond.And and) {
            return and.parts().stream()
                    .filter(part -> Evaluation.holds(part, point).equals(Optional.of(false)))
                    .findFirst()
                    .flatMap(part -> repaired(part, point, stratum, random));
        }
        if (cond instanceof Cond.Or or) {
            Cond chosen = or.parts().get(random.below(or.parts().size()));
            return repaired(chosen, point, stratum, random);
        }
        if (!(cond instanceof Cond.Compare compare)) {
            return Optional.empty();
        }
        Cond parts = parts(compare.left(), compare.relation(), compare.right());
        return parts instanceof Cond.And and
                ? repaired(and, point, stratum, random)
                : repaired(compare, point, stratum, random);
    }

    /** {@code max(a, b) <= c} as {@code a <= c && b <= c}, the same for min, and from right to left. */
    private static Cond parts(Expr left, Relation relation, Expr right) {
        boolean less = relation == Relation.LESS || relation == Relation.AT_MOST;
        boolean more = relation == Relation.GREATER || relation == Relation.AT_LEAST;
        if (left instanceof Apply apply && ((less && apply.op() == Op.MAX) || (more && apply.op() == Op.MIN))) {
            return new Cond.And(apply.arguments().stream()
                    .map(part -> Cond.compare(part, relation, right))
                    .toList());
        }
        if (right instanceof Apply apply && ((more && apply.op() == Op.MAX) || (less && apply.op() == Op.MIN))) {
            return new Cond.And(apply.arguments().stream()
                    .map(part -> Cond.compare(left, relation, part))
                    .toList());
        }
        return Cond.TRUE;
    }

    private Optional<Point> repaired(Cond.Compare compare, Point point, Stratum stratum, SplitMix64 random) {
        List<Expr> unknowns = unknowns(boundary(compare), point, space, random);
        while (!unknowns.isEmpty()) {
            Expr unknown = unknowns.remove(random.below(unknowns.size()));
            Optional<Point> moved = moved(compare, point, unknown, stratum, random);
            if (moved.isPresent()) {
                return moved;
            }
        }
        return Optional.empty();
    }

    /**
     * The solutions of all conditions cut the values of the unknown into pieces, on each of which a condition holds
     * throughout or nowhere. One value of each piece is tried; that which leaves the fewest conditions broken is taken.
     */
    private Optional<Point> moved(Cond.Compare compare, Point point, Expr unknown, Stratum stratum, SplitMix64 random) {
        Optional<Point> best = Optional.empty();
        long fewest = Long.MAX_VALUE;
        List<Bounds> pieces = pieces(unknown, point);
        int first = pieces.isEmpty() ? 0 : random.below(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Bounds piece = pieces.get((first + i) % pieces.size());
            RealSet allowed = set(space, unknown, point).intersect(piece);
            if (allowed.isEmpty()) {
                continue;
            }
            Rational value = allowed.draw(stratum, random, isSmall(space, unknown));
            Optional<Point> candidate = with(space, point, unknown, value)
                    .filter(moved -> Evaluation.holds(compare, moved).equals(Optional.of(true)));
            long broken = candidate.map(this::broken).orElse(Long.MAX_VALUE);
            if (broken < fewest) {
                fewest = broken;
                best = candidate;
            }
        }
        return best;
    }

    private long broken(Point point) {
        return space.scope().given().stream()
                .filter(cond -> Evaluation.holds(cond, point).equals(Optional.of(false)))
                .count();
    }

    private List<Bounds> pieces(Expr unknown, Point point) {
        TreeSet<Rational> cuts = new TreeSet<>();
        for (Cond.Compare compare : comparisons) {
            cuts.addAll(boundary(compare).solve(unknown, point));
        }
        List<Bounds> pieces = new ArrayList<>();
        Bounds rest = Bounds.ALL;
        for (Rational cut : cuts) {
            pieces.add(rest.intersect(Bounds.below(cut)));
            pieces.add(Bounds.point(cut));
            rest = Bounds.above(cut);
        }
        pieces.add(rest);
        return pieces;
    }

    private static Breakpoint boundary(Cond.Compare compare) {
        return new Breakpoint(compare.left(), compare.right(), List.of());
    }

    private void collect(Cond cond) {
        if (cond instanceof Cond.Compare compare) {
            comparisons.add(compare);
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(this::collect);
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(this::collect);
        }
    }

    /** The scalars and, one for each vector, the entries that a breakpoint may be solved for; lengths are fixed. */
    static List<Expr> unknowns(Breakpoint breakpoint, Point point, Space space, SplitMix64 random) {
        List<Expr> unknowns = new ArrayList<>();
        for (String name : breakpoint.names()) {
            unknown(name, breakpoint, point, space, random).ifPresent(unknowns::add);
        }
        return unknowns;
    }

    /** The variable of that name, or one of its entries that the breakpoint names, or any of them. */
    static Optional<Expr> unknown(String name, Breakpoint breakpoint, Point point, Space space, SplitMix64 random) {
        if (point.scalar(name).isPresent()) {
            return space.isLength(name) ? Optional.empty() : Optional.of(Expr.symbol(name));
        }
        Optional<List<Rational>> entries = point.vector(name);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> named = new ArrayList<>();
        collectEntries(name, breakpoint.left(), point, named);
        collectEntries(name, breakpoint.right(), point, named);
        if (named.isEmpty()) {
            return Optional.of(
                    Entry.of(name, Expr.num(1L + random.below(entries.get().size()))));
        }
        return Optional.of(named.get(random.below(named.size())));
    }

    private static void collectEntries(String vector, Expr expr, Point point, List<Expr> named) {
        if (expr instanceof Entry entry && entry.vector().equals(vector)) {
            Evaluation.exact(entry.index(), point)
                    .filter(index -> point.entry(vector, index).isPresent())
                    .ifPresent(index -> named.add(Entry.of(vector, Expr.num(index))));
        }
        expr.forEachPart(part -> collectEntries(vector, part, point, named));
    }

    static RealSet set(Space space, Expr unknown, Point point) {
        if (unknown instanceof Entry entry) {
            int length = point.vector(entry.vector()).orElse(List.of()).size();
            return space.entrySet(entry.vector(), length);
        }
        return space.set(nameOf(unknown), point);
    }

    static Optional<Point> with(Space space, Point point, Expr unknown, Rational value) {
        if (unknown instanceof Entry entry) {
            int at = Evaluation.exact(entry.index(), point)
                            .orElseThrow()
                            .numerator()
                            .intValueExact()
                    - 1;
            return space.withEntry(point, entry.vector(), at, value);
        }
        return Optional.of(point.with(nameOf(unknown), value));
    }

    private static String nameOf(Expr unknown) {
        return ((Sym) unknown).name();
    }

    private static boolean isSmall(Space space, Expr unknown) {
        return !(unknown instanceof Entry) && space.isSmall(nameOf(unknown));
    }
}
