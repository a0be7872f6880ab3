package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves that two formulas are equal wherever both are defined on the whole domain, and that the right one is defined
 * wherever the left one is. Exact; no sampling, no tolerance. Without a proof nothing is said.
 */
public final class ZeroTest {

    private static final int MOST_LEAVES = 400;
    private static final int DEEPEST = 14;
    private static final int MOST_INSTANCES = 64;
    private static final int MOST_VALUES = 4;

    private final List<String> cases = new ArrayList<>();
    private final Set<String> conditions = new LinkedHashSet<>();
    private int leaves;
    /** Cases that are not empty. */
    private int shown;

    private int atoms;
    private int terms;

    private final Conclusion conclusion;

    private ZeroTest() {
        conclusion = this::cancel;
    }

    private ZeroTest(Conclusion conclusion) {
        this.conclusion = conclusion;
    }

    /** What is to be shown of both sides where both are defined. */
    @FunctionalInterface
    interface Conclusion {
        /**
         * Returns where it is shown; throws {@link NoNormalFormException} where it is not, and {@link CaseSplit} where
         * it is to be tried in each case by itself.
         */
        void show(Expr left, Expr right, Facts facts);
    }

    /** A proof, or why there is none. */
    public record Answer(Optional<Proof> proof, String reason) {
        static Answer none(String reason) {
            return new Answer(Optional.empty(), reason);
        }

        public boolean isProved() {
            return proof.isPresent();
        }
    }

    /** Whether {@code left == right} is proved over the scope, derivatives carried out first. */
    public static Answer equal(Expr left, Expr right, Scope scope) {
        try {
            Expr l = Differentiation.carryOut(left);
            Expr r = Differentiation.carryOut(right);
            Answer answer = onWholeDomain(l, r, scope);
            Answer found = answer.isProved() ? answer : byInstances(answer, l, r, scope, ZeroTest::onWholeDomain);
            return found.isProved() ? whereDifferentiable(found, left, right, scope) : found;
        } catch (Differentiation.NoDerivativeException e) {
            return Answer.none(String.valueOf(e.getMessage()));
        }
    }

    /** A derivative has no value where its formula has none, even if its rule gives one. */
    private static Answer whereDifferentiable(Answer proved, Expr left, Expr right, Scope scope) {
        Expr l = Differentiation.carryOutWhereDefined(left);
        if (left.contains(Derivative.class::isInstance)
                && assumingDefined(l, Facts.of(scope)).areContradictory()) {
            return Answer.none("the left side seems to be defined nowhere");
        }
        if (!right.contains(Derivative.class::isInstance)) {
            return proved;
        }
        Answer defined = definedWhere(l, Differentiation.carryOutWhereDefined(right), scope);
        return defined.isProved() ? proved : defined;
    }

    /** Whether one formula is proved to be defined wherever another one is; the values do not matter. */
    public static Answer definedWhere(Expr left, Expr right, Scope scope) {
        ZeroTest test = new ZeroTest();
        try {
            Expr l = Differentiation.carryOut(left);
            Expr r = Differentiation.carryOut(right);
            Facts facts = Facts.of(scope);
            test.discharge(l, r, facts, assumingDefined(l, facts));
            return new Answer(Optional.of(new Proof(List.of(), List.copyOf(test.conditions), 0, 0)), "");
        } catch (NoNormalFormException | Differentiation.NoDerivativeException e) {
            return Answer.none(String.valueOf(e.getMessage()));
        } catch (CaseSplit split) {
            return Answer.none("where both are defined depends on the sign of " + split.value());
        }
    }

    /** Whether a formula is zero over the scope, wherever it is defined. */
    public static Answer zero(Expr formula, Scope scope) {
        return equal(formula, Num.ZERO, scope);
    }

    /** Whether a condition holds at every point of the scope where its formulas are defined; not knowing is false. */
    public static boolean holds(Cond cond, Scope scope) {
        return proves(cond, Facts.of(scope));
    }

