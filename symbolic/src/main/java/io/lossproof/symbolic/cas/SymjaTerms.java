package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.INumber;
import org.matheclipse.core.interfaces.IRational;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * The translation of one question into terms of Symja and of its answer back.
 *
 * <p>Terms are built, never parsed. Each symbol and each entry of a vector at a literal index becomes a symbol {@code
 * u001}, {@code u002}, ... in the order of their texts, so that no name can hit a built-in, and terms keep the order
 * they would have had. On the way back only the heads listed here are understood; everything else is refused.
 */
final class SymjaTerms implements Expr.Visitor<IExpr> {

    /** What is done with operators whose derivative has jumps. */
    enum Kinks {
        REFUSED,
        /** Absolute values are handed over, everything else is refused. */
        ABSOLUTE_VALUES
    }

    /** Powers beyond are not handed over: a literal one would be multiplied out. */
    private static final Rational LARGEST_EXPONENT = Rational.of(1_000);

    private static final Map<ISymbol, Const> CONSTANTS =
            Map.of(S.Pi, Const.PI, S.E, Const.E, S.EulerGamma, Const.EULER_GAMMA);

    /** Functions of one argument that are the same in both languages. */
    private static final Map<Op, ISymbol> FUNCTIONS = Map.ofEntries(
            Map.entry(Op.LOG, S.Log),
            Map.entry(Op.ABS, S.Abs),
            Map.entry(Op.SIN, S.Sin),
            Map.entry(Op.COS, S.Cos),
            Map.entry(Op.TAN, S.Tan),
            Map.entry(Op.SINH, S.Sinh),
            Map.entry(Op.COSH, S.Cosh),
            Map.entry(Op.TANH, S.Tanh),
            Map.entry(Op.ARCTAN, S.ArcTan),
            Map.entry(Op.ARCTANH, S.ArcTanh),
            Map.entry(Op.GAMMA, S.Gamma),
            Map.entry(Op.LOGGAMMA, S.LogGamma),
            Map.entry(Op.ERF, S.Erf),
            Map.entry(Op.ERFC, S.Erfc));

    /** The heads of one argument that are understood in an answer. */
    private static final Map<IExpr, Op> UNARY_HEADS = unaryHeads();

    /** The heads of two arguments that are understood in an answer as they stand. */
    private static final Map<IExpr, Op> BINARY_HEADS = Map.of(S.Beta, Op.BETA, S.Binomial, Op.BINOMIAL);

    private static final Map<IExpr, Op> RECIPROCALS = Map.of(
            S.Sech, Op.COSH,
            S.Csch, Op.SINH,
            S.Coth, Op.TANH,
            S.Sec, Op.COS,
            S.Csc, Op.SIN,
            S.Cot, Op.TAN);

    private static final Map<IExpr, Relation> RELATIONS = Map.of(
            S.Equal, Relation.EQUAL,
            S.Unequal, Relation.UNEQUAL,
            S.Less, Relation.LESS,
            S.LessEqual, Relation.AT_MOST,
            S.Greater, Relation.GREATER,
            S.GreaterEqual, Relation.AT_LEAST);

    private final Scope scope;
    private final Kinks kinks;
    private final Map<Expr, ISymbol> symbols = new LinkedHashMap<>();
    private final Map<IExpr, Expr> variables = new HashMap<>();

    /** For a question about these formulas. */
    SymjaTerms(Scope scope, Kinks kinks, List<Expr> formulas) {
        this.scope = scope;
        this.kinks = kinks;
        Map<String, Expr> inOrder = new TreeMap<>();
        formulas.forEach(formula -> collectVariables(formula, inOrder));
        inOrder.values().forEach(variable -> {
            ISymbol symbol = F.symbol(String.format("u%03d", symbols.size() + 1));
            symbols.put(variable, symbol);
            variables.put(symbol, variable);
        });
    }

