package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Equality of two formulas up to what does not depend on named parameters. */
public final class Equivalence {

    private static final String ROW = "row";
    private static final String ENTRY = "entry";
    private static final int FIRST_ENTRIES = 3;

    private Equivalence() {}

    /** Whether {@code left - right} is proved to be free of the parameters: each partial derivative is zero. */
    public static ZeroTest.Answer upToConstant(Expr left, Expr right, List<String> parameters, Scope scope) {
        return orEqual(constantIn(Expr.subtract(left, right), left, right, parameters, scope), left, right, scope);
    }

    /** What is equal is equal up to a constant and up to scale, wherever it is defined. */
    private static ZeroTest.Answer orEqual(ZeroTest.Answer answer, Expr left, Expr right, Scope scope) {
        if (answer.isProved()) {
            return answer;
        }
        ZeroTest.Answer equal = ZeroTest.equal(left, right, scope);
        return equal.isProved() ? equal : answer;
    }

    /** Whether the partial derivatives in the parameters are proved to be equal. */
    public static ZeroTest.Answer sameGradient(Expr left, Expr right, List<String> parameters, Scope scope) {
        Scope indexed = indexed(parameters, scope);
        ZeroTest.Answer last = ZeroTest.Answer.none("no parameter is named");
        for (String parameter : parameters) {
            List<Expr> variables = List.of(variable(parameter, scope));
            last = ZeroTest.equal(Derivative.of(left, variables), Derivative.of(right, variables), indexed);
            if (!last.isProved()) {
                return last;
            }
        }
        return last;
    }

    /**
     * Whether {@code left = c right + d} is proved for a positive c and a d that are free of the parameters. Candidates
     * for c are 1 and the quotient of the first derivatives in the first parameter.
     */
    public static ZeroTest.Answer upToScale(Expr left, Expr right, List<String> parameters, Scope scope) {
        ZeroTest.Answer unscaled = upToConstant(left, right, parameters, scope);
        return unscaled.isProved() ? unscaled : scaled(left, right, parameters, scope);
    }

    private static ZeroTest.Answer scaled(Expr left, Expr right, List<String> parameters, Scope scope) {
        try {
            Optional<Expr> factor = factor(left, right, parameters, scope);
            if (factor.isEmpty()) {
                ZeroTest.Answer constant = constantIn(Expr.subtract(left, right), left, right, parameters, scope);
                if (constant.isProved()) {
                    return constant;
                }
                return ZeroTest.Answer.none("no factor free of " + String.join(", ", parameters) + " was found");
            }
            if (!ZeroTest.holds(Cond.positive(factor.get()), scope)) {
                return ZeroTest.Answer.none("that the factor " + factor.get() + " is positive is not proved");
            }
            Expr scaled = Expr.multiply(factor.get(), right);
            return constantIn(Expr.subtract(left, scaled), left, scaled, parameters, scope);
        } catch (Differentiation.NoDerivativeException e) {
            return ZeroTest.Answer.none(String.valueOf(e.getMessage()));
        }
    }

    /** The factor between two losses with proportional gradients, free of the parameters. */
    private static Optional<Expr> factor(Expr left, Expr right, List<String> parameters, Scope scope) {
        Scope indexed = indexed(parameters, scope);
        for (String parameter : parameters) {
            for (Expr variable : variables(parameter, scope)) {
                Expr above = Differentiation.derivative(left, variable);
                Expr below = Differentiation.derivative(right, variable);
                if (ZeroTest.zero(below, indexed).isProved()) {
                    continue;
                }
                Optional<Expr> factor = ZeroTest.normalFormInSomeCase(Expr.divide(above, below), indexed)
                        .filter(q -> parameters.stream().allMatch(q::isFreeOf)
                                && q.isFreeOf(index(ROW, scope).name())
                                && q.isFreeOf(index(ENTRY, scope).name()));
                if (factor.isPresent()) {
                    return factor;
                }
            }
        }
        return Optional.empty();
    }

    /** The variable of a parameter, and the first entries of a vector of known length, which a sum may spell out. */
    private static List<Expr> variables(String parameter, Scope scope) {
        List<Expr> variables = new ArrayList<>();
        Expr length = scope.vectorLength(parameter).orElse(Num.ZERO);
        for (int k = 1;
                k <= FIRST_ENTRIES && length instanceof Num n && n.value().compareTo(Rational.of(k)) >= 0;
                k++) {
            variables.add(Entry.of(parameter, Expr.num(Rational.of(k))));
        }
        variables.add(variable(parameter, scope));
        return variables;
    }