    /**
     * The formula rebuilt from its normal form, if there is one without case distinctions. It equals the formula
     * wherever that is defined; equal formulas mostly have equal forms.
     */
    public static Optional<Expr> normalForm(Expr formula, Scope scope) {
        try {
            Facts facts = assumingDefined(formula, Facts.of(scope));
            return Optional.of(new Normaliser(facts, new LinkedHashSet<>()).canonical(formula));
        } catch (NoNormalFormException | CaseSplit | Differentiation.NoDerivativeException e) {
            return Optional.empty();
        }
    }

    /** The normal form in one of the cases in which the formula has one: a guess at what it is in the others. */
    static Optional<Expr> normalFormInSomeCase(Expr formula, Scope scope) {
        try {
            Facts facts = assumingDefined(formula, Facts.of(scope));
            for (int depth = 0; depth < DEEPEST; depth++) {
                try {
                    return Optional.of(new Normaliser(facts, new LinkedHashSet<>()).canonical(formula));
                } catch (CaseSplit split) {
                    facts = split.kind() == CaseSplit.Kind.EQUAL
                            ? differentIndices(facts, split.value())
                            : facts.assuming(split.value(), Range.POSITIVE);
                }
            }
            return Optional.empty();
        } catch (NoNormalFormException e) {
            return Optional.empty();
        }
    }

    /** A way to judge two sides over a scope. */
    @FunctionalInterface
    interface Judgement {
        Answer of(Expr left, Expr right, Scope scope);
    }

    private static Answer onWholeDomain(Expr left, Expr right, Scope scope) {
        return onWholeDomain(left, right, scope, new ZeroTest());
    }

    /** Whether a conclusion is shown in every case, the right side being defined wherever the left one is. */
    static Answer onWholeDomain(Expr left, Expr right, Scope scope, Conclusion conclusion) {
        return onWholeDomain(left, right, scope, new ZeroTest(conclusion));
    }

    private static Answer onWholeDomain(Expr left, Expr right, Scope scope, ZeroTest test) {
        try {
            Facts facts = Facts.of(scope);
            Facts leftDefined = assumingDefined(left, facts);
            if (leftDefined.areContradictory() || leftDefined.areInconsistent()) {
                return Answer.none("the left side seems to be defined nowhere");
            }
            test.explore(left, right, facts, 0, "");
            if (test.shown == 0) {
                return Answer.none("the left side seems to be defined nowhere");
            }
            return new Answer(
                    Optional.of(new Proof(test.cases, List.copyOf(test.conditions), test.atoms, test.terms)), "");
        } catch (NoNormalFormException e) {
            return Answer.none(String.valueOf(e.getMessage()));
        }
    }

    /** A variable with few values: each by itself. */
    static Answer byInstances(Answer whole, Expr left, Expr right, Scope scope, Judgement judgement) {
        Set<String> used = new TreeSet<>(left.freeNames());
        used.addAll(right.freeNames());
        List<Map<Sym, Expr>> instances = new ArrayList<>(List.of(Map.of()));
        for (String name : used) {
            if (scope.domain(name).orElse(Domain.REAL) instanceof Domain.FiniteSet set
                    && instances.size() * set.values().size() <= MOST_INSTANCES) {
                List<Map<Sym, Expr>> more = new ArrayList<>();
                for (Map<Sym, Expr> instance : instances) {
                    for (Expr value : set.values()) {
                        Map<Sym, Expr> extended = new java.util.HashMap<>(instance);
                        extended.put(Expr.symbol(name), value);
                        more.add(extended);
                    }
                }
                instances = more;
            }
        }
        if (instances.size() == 1) {
            return whole;
        }
        List<String> cases = new ArrayList<>();
        Set<String> conditions = new LinkedHashSet<>();
        int atoms = 0;
        int terms = 0;
        for (Map<Sym, Expr> instance : instances) {
            Answer answer = judgement.of(left.substitute(instance), right.substitute(instance), scope);
            if (!answer.isProved()) {
                return whole;
            }
            Proof proof = answer.proof().orElseThrow();
            cases.add(instance.entrySet().stream()
                    .map(value -> value.getKey() + " = " + value.getValue())
                    .sorted()
                    .collect(java.util.stream.Collectors.joining(", ")));
            conditions.addAll(proof.conditions());
            atoms = Math.max(atoms, proof.atoms());
            terms = Math.max(terms, proof.terms());
        }
        return new Answer(Optional.of(new Proof(cases, List.copyOf(conditions), atoms, terms)), "");
    }