    private static Map<IExpr, Op> unaryHeads() {
        Map<IExpr, Op> heads = new HashMap<>();
        FUNCTIONS.forEach((op, head) -> heads.put(head, op));
        heads.put(S.Factorial, Op.FACTORIAL);
        heads.put(S.HarmonicNumber, Op.HARMONICNUMBER);
        heads.put(S.LogisticSigmoid, Op.SIGMOID);
        return heads;
    }

    private static void collectVariables(Expr expr, Map<String, Expr> found) {
        if (expr instanceof Sym || isLiteralEntry(expr)) {
            found.put(expr.toString(), expr);
        } else {
            expr.forEachPart(part -> collectVariables(part, found));
        }
    }

    private static boolean isLiteralEntry(Expr expr) {
        return expr instanceof Entry entry
                && entry.index() instanceof Num index
                && index.value().isInteger();
    }

    // ---- there ----------------------------------------------------------------------------------------------------

    /** The term for one of the formulas of the question; a {@link Refusal} says what cannot be handed over. */
    IExpr write(Expr expr) {
        return expr.accept(this);
    }

    private List<IExpr> writeAll(List<Expr> expressions) {
        return expressions.stream().map(this::write).toList();
    }

    @Override
    public IExpr num(Num num) {
        return number(num.value());
    }

    private static IExpr number(Rational value) {
        IInteger numerator = F.ZZ(value.numerator());
        return value.isInteger() ? numerator : F.QQ(numerator, F.ZZ(value.denominator()));
    }

    @Override
    public IExpr constant(Const constant) {
        for (Map.Entry<ISymbol, Const> known : CONSTANTS.entrySet()) {
            if (known.getValue().equals(constant)) {
                return known.getKey();
            }
        }
        throw notHandedOver(constant.name());
    }

    @Override
    public IExpr symbol(Sym symbol) {
        return variable(symbol);
    }

    @Override
    public IExpr entry(Entry entry) {
        if (!isLiteralEntry(entry)) {
            throw notHandedOver("the entry " + entry + " at a symbolic index");
        }
        return variable(entry);
    }

    private IExpr variable(Expr variable) {
        ISymbol symbol = symbols.get(variable);
        if (symbol == null) {
            throw new Refusal(variable + " does not occur in the question");
        }
        return symbol;
    }

    @Override
    public IExpr apply(Apply apply) {
        List<Expr> a = apply.arguments();
        return switch (apply.op()) {
            case ADD -> F.ast(writeAll(a).toArray(IExpr[]::new), S.Plus);
            case MULTIPLY -> F.ast(writeAll(a).toArray(IExpr[]::new), S.Times);
            case NEGATE -> F.Times(F.CN1, write(a.get(0)));
            case DIVIDE -> quotient(a.get(0), a.get(1));
            case POWER -> power(a.get(0), a.get(1));
            case EXP -> F.Power(S.E, write(a.get(0)));
            case SQRT -> F.Power(write(a.get(0)), F.C1D2);
            case LOG -> logarithm(apply);
            case SIN, COS, TAN, SINH, COSH, TANH, ARCTAN, ARCTANH, GAMMA, LOGGAMMA, ERF, ERFC -> function(apply);
            case ABS -> {
                if (kinks == Kinks.REFUSED) {
                    throw notHandedOver("abs, which has a kink,");
                }
                yield function(apply);
            }
            case DIGAMMA -> F.PolyGamma(F.C0, write(a.get(0)));
            case TRIGAMMA -> F.PolyGamma(F.C1, write(a.get(0)));
            case POLYGAMMA -> F.PolyGamma(literalOrder(apply), write(a.get(1)));
            case BESSELI -> F.BesselI(literalOrder(apply), write(a.get(1)));
            case XLOGY, XLOG1PY -> multipleOfLog(apply);
            case LOG1P,
                    EXPM1,
                    LOG2,
                    LOG10,
                    SIGMOID,
                    LOGIT,
                    SOFTPLUS,
                    LOG1MEXP,
                    LOGSUMEXP,
                    LOGBETA,
                    BETA,
                    FACTORIAL,
                    HARMONICNUMBER,
                    NORMALCDF,
                    LOGBESSELI -> write(apply.op().definition(a).orElseThrow());
            case BINOMIAL -> write(Op.binomialByGamma(a.get(0), a.get(1)));
            default -> throw notHandedOver(apply.op().text());
        };
    }