    private static ZeroTest.Answer constantIn(
            Expr difference, Expr left, Expr right, List<String> parameters, Scope scope) {
        try {
            Scope indexed = indexed(parameters, scope);
            Optional<String> obstacle = obstacle(left, right, parameters, scope);
            if (obstacle.isPresent()) {
                return ZeroTest.Answer.none(obstacle.get());
            }
            List<String> cases = new ArrayList<>();
            int atoms = 0;
            int terms = 0;
            for (String parameter : parameters) {
                Expr slope = Differentiation.derivative(difference, variable(parameter, scope));
                ZeroTest.Answer answer = ZeroTest.zero(slope, indexed);
                ZeroTest.Answer defined = ZeroTest.definedWhere(Num.ZERO, slope, indexed);
                if (!defined.isProved()) {
                    return defined;
                }
                if (!answer.isProved()) {
                    return ZeroTest.Answer.none("that the difference does not depend on " + parameter
                            + " is not proved: " + answer.reason());
                }
                Proof proof = answer.proof().orElseThrow();
                cases.addAll(proof.cases());
                atoms = Math.max(atoms, proof.atoms());
                terms = Math.max(terms, proof.terms());
            }
            ZeroTest.Answer defined = ZeroTest.definedWhere(left, right, scope);
            List<String> conditions = defined.proof().orElseThrow().conditions();
            return new ZeroTest.Answer(Optional.of(new Proof(cases, conditions, atoms, terms)), "");
        } catch (Differentiation.NoDerivativeException e) {
            return ZeroTest.Answer.none(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Why a vanishing derivative would not mean a constant: it does on a connected domain on which everything is defined.
     * {@code arctan(x)} and {@code -arctan(1/x)} have the same derivative and differ by one constant on each side of 0.
     */
    private static Optional<String> obstacle(Expr left, Expr right, List<String> parameters, Scope scope) {
        for (String parameter : parameters) {
            Domain domain = scope.domain(parameter).orElse(Domain.NONZERO);
            if (!isConnected(domain)) {
                return Optional.of("the domain of " + parameter + " is not connected");
            }
        }
        for (Cond given : scope.given()) {
            if (!keepsConvex(given, parameters)) {
                return Optional.of("the given condition " + given + " may leave a domain that is not connected");
            }
        }
        boolean defined = ZeroTest.definedWhere(Num.ZERO, left, scope).isProved()
                && ZeroTest.definedWhere(Num.ZERO, right, scope).isProved();
        return defined ? Optional.empty() : Optional.of("that both sides are defined everywhere is not proved");
    }

    private static boolean isConnected(Domain domain) {
        return domain instanceof Domain.Power power
                ? isConnected(power.base())
                : domain instanceof Domain.Interval
                        || domain instanceof Domain.Vector
                        || domain instanceof Domain.Simplex;
    }

    /** Whether the parameters that satisfy a condition form a convex set, whatever the values of the other variables. */
    private static boolean keepsConvex(Cond cond, List<String> parameters) {
        if (cond instanceof Cond.And and) {
            return and.parts().stream().allMatch(part -> keepsConvex(part, parameters));
        }
        if (cond instanceof Cond.Compare compare && compare.relation() != Relation.UNEQUAL) {
            return Polynomial.light(Expr.subtract(compare.left(), compare.right())).terms().keySet().stream()
                    .allMatch(term -> isAffine(term, parameters));
        }
        return Cond.allMatch(cond, expr -> parameters.stream().allMatch(expr::isFreeOf));
    }

    private static boolean isAffine(Monomial term, List<String> parameters) {
        int degree = 0;
        for (Map.Entry<Expr, Rational> factor : term.exponents().entrySet()) {
            Expr atom = factor.getKey();
            if (parameters.stream().allMatch(atom::isFreeOf)) {
                continue;
            }
            boolean isVariable = atom instanceof Sym
                    || atom instanceof Entry entry
                            && parameters.stream()
                                    .allMatch(name -> entry.index().isFreeOf(name)
                                            && entry.row()
                                                    .map(row -> row.isFreeOf(name))
                                                    .orElse(true));
            if (!isVariable || !factor.getValue().isOne() || ++degree > 1) {
                return false;
            }
        }
        return true;
    }

    /** The variable that a parameter's derivative is taken in: itself, or an entry of a vector or a family of vectors. */
    public static Expr variable(String parameter, Scope scope) {
        if (scope.family(parameter).isPresent()) {
            return Entry.of(parameter, index(ROW, scope), index(ENTRY, scope));
        }
        return scope.isVector(parameter) ? Entry.of(parameter, index(ENTRY, scope)) : Expr.symbol(parameter);
    }

    /** An index whose name no variable of the scope has. */
    private static Sym index(String name, Scope scope) {
        return scope.domain(name).isEmpty() ? Expr.symbol(name) : index(name + "_", scope);
    }

    /** The scope with the indices of that entry. */
    public static Scope indexed(List<String> parameters, Scope scope) {
        Scope indexed = scope;
        for (String parameter : parameters) {
            Optional<Domain.Power> family = scope.family(parameter);
            Optional<Expr> length =
                    family.isPresent() ? family.get().base().vectorLength() : scope.vectorLength(parameter);
            if (family.isPresent()) {
                indexed = indexed.with(
                        index(ROW, scope).name(), Domain.index(family.get().length()));
            }
            if (length.isPresent()) {
                indexed = indexed.with(index(ENTRY, scope).name(), Domain.index(length.get()));
            }
        }
        return indexed;
    }
}
