package io.lossproof.symbolic.expectation;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expectation.Term.Quadratic;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the line into the intervals on which a formula has neither absolute values nor extremes nor cases: at the points
 * where what they compare is equal. These comparisons must be linear in x and the order of the points must be proved. What
 * happens at the points themselves does not matter to an integral.
 */
final class Cells {

    private static final int MOST = 24;

    private final Sym x;
    private final Scope scope;

    Cells(Sym x, Scope scope) {
        this.x = x;
        this.scope = scope;
    }

    /** An open interval, an end that is missing infinite, and the formula on it. */
    record Cell(Optional<Expr> lower, Optional<Expr> upper, Expr formula) {}

    List<Cell> of(Expr formula) {
        List<Cell> done = new ArrayList<>();
        split(new Cell(Optional.empty(), Optional.empty(), formula), done);
        return done;
    }

    private void split(Cell cell, List<Cell> done) {
        if (done.size() > MOST) {
            throw new NoClosedFormException("the formula has too many pieces");
        }
        Expr plain = withoutKinks(cell.formula());
        Optional<Expr> switching = switching(plain);
        if (switching.isEmpty()) {
            done.add(new Cell(cell.lower(), cell.upper(), plain));
            return;
        }
        Quadratic linear =
                Decomposition.quadratic(new Decomposition(x, scope.with(x.name(), Domain.REAL)).of(switching.get()));
        Expr slope = linear.first();
        boolean rises = ZeroTest.holds(Cond.positive(slope), scope);
        boolean falls = !rises && ZeroTest.holds(Cond.compare(slope, Relation.LESS, Num.ZERO), scope);
        if (!Folded.isZero(linear.second()) || !rises && !falls) {
            throw new NoClosedFormException("where " + switching.get() + " changes its sign is not known");
        }
        Expr point = Folded.quotient(Folded.negated(linear.constant()), slope);
        boolean isBelow = cell.lower().isPresent() && order(point, cell.lower().get()) <= 0;
        boolean isAbove = !isBelow
                && cell.upper().isPresent()
                && order(point, cell.upper().get()) >= 0;
        if (!isBelow) {
            Optional<Expr> end = isAbove ? cell.upper() : Optional.of(point);
            split(new Cell(cell.lower(), end, decided(plain, switching.get(), rises ? -1 : 1)), done);
        }
        if (!isAbove) {
            Optional<Expr> start = isBelow ? cell.lower() : Optional.of(point);
            split(new Cell(start, cell.upper(), decided(plain, switching.get(), rises ? 1 : -1)), done);
        }
    }

    /** -1, 0 or 1 as the first is proved to be below, equal or above. */
    private int order(Expr a, Expr b) {
        if (a.equals(b)) {
            return 0;
        }
        Expr difference = Expr.subtract(a, b);
        if (ZeroTest.holds(Cond.positive(difference), scope)) {
            return 1;
        }
        if (ZeroTest.holds(Cond.compare(difference, Relation.LESS, Num.ZERO), scope)) {
            return -1;
        }
        if (ZeroTest.zero(difference, scope).isProved()) {
            return 0;
        }
        throw new NoClosedFormException("whether " + a + " or " + b + " is larger is not known");
    }