    private IExpr function(Apply apply) {
        ISymbol head = FUNCTIONS.get(apply.op());
        if (head == null) {
            throw notHandedOver(apply.op().text());
        }
        return F.unaryAST1(head, write(apply.argument(0)));
    }

    private IExpr quotient(Expr numerator, Expr denominator) {
        if (denominator.equals(Num.ZERO)) {
            throw notHandedOver("a division by 0");
        }
        return F.Times(write(numerator), F.Power(write(denominator), F.CN1));
    }

    private IExpr logarithm(Apply log) {
        if (log.argument(0) instanceof Num num && num.value().signum() <= 0) {
            throw notHandedOver("the undefined " + log);
        }
        return function(log);
    }

    private IExpr power(Expr base, Expr exponent) {
        if (base.equals(Num.ZERO) && exponent instanceof Num num && num.value().signum() <= 0) {
            throw notHandedOver("the undefined 0^" + exponent);
        }
        if (exponent instanceof Num num && num.value().abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw notHandedOver("the exponent " + exponent);
        }
        return F.Power(write(base), write(exponent));
    }

    private IExpr literalOrder(Apply apply) {
        if (apply.argument(0) instanceof Num order
                && order.value().isInteger()
                && order.value().signum() >= 0) {
            return number(order.value());
        }
        throw notHandedOver(apply.op().text() + " of the order " + apply.argument(0));
    }

    /** {@code x*log(y)} is {@code xlogy(x, y)} unless both are zero. */
    private IExpr multipleOfLog(Apply apply) {
        Expr x = apply.argument(0);
        Expr y = apply.op() == Op.XLOGY ? apply.argument(1) : Expr.add(Num.ONE, apply.argument(1));
        if (!Signs.isNonzero(x, scope) && !Signs.isPositive(y, scope)) {
            throw notHandedOver(
                    apply + ", where neither " + x + " is known to be nonzero nor " + y + " to be positive,");
        }
        return F.Times(write(x), F.Log(write(y)));
    }

    @Override
    public IExpr piecewise(Piecewise piecewise) {
        throw notHandedOver("a formula given by cases");
    }

    @Override
    public IExpr reduce(Reduce reduce) {
        throw notHandedOver("the " + reduce.kind().text() + " over an index");
    }

    @Override
    public IExpr softmax(Softmax softmax) {
        throw notHandedOver("the softmax over an index");
    }

    @Override
    public IExpr derivative(Derivative derivative) {
        throw notHandedOver("a derivative that is not carried out");
    }

    @Override
    public IExpr limit(Limit limit) {
        throw notHandedOver("a limit that is not carried out");
    }

    @Override
    public IExpr expectation(Expectation expectation) {
        throw notHandedOver("an expectation that is not carried out");
    }

    private static Refusal notHandedOver(String what) {
        return new Refusal(what + " is not handed to the algebra system");
    }

    // ---- assumptions ----------------------------------------------------------------------------------------------

    /** What the scope says of the variables in the question; all of them are real. */
    IExpr assumptions() {
        List<IExpr> facts = new ArrayList<>();
        symbols.forEach((variable, symbol) -> {
            facts.add(F.Element(symbol, S.Reals));
            String name = variable instanceof Entry entry ? entry.vector() : variable.toString();
            scope.domain(name).ifPresent(domain -> addFacts(symbol, domain, facts));
        });
        scope.given().forEach(cond -> addGiven(cond, facts));
        return F.ast(facts.toArray(IExpr[]::new), S.And);
    }