    // ---- cases ----------------------------------------------------------------------------------------------------

    private void explore(Expr left, Expr right, Facts facts, int depth, String label) {
        if (depth > DEEPEST || ++leaves > MOST_LEAVES) {
            throw new NoNormalFormException("too many case distinctions");
        }
        try {
            proveUnlessEmpty(left, right, facts);
            if (!label.isEmpty()) {
                cases.add(label);
            }
        } catch (CaseSplit split) {
            cases(left, right, facts, depth, label, split);
        }
    }

    private void cases(Expr left, Expr right, Facts facts, int depth, String label, CaseSplit split) {
        Expr value = split.value();
        switch (split.kind()) {
            case WEAK -> {
                signCase(left, right, facts, depth, label, value, Range.NONNEGATIVE, " >= 0");
                signCase(left, right, facts, depth, label, value, Range.NONNEGATIVE.negate(), " <= 0");
            }
            case STRICT -> {
                signCase(left, right, facts, depth, label, value, Range.POSITIVE, " > 0");
                signCase(left, right, facts, depth, label, value, Range.NEGATIVE, " < 0");
                if (!facts.excludes(value, Range.point(Rational.ZERO)) && !facts.holds(Cond.nonzero(value))) {
                    zeroCase(left, right, facts, depth, extended(label, value + " = 0"), value);
                }
            }
            case FROM_ZERO -> {
                signCase(left, right, facts, depth, label, value, Range.NONNEGATIVE, " >= 0");
                signCase(left, right, facts, depth, label, value, Range.NEGATIVE, " < 0");
            }
            case ABOVE_ZERO -> {
                signCase(left, right, facts, depth, label, value, Range.POSITIVE, " > 0");
                signCase(left, right, facts, depth, label, value, Range.NONNEGATIVE.negate(), " <= 0");
            }
            case EQUAL -> {
                zeroCase(left, right, facts, depth, extended(label, value + " = 0"), value);
                explore(left, right, differentIndices(facts, value), depth + 1, extended(label, value + " != 0"));
            }
        }
    }

    private static Facts differentIndices(Facts facts, Expr difference) {
        Expr opposite = Canonical.form(Polynomial.light(Expr.negate(difference)).toExpr());
        return facts.assumingUnequalIndices(difference).assumingUnequalIndices(opposite);
    }

    private void signCase(
            Expr left, Expr right, Facts facts, int depth, String label, Expr value, Range range, String sign) {
        if (facts.excludes(value, range)) {
            return;
        }
        Facts assumed = facts.assuming(value, range);
        List<Rational> few = fewValues(value, assumed);
        if (!few.isEmpty()) {
            for (Rational only : few) {
                Expr difference = Canonical.form(
                        Polynomial.light(Expr.subtract(value, Expr.num(only))).toExpr());
                zeroCase(left, right, facts, depth, extended(label, value + " = " + only), difference);
            }
            return;
        }
        explore(left, right, assumed, depth + 1, extended(label, value + sign));
    }

    /** All values that a formula may have, if they are few integers, or one number; otherwise none. */
    private static List<Rational> fewValues(Expr value, Facts facts) {
        Range range = facts.range(value);
        Optional<Rational> only = range.onlyValue();
        if (only.isPresent()) {
            return List.of(only.get());
        }
        Range integers = range.toIntegers();
        boolean isInteger = Polynomial.light(value).terms().entrySet().stream()
                .allMatch(term -> term.getValue().isInteger()
                        && facts.isInteger(term.getKey().toExpr()));
        if (!isInteger || integers.lower().isEmpty() || integers.upper().isEmpty()) {
            return List.of();
        }
        List<Rational> values = new ArrayList<>();
        Rational last = integers.upper().get();
        for (Rational at = integers.lower().get(); at.compareTo(last) <= 0; at = at.add(Rational.ONE)) {
            if (values.size() >= MOST_VALUES) {
                return List.of();
            }
            values.add(at);
        }
        return values;
    }

