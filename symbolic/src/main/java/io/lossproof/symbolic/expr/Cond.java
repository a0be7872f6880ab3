package io.lossproof.symbolic.expr;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A condition on real values: where an operator is defined, which case of a piecewise formula applies. */
public sealed interface Cond {

    Cond TRUE = new Constant(true);
    Cond FALSE = new Constant(false);

    /** The same condition with {@code change} applied to each expression that it compares. */
    Cond map(UnaryOperator<Expr> change);

    /** Hands over each expression that the condition compares. */
    void forEachExpr(Consumer<Expr> action);

    /** The condition that holds exactly where this one does not (and its expressions are defined). */
    Cond negate();

    /** {@code left REL right}. */
    record Compare(Relation relation, Expr left, Expr right) implements Cond {
        @Override
        public Cond map(UnaryOperator<Expr> change) {
            return new Compare(relation, change.apply(left), change.apply(right));
        }

        @Override
        public void forEachExpr(Consumer<Expr> action) {
            action.accept(left);
            action.accept(right);
        }

        @Override
        public Cond negate() {
            return new Compare(relation.negate(), left, right);
        }

        /** The same in every run, unlike the hash of an enum. */
        @Override
        public int hashCode() {
            return (relation.symbol().hashCode() * 31 + left.hashCode()) * 31 + right.hashCode();
        }

        @Override
        public String toString() {
            return left + " " + relation.symbol() + " " + right;
        }
    }

    /** Every part holds. */
    record And(List<Cond> parts) implements Cond {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Cond map(UnaryOperator<Expr> change) {
            return new And(parts.stream().map(part -> part.map(change)).toList());
        }

        @Override
        public void forEachExpr(Consumer<Expr> action) {
            parts.forEach(part -> part.forEachExpr(action));
        }

        @Override
        public Cond negate() {
            return new Or(parts.stream().map(Cond::negate).toList());
        }

        @Override
        public String toString() {
            return parts.stream().map(part -> bracket(part, part instanceof Or)).collect(Collectors.joining(" && "));
        }
    }

    /** Some part holds. */
    record Or(List<Cond> parts) implements Cond {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Cond map(UnaryOperator<Expr> change) {
            return new Or(parts.stream().map(part -> part.map(change)).toList());
        }

        @Override
        public void forEachExpr(Consumer<Expr> action) {
            parts.forEach(part -> part.forEachExpr(action));
        }

        @Override
        public Cond negate() {
            return new And(parts.stream().map(Cond::negate).toList());
        }

        @Override
        public String toString() {
            return parts.stream().map(Cond::toString).collect(Collectors.joining(" || "));
        }
    }

    /** The value is an integer, or is not. Used to say where an operator is defined; it has no syntax. */
    record IsInteger(Expr value, boolean holds) implements Cond {
        @Override
        public Cond map(UnaryOperator<Expr> change) {
            return new IsInteger(change.apply(value), holds);
        }

        @Override
        public void forEachExpr(Consumer<Expr> action) {
            action.accept(value);
        }

        @Override
        public Cond negate() {
            return new IsInteger(value, !holds);
        }

        @Override
        public String toString() {
            return value + (holds ? " is an integer" : " is not an integer");
        }
    }

    /** Always or never. */
    record Constant(boolean value) implements Cond {
        @Override
        public Cond map(UnaryOperator<Expr> change) {
            return this;
        }

        @Override
        public void forEachExpr(Consumer<Expr> action) {}

        @Override
        public Cond negate() {
            return value ? FALSE : TRUE;
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** Whether each formula of a condition is such. */
    static boolean allMatch(Cond cond, Predicate<Expr> suchFormula) {
        boolean[] all = {true};
        cond.forEachExpr(expr -> all[0] = all[0] && suchFormula.test(expr));
        return all[0];
    }

    static Cond compare(Expr left, Relation relation, Expr right) {
        return new Compare(relation, left, right);
    }

    static Cond positive(Expr value) {
        return compare(value, Relation.GREATER, Num.ZERO);
    }

    static Cond nonnegative(Expr value) {
        return compare(value, Relation.AT_LEAST, Num.ZERO);
    }

    static Cond nonzero(Expr value) {
        return compare(value, Relation.UNEQUAL, Num.ZERO);
    }

    static Cond and(Cond... parts) {
        return new And(List.of(parts));
    }

    static Cond or(Cond... parts) {
        return new Or(List.of(parts));
    }

    private static String bracket(Cond cond, boolean needed) {
        return needed ? "(" + cond + ")" : cond.toString();
    }
}