    private void addFacts(ISymbol symbol, Domain domain, List<IExpr> facts) {
        if (domain instanceof Domain.Interval interval) {
            end(interval.lower())
                    .ifPresent(lower ->
                            facts.add(interval.lowerOpen() ? F.Greater(symbol, lower) : F.GreaterEqual(symbol, lower)));
            end(interval.upper())
                    .ifPresent(upper ->
                            facts.add(interval.upperOpen() ? F.Less(symbol, upper) : F.LessEqual(symbol, upper)));
        } else if (domain instanceof Domain.Nonzero) {
            facts.add(F.Unequal(symbol, F.C0));
        } else if (domain instanceof Domain.IntegerRange range) {
            facts.add(F.Element(symbol, S.Integers));
            range.lower().flatMap(this::end).ifPresent(lower -> facts.add(F.GreaterEqual(symbol, lower)));
            range.upper().flatMap(this::end).ifPresent(upper -> facts.add(F.LessEqual(symbol, upper)));
        } else if (domain instanceof Domain.FiniteSet set) {
            addFacts(symbol, set.values(), facts);
        } else if (domain instanceof Domain.Simplex simplex) {
            facts.add(simplex.closed() ? F.GreaterEqual(symbol, F.C0) : F.Greater(symbol, F.C0));
            facts.add(F.LessEqual(symbol, F.C1));
        }
    }

    /** The smallest and the largest of the values, if all are literal; equalities would be used as rules by Symja. */
    private static void addFacts(ISymbol symbol, List<Expr> values, List<IExpr> facts) {
        List<Rational> literals = values.stream()
                .filter(Num.class::isInstance)
                .map(value -> ((Num) value).value())
                .sorted()
                .toList();
        if (literals.isEmpty() || literals.size() < values.size()) {
            return;
        }
        facts.add(F.GreaterEqual(symbol, number(literals.get(0))));
        facts.add(F.LessEqual(symbol, number(literals.get(literals.size() - 1))));
        if (literals.stream().allMatch(Rational::isInteger)) {
            facts.add(F.Element(symbol, S.Integers));
        }
    }