    /** Solves {@code value = 0} for a symbol and puts the solution in. */
    private void zeroCase(Expr left, Expr right, Facts facts, int depth, String label, Expr value) {
        Polynomial polynomial = Polynomial.light(value);
        for (Expr atom : polynomial.atoms().stream().sorted(Canonical.ORDER).toList()) {
            Rational slope = polynomial.terms().getOrDefault(Monomial.of(atom, Rational.ONE), Rational.ZERO);
            Polynomial rest = polynomial.minus(Polynomial.of(Monomial.of(atom, Rational.ONE), slope));
            boolean isVariable = atom instanceof Sym || atom instanceof Entry;
            if (isVariable
                    && !slope.isZero()
                    && rest.atoms().stream().noneMatch(other -> other.contains(atom::equals))) {
                Expr solution =
                        Canonical.form(rest.times(slope.reciprocal().negate()).toExpr());
                explore(
                        replaced(left, atom, solution),
                        replaced(right, atom, solution),
                        facts.assuming(value, Range.point(Rational.ZERO)),
                        depth + 1,
                        label);
                return;
            }
        }
        explore(left, right, facts.assuming(value, Range.point(Rational.ZERO)), depth + 1, label);
    }

    /** With a variable, or one entry of a vector, replaced where it stands; entries at bound indices are others. */
    private static Expr replaced(Expr expr, Expr variable, Expr value) {
        if (variable instanceof Sym symbol) {
            return expr.substitute(symbol, value);
        }
        return expr.equals(variable) ? value : expr.map(part -> replaced(part, variable, value));
    }

    private static String extended(String label, String more) {
        return label.isEmpty() ? more : label + ", " + more;
    }

    // ---- one case -------------------------------------------------------------------------------------------------

    /** A case in which no point is left, or the left side is defined nowhere, needs no proof. */
    private void proveUnlessEmpty(Expr left, Expr right, Facts facts) {
        try {
            prove(left, right, facts);
        } catch (NoNormalFormException e) {
            Facts leftDefined = assumingDefined(left, facts);
            if (!isUndefined(left, leftDefined) && !leftDefined.areInconsistent()) {
                throw e;
            }
        }
    }

    /** Whether the normal form has no value in this case; the cases of the left side alone are split where it has some. */
    private static boolean isUndefined(Expr left, Facts facts) {
        if (!left.contains(Piecewise.class::isInstance)) {
            return false;
        }
        try {
            new Normaliser(facts, new LinkedHashSet<>()).of(left);
            return false;
        } catch (UndefinedValueException e) {
            return true;
        } catch (NoNormalFormException e) {
            return false;
        }
    }

    private void prove(Expr left, Expr right, Facts facts) {
        boolean leftIsDefined = Obligation.of(left, facts).stream()
                .noneMatch(obligation -> obligation.isPlain() && facts.fails(obligation.cond()));
        if (!leftIsDefined) {
            return;
        }
        Facts leftDefined = assumingDefined(left, facts);
        discharge(left, right, facts, leftDefined);
        conclusion.show(left, right, assumingDefined(right, leftDefined));
        shown++;
    }

    private void cancel(Expr left, Expr right, Facts bothDefined) {
        Normaliser.Met met = Normaliser.Met.none();
        Fraction difference = difference(left, right, bothDefined, met);
        if (!difference.isZero() && (met.factors().size() > 1 || met.learntArguments())) {
            difference = difference(left, right, bothDefined, met.with(refined(met.factors())));
        }
        if (!difference.isZero()) {
            throw new NoNormalFormException("the difference does not cancel in normal form");
        }
    }