    /** With each function of this kind written by cases of one comparison with 0. */
    private Expr withoutKinks(Expr formula) {
        if (formula.isFreeOf(x.name())) {
            return formula;
        }
        Expr inside = formula.map(this::withoutKinks);
        if (!(inside instanceof Apply apply)) {
            return inside;
        }
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case ABS -> bySign(a.get(0), a.get(0), Expr.negate(a.get(0)));
            case SIGN -> bySign(a.get(0), Num.ONE, Expr.num(-1));
            case RELU -> bySign(a.get(0), a.get(0), Num.ZERO);
            case MAX, MIN -> extreme(apply.op(), a);
            case CLIP -> extreme(Op.MIN, List.of(extreme(Op.MAX, List.of(a.get(0), a.get(1))), a.get(2)));
            default -> inside;
        };
    }

    private static Expr extreme(Op op, List<Expr> values) {
        Expr best = values.get(0);
        for (Expr value : values.subList(1, values.size())) {
            Expr difference = Expr.subtract(value, best);
            best = op == Op.MAX ? bySign(difference, value, best) : bySign(difference, best, value);
        }
        return best;
    }

    private static Expr bySign(Expr of, Expr above, Expr below) {
        return Piecewise.of(above, Cond.positive(of), below);
    }

    /** A difference that a case compares with 0, itself without cases; empty if there are no cases in x. */
    private Optional<Expr> switching(Expr formula) {
        if (formula.isFreeOf(x.name())) {
            return Optional.empty();
        }
        List<Expr> parts = new ArrayList<>();
        if (formula instanceof Piecewise piecewise) {
            piecewise.cases().forEach(c -> c.when().forEachExpr(parts::add));
        } else {
            formula.forEachPart(parts::add);
        }
        for (Expr part : parts) {
            Optional<Expr> inner = switching(part);
            if (inner.isPresent()) {
                return inner;
            }
        }
        if (!(formula instanceof Piecewise piecewise)) {
            return Optional.empty();
        }
        return piecewise.cases().stream()
                .map(c -> comparison(c.when()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> inValues(piecewise));
    }

    private Optional<Expr> inValues(Piecewise piecewise) {
        List<Expr> values = new ArrayList<>();
        piecewise.cases().forEach(c -> values.add(c.value()));
        values.add(piecewise.otherwise());
        return values.stream().map(this::switching).flatMap(Optional::stream).findFirst();
    }

    private Optional<Expr> comparison(Cond cond) {
        if (cond instanceof Cond.Compare compare) {
            Expr difference = difference(compare);
            return difference.isFreeOf(x.name()) ? Optional.empty() : Optional.of(difference);
        }
        List<Cond> parts =
                cond instanceof Cond.And and ? and.parts() : cond instanceof Cond.Or or ? or.parts() : List.of();
        return parts.stream().map(this::comparison).flatMap(Optional::stream).findFirst();
    }

    private static Expr difference(Cond.Compare compare) {
        return compare.right().equals(Num.ZERO) ? compare.left() : Expr.subtract(compare.left(), compare.right());
    }

    /** The formula where a difference has a sign: comparisons with it are decided, and cases without x stay. */
    private Expr decided(Expr formula, Expr difference, int sign) {
        if (formula.isFreeOf(x.name())) {
            return formula;
        }
        if (!(formula instanceof Piecewise piecewise)) {
            return formula.map(part -> decided(part, difference, sign));
        }
        List<Piecewise.Case> left = new ArrayList<>();
        for (Piecewise.Case c : piecewise.cases()) {
            Cond when = decided(c.when(), difference, sign);
            Expr value = decided(c.value(), difference, sign);
            if (when.equals(Cond.TRUE)) {
                return left.isEmpty() ? value : Piecewise.of(left, value);
            }
            if (!when.equals(Cond.FALSE)) {
                left.add(new Piecewise.Case(value, when));
            }
        }
        Expr otherwise = decided(piecewise.otherwise(), difference, sign);
        return left.isEmpty() ? otherwise : Piecewise.of(left, otherwise);
    }

    private Cond decided(Cond cond, Expr difference, int sign) {
        if (cond instanceof Cond.Compare compare) {
            return difference(compare).equals(difference)
                    ? new Cond.Constant(compare.relation().holds(sign))
                    : compare.map(part -> decided(part, difference, sign));
        }
        if (cond instanceof Cond.And and) {
            List<Cond> parts = and.parts().stream()
                    .map(part -> decided(part, difference, sign))
                    .filter(part -> !part.equals(Cond.TRUE))
                    .toList();
            return parts.contains(Cond.FALSE) ? Cond.FALSE : parts.isEmpty() ? Cond.TRUE : joined(parts, true);
        }
        if (cond instanceof Cond.Or or) {
            List<Cond> parts = or.parts().stream()
                    .map(part -> decided(part, difference, sign))
                    .filter(part -> !part.equals(Cond.FALSE))
                    .toList();
            return parts.contains(Cond.TRUE) ? Cond.TRUE : parts.isEmpty() ? Cond.FALSE : joined(parts, false);
        }
        throw new NoClosedFormException("the condition " + cond + " is not a comparison");
    }

    private static Cond joined(List<Cond> parts, boolean all) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return all ? new Cond.And(parts) : new Cond.Or(parts);
    }
}
