package io.lossproof.symbolic.kkt;

import io.lossproof.symbolic.calculus.Arrangement;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.DerivativeSteps;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.kkt.KktCondition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Minimise f subject to h = 0 and g <= 0. The Lagrangian is {@code f + λᵀh + μᵀg} with μ >= 0. An unknown is a scalar or
 * a vector, whose entries are free variables: what is said of it is said of its entry j, or of its entries i and j.
 *
 * @param objective f
 * @param equalities h, each with its multiplier λ
 * @param inequalities g, each with its multiplier μ
 * @param unknowns the names of what is sought
 * @param given the domains of the unknowns and of what f depends on otherwise; multipliers are real
 */
public record LikelihoodProblem(
        Expr objective,
        List<Constraint> equalities,
        List<Constraint> inequalities,
        List<String> unknowns,
        Scope given) {

    private static final Sym ROW = Expr.symbol("i");
    private static final Sym COLUMN = Expr.symbol("j");

    public LikelihoodProblem {
        equalities = List.copyOf(equalities);
        inequalities = List.copyOf(inequalities);
        unknowns = List.copyOf(unknowns);
        for (String unknown : unknowns) {
            if (given.domain(unknown).isEmpty()) {
                throw new IllegalArgumentException("the unknown " + unknown + " has no domain in " + given);
            }
        }
    }

    /** The same without the inequalities and their multipliers. */
    public LikelihoodProblem withoutInequalities() {
        return new LikelihoodProblem(objective, equalities, List.of(), unknowns, given);
    }

    /** The variables of the problem and its multipliers. */
    public Scope scope() {
        Scope scope = given;
        for (Constraint constraint : constraints()) {
            Domain domain = constraint.each().<Domain>map(Domain::vector).orElse(Domain.REAL);
            scope = scope.with(constraint.multiplier(), domain);
        }
        return scope;
    }

    /** The same with the indices i and j of entries of an unknown. */
    public Scope scope(String unknown) {
        return given.vectorLength(unknown)
                .map(length -> indexed(length).with(ROW.name(), Domain.index(length)))
                .orElseGet(this::scope);
    }

    private Scope indexed(Expr length) {
        return scope().with(COLUMN.name(), Domain.index(length));
    }

    private List<Constraint> constraints() {
        return Stream.concat(equalities.stream(), inequalities.stream()).toList();
    }

    /** {@code f + λᵀh + μᵀg}. */
    public Expr lagrangian() {
        List<Expr> terms = new ArrayList<>(List.of(objective));
        constraints().forEach(constraint -> terms.add(constraint.term()));
        return terms.size() == 1 ? objective : Apply.of(Op.ADD, terms);
    }

    /** The derivative {@code D(L, q[j])} of the Lagrangian, not carried out. */
    public Expr slopeOfLagrangian(String unknown) {
        return Derivative.of(lagrangian(), List.of(variable(unknown, COLUMN)));
    }

    /** The same carried out: it is to be zero. */
    public Expr slope(String unknown) {
        return Arrangement.shortest(Differentiation.carryOut(slopeOfLagrangian(unknown)), scope(unknown));
    }

    /** The way to the slope, step by step. */
    public Derivation slopeDerivation(String unknown) {
        return DerivativeSteps.carriedOut(Derivation.from(slopeOfLagrangian(unknown), scope(unknown)), slope(unknown));
    }

    /** The second derivative {@code D(L, q[i], q[j])} of the Lagrangian, not carried out. */
    public Expr curvatureOfLagrangian(String unknown) {
        return Derivative.of(lagrangian(), List.of(variable(unknown, ROW), variable(unknown, COLUMN)));
    }

    /** The same carried out. */
    public Expr curvature(String unknown) {
        return Arrangement.shortest(Differentiation.carryOut(curvatureOfLagrangian(unknown)), scope(unknown));
    }

    /** The unknown, or its entry. */
    private Expr variable(String unknown, Sym index) {
        return given.isVector(unknown) ? Entry.of(unknown, index) : Expr.symbol(unknown);
    }

    /** All conditions, in the order of their kinds. */
    public List<KktCondition> conditions() {
        List<KktCondition> conditions = new ArrayList<>();
        for (String unknown : unknowns) {
            Scope scope = given.vectorLength(unknown).map(this::indexed).orElseGet(this::scope);
            conditions.add(new KktCondition(Kind.STATIONARITY, slope(unknown), Relation.EQUAL, Num.ZERO, scope));
        }
        equalities.forEach(c -> conditions.add(condition(Kind.PRIMAL_FEASIBILITY, c, left(c), Relation.EQUAL)));
        inequalities.forEach(c -> conditions.add(condition(Kind.PRIMAL_FEASIBILITY, c, left(c), Relation.AT_MOST)));
        inequalities.forEach(
                c -> conditions.add(condition(Kind.DUAL_FEASIBILITY, c, c.multiplierAt(COLUMN), Relation.AT_LEAST)));
        inequalities.forEach(c -> conditions.add(
                condition(Kind.COMPLEMENTARITY, c, Expr.multiply(c.multiplierAt(COLUMN), left(c)), Relation.EQUAL)));
        return conditions;
    }

    private static Expr left(Constraint constraint) {
        return constraint.leftAt(COLUMN);
    }

    private KktCondition condition(Kind kind, Constraint constraint, Expr left, Relation relation) {
        Optional<Scope> indexed = constraint.each().map(this::indexed);
        return new KktCondition(kind, left, relation, Num.ZERO, indexed.orElseGet(this::scope));
    }

    /**
     * The conditions at a point: unknowns and multipliers by name, entries of vectors as formulas of the index {@link
     * Constraint#INDEX}. What has no value there stays free.
     */
    public List<KktCondition> conditionsAt(Map<String, Expr> values) {
        return conditions().stream()
                .map(condition -> condition.with(expr -> at(expr, values)))
                .toList();
    }

    private Expr at(Expr formula, Map<String, Expr> values) {
        Expr result = formula;
        for (Map.Entry<String, Expr> value : values.entrySet()) {
            result = scope().isVector(value.getKey())
                    ? result.substituteVector(
                            value.getKey(), index -> value.getValue().substitute(Constraint.INDEX, index))
                    : result.substitute(Expr.symbol(value.getKey()), value.getValue());
        }
        return result;
    }
}