    /** An end of a domain; none if it is infinite or speaks of something that the question does not. */
    private Optional<IExpr> end(Expr end) {
        try {
            return Optional.of(write(end));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private void addGiven(Cond cond, List<IExpr> facts) {
        if (cond instanceof Cond.And and) {
            and.parts().forEach(part -> addGiven(part, facts));
        } else if (cond instanceof Cond.Compare compare && compare.relation() != Relation.EQUAL) {
            end(compare.left())
                    .ifPresent(left -> end(compare.right())
                            .ifPresent(right -> facts.add(F.binaryAST2(head(compare.relation()), left, right))));
        }
    }

    private static IExpr head(Relation relation) {
        return RELATIONS.entrySet().stream()
                .filter(known -> known.getValue() == relation)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    // ---- back -----------------------------------------------------------------------------------------------------

    /** The formula for an answer; a {@link Refusal} says what in it is not understood. */
    Expr read(IExpr term) {
        if (term instanceof IRational rational) {
            return Expr.num(value(rational));
        }
        if (term instanceof INumber) {
            throw notUnderstood("the inexact or complex number " + term);
        }
        if (term instanceof ISymbol) {
            return readSymbol(term);
        }
        if (term instanceof IAST call) {
            return readCall(call);
        }
        throw notUnderstood("an object of the kind " + term.getClass().getSimpleName());
    }

    private static Rational value(IRational number) {
        return Rational.of(number.toBigNumerator(), number.toBigDenominator());
    }

    private Expr readSymbol(IExpr symbol) {
        Expr variable = variables.get(symbol);
        Expr constant = CONSTANTS.get(symbol);
        if (variable != null) {
            return variable;
        }
        if (constant != null) {
            return constant;
        }
        throw notUnderstood("the symbol " + symbol);
    }

    private Expr readCall(IAST call) {
        IExpr head = call.head();
        int arguments = call.argSize();
        if (head.equals(S.Plus) && arguments > 0) {
            return sum(call);
        }
        if ((head.equals(S.Times) && arguments > 0)
                || (head.equals(S.Power) && arguments == 2)
                || (RECIPROCALS.containsKey(head) && arguments == 1)) {
            return product(call);
        }
        Op unary = UNARY_HEADS.get(head);
        if (unary != null && arguments == 1) {
            return Expr.apply(unary, read(call.arg1()));
        }
        if (arguments == 2) {
            return readBinary(head, call);
        }
        throw unexpectedHead(head, arguments);
    }

    private Expr readBinary(IExpr head, IAST call) {
        Op same = BINARY_HEADS.get(head);
        if (same != null) {
            return Expr.apply(same, read(call.arg1()), read(call.arg2()));
        }
        if (head.equals(S.Log)) {
            return Expr.divide(Expr.log(read(call.arg2())), Expr.log(read(call.arg1())));
        }
        if (head.equals(S.PolyGamma)) {
            return polygamma(order(call), read(call.arg2()));
        }
        if (head.equals(S.BesselI)) {
            // I_(-n) = I_n for an integer n.
            return Expr.apply(Op.BESSELI, Expr.num(order(call).abs()), read(call.arg2()));
        }
        throw unexpectedHead(head, 2);
    }

    private static Rational order(IAST call) {
        if (call.arg1() instanceof IInteger order) {
            return value(order);
        }
        throw notUnderstood(call.head() + " of the order " + call.arg1());
    }

    private static Expr polygamma(Rational order, Expr x) {
        if (order.signum() < 0) {
            throw notUnderstood("PolyGamma of the order " + order);
        }
        if (order.isZero()) {
            return Expr.apply(Op.DIGAMMA, x);
        }
        return order.isOne() ? Expr.apply(Op.TRIGAMMA, x) : Expr.apply(Op.POLYGAMMA, Expr.num(order), x);
    }

    /** A sum that starts with a term that is not negated, if there is one. */
    private Expr sum(IAST call) {
        List<Expr> terms = new ArrayList<>();
        for (int i = 1; i <= call.argSize(); i++) {
            terms.add(read(call.get(i)));
        }
        for (int i = 0; i < terms.size(); i++) {
            if (!isNegated(terms.get(i))) {
                terms.add(0, terms.remove(i));
                break;
            }
        }
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    private static boolean isNegated(Expr term) {
        return (term instanceof Num num && num.value().signum() < 0)
                || (term instanceof Apply apply && apply.op() == Op.NEGATE);
    }

    /** A product or a single power: factors of negative literal exponent go below one fraction bar. */
    private Expr product(IAST call) {
        Fraction fraction = new Fraction();
        if (call.head().equals(S.Times)) {
            for (int i = 1; i <= call.argSize(); i++) {
                addFactor(call.get(i), fraction);
            }
        } else {
            addFactor(call, fraction);
        }
        return fraction.toExpr();
    }

    private void addFactor(IExpr factor, Fraction fraction) {
        if (factor instanceof IRational number) {
            fraction.multiplyBy(value(number));
        } else if (factor instanceof IAST call && call.head().equals(S.Power) && call.argSize() == 2) {
            addPower(call.arg1(), call.arg2(), fraction);
        } else {
            addPower(factor, F.C1, fraction);
        }
    }

    private void addPower(IExpr base, IExpr exponent, Fraction fraction) {
        if (base.equals(S.E) && !exponent.equals(F.C1)) {
            fraction.multiplyBy(Expr.exp(read(exponent)), Rational.ONE);
        } else if (exponent instanceof IRational number) {
            Rational literal = value(number);
            if (base instanceof IRational negative && value(negative).signum() < 0 && !literal.isInteger()) {
                throw notUnderstood("the complex number " + base + "^" + exponent);
            }
            Op reciprocal = base instanceof IAST call && call.argSize() == 1 ? RECIPROCALS.get(call.head()) : null;
            if (reciprocal == null) {
                fraction.multiplyBy(read(base), literal);
            } else {
                fraction.multiplyBy(Expr.apply(reciprocal, read(((IAST) base).arg1())), literal.negate());
            }
        } else {
            fraction.multiplyBy(Expr.power(read(base), read(exponent)), Rational.ONE);
        }
    }

    /** The factors above and below a fraction bar, and a rational one. */
    private static final class Fraction {

        private final List<Expr> above = new ArrayList<>();
        private final List<Expr> below = new ArrayList<>();
        private Rational literal = Rational.ONE;

        void multiplyBy(Rational number) {
            literal = literal.multiply(number);
        }

        void multiplyBy(Expr base, Rational exponent) {
            if (exponent.signum() < 0) {
                below.add(power(base, exponent.negate()));
            } else {
                above.add(power(base, exponent));
            }
        }

        private static Expr power(Expr base, Rational exponent) {
            if (exponent.isOne()) {
                return base;
            }
            return exponent.equals(Rational.HALF) ? Expr.apply(Op.SQRT, base) : Expr.power(base, Expr.num(exponent));
        }

        Expr toExpr() {
            if (above.isEmpty() && below.isEmpty()) {
                return Expr.num(literal);
            }
            Rational magnitude = literal.abs();
            Rational numerator = Rational.of(magnitude.numerator());
            Rational denominator = Rational.of(magnitude.denominator());
            Expr result = product(numerator, above);
            if (!denominator.isOne() || !below.isEmpty()) {
                result = Expr.divide(result, product(denominator, below));
            }
            return literal.signum() < 0 ? Expr.negate(result) : result;
        }

        private static Expr product(Rational number, List<Expr> factors) {
            List<Expr> all = new ArrayList<>(factors);
            if (all.isEmpty() || !number.isOne()) {
                all.add(0, Expr.num(number));
            }
            return all.size() == 1 ? all.get(0) : Apply.of(Op.MULTIPLY, all);
        }
    }

    /** A density: with one case its value there, otherwise all cases, undefined elsewhere. */
    Expr readDensity(IExpr term) {
        if (!(term instanceof IAST piecewise) || !piecewise.head().equals(S.Piecewise)) {
            return read(term);
        }
        if (piecewise.argSize() != 2 || !piecewise.arg2().equals(F.C0) || !(piecewise.arg1() instanceof IAST cases)) {
            throw notUnderstood("a density of the form " + term);
        }
        List<Piecewise.Case> read = new ArrayList<>();
        for (int i = 1; i <= cases.argSize(); i++) {
            if (!(cases.get(i) instanceof IAST pair) || pair.argSize() != 2) {
                throw notUnderstood("a density of the form " + term);
            }
            if (cases.argSize() == 1) {
                return read(pair.arg1());
            }
            read.add(new Piecewise.Case(read(pair.arg1()), comparison(pair.arg2())));
        }
        return Piecewise.of(read, Const.UNDEFINED);
    }

    private Cond comparison(IExpr term) {
        if (term instanceof IAST call && call.argSize() == 2) {
            Relation relation = RELATIONS.get(call.head());
            if (relation != null) {
                return Cond.compare(read(call.arg1()), relation, read(call.arg2()));
            }
        }
        throw notUnderstood("the condition " + term);
    }

    private static Refusal unexpectedHead(IExpr head, int arguments) {
        return notUnderstood(head + " of " + arguments + (arguments == 1 ? " argument" : " arguments"));
    }

    private static Refusal notUnderstood(String what) {
        return new Refusal("the answer has " + what + ", which is not understood");
    }
}