    private Fraction difference(Expr left, Expr right, Facts facts, Normaliser.Met met) {
        Normaliser normaliser = new Normaliser(facts, met);
        Fraction l = normaliser.of(left);
        Fraction r = normaliser.of(right);
        Set<Expr> all = new HashSet<>(l.atoms());
        all.addAll(r.atoms());
        atoms = Math.max(atoms, all.size());
        terms = Math.max(
                terms, l.numerator().terms().size() + r.numerator().terms().size());
        return normaliser.settled(l.minus(r));
    }

    /** Factors divided by one another as far as that goes without remainder. */
    private static Set<Polynomial> refined(Set<Polynomial> factors) {
        List<Polynomial> basis = new ArrayList<>(factors);
        for (int i = 0; i < basis.size(); i++) {
            for (int k = 0; k < basis.size(); k++) {
                Polynomial factor = basis.get(k);
                if (i == k || basis.get(i).isConstant() || factor.isConstant()) {
                    continue;
                }
                Optional<Polynomial> quotient = basis.get(i).dividedBy(factor);
                if (quotient.isPresent()) {
                    Polynomial rest = quotient.get();
                    basis.set(i, rest.isConstant() ? Polynomial.ONE : rest.primitive());
                    k = -1;
                }
            }
        }
        basis.removeIf(Polynomial::isConstant);
        return new LinkedHashSet<>(basis);
    }

    // ---- definedness ----------------------------------------------------------------------------------------------

    static Facts assumingDefined(Expr expr, Facts facts) {
        Facts more = facts;
        for (Obligation obligation : Obligation.of(expr, facts)) {
            if (obligation.isPlain()) {
                more = more.assuming(obligation.cond());
            }
        }
        return more;
    }

    /** Shows that the right side is defined wherever the left side is. */
    private void discharge(Expr left, Expr right, Facts facts, Facts leftDefined) {
        Set<Expr> shared = new HashSet<>();
        Set<Cond> sharedConds = new HashSet<>();
        for (Obligation obligation : Obligation.of(left, facts)) {
            if (!obligation.guarded()) {
                obligation.key().ifPresent(shared::add);
                if (obligation.isPlain()) {
                    sharedConds.add(obligation.cond());
                }
            }
        }
        for (Obligation obligation : Obligation.of(right, leftDefined)) {
            boolean known = obligation.key().map(shared::contains).orElse(false)
                    || obligation.isPlain() && sharedConds.contains(obligation.cond());
            if (!known
                    && !proves(obligation.cond(), obligation.facts())
                    && !(obligation.binders().isEmpty()
                            && (new Inherited(sharedConds, leftDefined).implies(obligation.cond())
                                    || isForced(obligation)))) {
                splitPowers(obligation);
                throw new NoNormalFormException("that the right side is defined wherever the left side is, needs "
                        + obligation.cond() + ", which is not proved");
            }
            if (!obligation.isConstant()) {
                conditions.add(obligation.shown());
            }
        }
    }

    /** Whether what is known contradicts that a comparison fails. */
    private static boolean isForced(Obligation obligation) {
        if (!(obligation.cond() instanceof Cond.Compare compare) || compare.relation() == Relation.UNEQUAL) {
            return false;
        }
        Facts otherwise = obligation.facts().assuming(compare.negate());
        return otherwise.areContradictory() || otherwise.areInconsistent();
    }

    /** Where a power is defined depends on the sign of its base: each case by itself. */
    private static void splitPowers(Obligation obligation) {
        if (obligation.isPlain()
                && obligation.cond() instanceof Cond.Or or
                && or.parts().size() == 3
                && or.parts().get(0) instanceof Cond.Compare compare
                && compare.right().equals(Num.ZERO)) {
            Range range = obligation.facts().range(compare.left());
            if (!range.excludesZero() && !range.isZero()) {
                throw new CaseSplit(compare.left(), CaseSplit.Kind.STRICT);
            }
        }
    }

    static boolean proves(Cond cond, Facts facts) {
        return new ConditionProver().proves(cond, facts);
    }
}
