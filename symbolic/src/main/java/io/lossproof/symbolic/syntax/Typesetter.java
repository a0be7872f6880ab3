package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expectation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.IndexNames;
import io.lossproof.symbolic.expr.Limit;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Layout.Face;
import io.lossproof.symbolic.syntax.Layout.Gap;
import io.lossproof.symbolic.syntax.Layout.Name;
import io.lossproof.symbolic.syntax.Layout.Place;
import io.lossproof.symbolic.syntax.Layout.Sign;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays formulas out as people write them: products without a sign, quotients as fractions, brackets where a reader
 * would otherwise go wrong and nowhere else. The order of terms and factors is that of the formula.
 *
 * <p>What binds how tightly is said by {@link Level}. A formula that is open to the right, such as {@code log p} or a
 * sum over an index, stands last in a product as it is, and is closed by brackets before another factor.
 */
final class Typesetter implements Expr.Visitor<Typesetter.Piece> {

    static final Sign COMMA = infix(",", ",");
    static final Sign EQUAL = infix("=", "=");

    private static final Sign PLUS = infix("+", "+");
    private static final Sign MINUS = infix("-", "−");
    private static final Sign NEGATIVE = new Sign("-", "−", Place.PREFIX);
    private static final Sign SLASH = new Sign("/", "/", Place.POSTFIX);
    private static final Sign FACTORIAL = new Sign("!", "!", Place.POSTFIX);
    private static final Sign ELEMENT = infix("\\in", "∈");
    private static final Sign DOTS = new Sign("\\ldots", "…", Place.POSTFIX);

    private static final Name E = new Name("e", "e", Face.ITALIC);
    private static final Layout INFINITY = new Name("\\infty", "∞", Face.UPRIGHT);
    private static final Layout REALS = doubleStruck("R", "ℝ");
    private static final Layout INTEGERS = doubleStruck("Z", "ℤ");
    private static final Layout POSITIVE_DEFINITE = doubleStruck("S", "𝕊");
    private static final Layout EXPECTATION = doubleStruck("E", "𝔼");
    private static final Sign DISTRIBUTED_AS = infix("\\sim", "∼");
    private static final Name SUM = new Name("\\sum", "∑", Face.UPRIGHT);
    private static final Name PRODUCT = new Name("\\prod", "∏", Face.UPRIGHT);

    private static final Name LIMIT = new Name("\\lim", "lim", Face.FUNCTION);
    private static final Sign TENDS_TO = infix("\\to", "→");
    private static final Layout FROM_ABOVE = new Name("+", "+", Face.UPRIGHT);
    private static final Layout FROM_BELOW = new Name("-", "−", Face.UPRIGHT);

    /** The widest exponent that is written as one when the base is e. */
    private static final int WIDEST_EXPONENT = 7;

    private static final int LONGEST_DECIMAL = 12;
    private static final BigInteger LARGEST_DENOMINATOR = BigInteger.valueOf(1_000);

    /** How tightly what is written binds, loosest first. */
    enum Level {
        CASES,
        SUM,
        NEGATIVE,
        PRODUCT,
        /** {@code log p}, a sum over an index, a derivative. */
        OPEN,
        POWER,
        /** A function whose name is a word, with its arguments in brackets. */
        CALL,
        FRACTION,
        ATOM
    }

    /**
     * A part of a formula: as it stands last, as it stands before another factor, and what follows the minus sign if it
     * starts with one.
     */
    record Piece(Level level, Layout layout, Layout closed, Optional<Piece> magnitude) {
        static Piece of(Level level, Layout layout) {
            return new Piece(level, layout, layout, Optional.empty());
        }

        static Piece atom(Layout layout) {
            return of(Level.ATOM, layout);
        }

        static Piece open(Level level, Layout layout, Layout closed) {
            return new Piece(level, layout, closed, Optional.empty());
        }

        static Piece negative(Piece magnitude) {
            return new Piece(
                    Level.NEGATIVE,
                    Layout.row(NEGATIVE, magnitude.layout),
                    Layout.row(NEGATIVE, magnitude.closed),
                    Optional.of(magnitude));
        }

        boolean isLooserThan(Level other) {
            return level.compareTo(other) < 0;
        }

        Layout bracketedBelow(Level tightEnough) {
            return isLooserThan(tightEnough) ? Layout.fenced(layout) : layout;
        }
    }

    private final Notation notation;
    private final Map<String, Expr> vectorLengths;
    private final IndexNames indices;
    /** How many exponents and subscripts deep; fractions are written with a slash there. */
    private final int scriptDepth;

    private Typesetter(Notation notation, Map<String, Expr> vectorLengths, IndexNames indices, int scriptDepth) {
        this.notation = notation;
        this.vectorLengths = vectorLengths;
        this.indices = indices;
        this.scriptDepth = scriptDepth;
    }

    private Typesetter(Scope scope, Set<String> freeNames) {
        this(notation(scope, freeNames), scope.vectorLengths(), new IndexNames(names(scope, freeNames), freeNames), 0);
    }

    private static Set<String> names(Scope scope, Set<String> freeNames) {
        Set<String> names = new HashSet<>(freeNames);
        names.addAll(scope.variables().keySet());
        return names;
    }

    private static Notation notation(Scope scope, Set<String> freeNames) {
        return new Notation(names(scope, freeNames), scope.vectorLengths().keySet());
    }

    static Layout of(Expr expr, Scope scope) {
        return new Typesetter(scope, expr.freeNames()).lay(expr);
    }

    static Layout of(Cond cond, Scope scope) {
        Set<String> names = new HashSet<>();
        cond.forEachExpr(expr -> names.addAll(expr.freeNames()));
        return new Typesetter(scope, names).condition(cond);
    }

    static Layout of(Parser.Statement statement, Scope scope) {
        Set<String> names = new HashSet<>(statement.left().freeNames());
        names.addAll(statement.right().freeNames());
        Typesetter typesetter = new Typesetter(scope, names);
        return Layout.row(
                typesetter.lay(statement.left()), relation(statement.relation()), typesetter.lay(statement.right()));
    }

    static Layout of(Domain domain) {
        return new Typesetter(Scope.EMPTY, Set.of()).domain(domain);
    }

    static Layout declaration(String name, Scope scope) {
        Domain domain = scope.domain(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is not declared in '" + scope + "'"));
        Typesetter typesetter = new Typesetter(scope, Set.of());
        return Layout.row(typesetter.notation.symbol(name).layout(), ELEMENT, typesetter.domain(domain));
    }

    static Layout aligned(Expr left, List<Line> lines, Scope scope) {
        Set<String> names = new HashSet<>(left.freeNames());
        lines.forEach(line -> names.addAll(line.formula().freeNames()));
        Typesetter typesetter = new Typesetter(scope, names);
        return new Layout.Aligned(
                typesetter.lay(left),
                lines.stream()
                        .map(line -> new Layout.Aligned.Step(
                                infix(line.relation().tex(), line.relation().shown()), typesetter.lay(line.formula())))
                        .toList());
    }

    private Piece piece(Expr expr) {
        return expr.accept(this);
    }

    private Layout lay(Expr expr) {
        return piece(expr).layout();
    }

    private Typesetter inScript() {
        return new Typesetter(notation, vectorLengths, indices, scriptDepth + 1);
    }

    private Layout layInScript(Expr expr) {
        return inScript().lay(expr);
    }

    // ---- numbers and names ----------------------------------------------------------------------------------------

    @Override
    public Piece num(Num num) {
        Rational value = num.value();
        if (value.signum() < 0) {
            return Piece.negative(number(value.abs()));
        }
        return number(value);
    }

    private Piece number(Rational value) {
        if (value.isInteger()) {
            BigDecimal stripped = new BigDecimal(value.numerator()).stripTrailingZeros();
            return value.numerator().toString().length() > LONGEST_DECIMAL && stripped.precision() <= 6
                    ? timesPowerOfTen(stripped)
                    : digits(value.numerator().toString());
        }
        return value.denominator().compareTo(LARGEST_DENOMINATOR) > 0
                ? decimal(value).orElseGet(() -> fraction(value))
                : fraction(value);
    }

    /** The number as a decimal where that is exact and short, {@code 1.0001} or {@code 10^{-12}}. */
    private static Optional<Piece> decimal(Rational value) {
        BigInteger rest = value.denominator();
        for (int prime : new int[] {2, 5}) {
            BigInteger divisor = BigInteger.valueOf(prime);
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
            }
        }
        if (!rest.equals(BigInteger.ONE)) {
            return Optional.empty();
        }
        BigDecimal decimal = new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()))
                .stripTrailingZeros();
        if (decimal.precision() > LONGEST_DECIMAL) {
            return Optional.empty();
        }
        return Optional.of(
                decimal.scale() > decimal.precision() + 2 ? timesPowerOfTen(decimal) : digits(decimal.toPlainString()));
    }

    private static Piece timesPowerOfTen(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        Layout power = exponent < 0
                ? Layout.row(NEGATIVE, new Layout.Numeral(String.valueOf(-exponent)))
                : new Layout.Numeral(String.valueOf(exponent));
        Layout scale = Layout.superscripted(new Layout.Numeral("10"), power);
        BigDecimal mantissa = value.scaleByPowerOfTen(-exponent);
        return mantissa.compareTo(BigDecimal.ONE) == 0
                ? Piece.of(Level.POWER, scale)
                : Piece.of(
                        Level.PRODUCT,
                        Layout.row(
                                new Layout.Numeral(mantissa.stripTrailingZeros().toPlainString()),
                                new Layout.Times(Gap.DOT),
                                scale));
    }

    private static Piece digits(String digits) {
        return Piece.atom(new Layout.Numeral(digits));
    }

    private Piece fraction(Rational value) {
        return quotient(
                digits(value.numerator().toString()), digits(value.denominator().toString()));
    }

    @Override
    public Piece constant(Const constant) {
        if (constant.equals(Const.PI)) {
            return Piece.atom(Notation.letter("pi"));
        }
        if (constant.equals(Const.E)) {
            return Piece.atom(baseOfLogarithms());
        }
        if (constant.equals(Const.EULER_GAMMA)) {
            Name gamma = Notation.letter("gamma");
            return Piece.atom(
                    notation.isInUse(gamma)
                            ? Layout.subscripted(gamma, new Name("\\mathrm{E}", "E", Face.UPRIGHT))
                            : gamma);
        }
        return Piece.atom(constant.equals(Const.INFINITY) ? INFINITY : new Layout.Text(constant.name()));
    }

    /** The letter e, upright where a variable has that name. */
    private Layout baseOfLogarithms() {
        return notation.isInUse(E) ? new Name("\\mathrm{e}", "e", Face.UPRIGHT) : E;
    }

    @Override
    public Piece symbol(Sym symbol) {
        return named(notation.symbol(symbol.name()));
    }

    @Override
    public Piece entry(Entry entry) {
        Layout index = layInScript(entry.index());
        return named(notation.entry(
                entry.vector(),
                entry.row()
                        .map(row -> Layout.row(layInScript(row), COMMA, index))
                        .orElse(index)));
    }

    private static Piece named(Notation.Shown shown) {
        return switch (shown.binding()) {
            case ATOM -> Piece.atom(shown.layout());
            case POWER -> Piece.of(Level.POWER, shown.layout());
            case LOGARITHM -> {
                Layout.Applied log = (Layout.Applied) shown.layout();
                yield Piece.open(Level.OPEN, log, new Layout.Applied(log.function(), Layout.fenced(log.argument())));
            }
        };
    }

    // ---- operators ------------------------------------------------------------------------------------------------

    @Override
    public Piece apply(Apply apply) {
        List<Expr> arguments = apply.arguments();
        Expr first = arguments.get(0);
        Op op = apply.op();
        return switch (op) {
            case ADD -> sum(arguments);
            case MULTIPLY -> product(arguments);
            case NEGATE -> negation(first);
            case DIVIDE -> quotient(piece(first), piece(arguments.get(1)));
            case POWER -> power(piece(first).bracketedBelow(Level.ATOM), layInScript(arguments.get(1)));
            case EXP -> exponential(first);
            case SQRT -> Piece.atom(new Layout.Root(lay(first)));
            case ABS -> Piece.atom(new Layout.Fenced("|", lay(first), "|"));
            case FLOOR -> Piece.atom(new Layout.Fenced("⌊", lay(first), "⌋"));
            case FACTORIAL -> Piece.of(Level.POWER, Layout.row(piece(first).bracketedBelow(Level.ATOM), FACTORIAL));
            case BINOMIAL -> Piece.atom(new Layout.Binomial(lay(first), lay(arguments.get(1))));
            case LOG, LOG2, LOG10, SIN, COS, TAN, SINH, COSH, TANH, ARCTAN, ARCTANH ->
                prefixed(notation.functionSign(op), piece(first), isLargeOperator(first));
            case LOGGAMMA -> prefixed(Notation.LOG, letterCall(notation.functionSign(Op.GAMMA), arguments), false);
            case LOGBETA -> prefixed(Notation.LOG, letterCall(notation.functionSign(Op.BETA), arguments), false);
            case LOGBESSELI -> prefixed(Notation.LOG, indexed(Op.BESSELI, arguments), false);
            case SIGMOID, GAMMA, DIGAMMA, TRIGAMMA, BETA, NORMALCDF -> letterCall(notation.functionSign(op), arguments);
            case POLYGAMMA, BESSELI -> indexed(op, arguments);
            case HARMONICNUMBER ->
                Piece.of(Level.CALL, Layout.subscripted(notation.functionSign(op), layInScript(first)));
            case KRONECKERDELTA ->
                Piece.atom(Layout.subscripted(Notation.letter("delta"), indexPair(first, arguments.get(1))));
            default -> Piece.of(Level.CALL, call(notation.functionSign(op), arguments));
        };
    }

    private Piece sum(List<Expr> terms) {
        List<Layout> row = new ArrayList<>();
        for (Expr term : terms) {
            Piece piece = piece(term);
            if (!row.isEmpty()) {
                row.add(piece.magnitude().isPresent() ? MINUS : PLUS);
                piece = piece.magnitude().orElse(piece);
            }
            row.add(piece.bracketedBelow(Level.NEGATIVE));
        }
        return Piece.of(Level.SUM, Layout.row(row));
    }

    private Piece negation(Expr inner) {
        Piece piece = piece(inner);
        return Piece.negative(
                piece.isLooserThan(Level.PRODUCT) ? Piece.of(Level.CALL, Layout.fenced(piece.layout())) : piece);
    }

    private Piece product(List<Expr> factors) {
        List<Piece> pieces = new ArrayList<>(factors.stream().map(this::piece).toList());
        Optional<Piece> positiveFirst = pieces.get(0).magnitude();
        positiveFirst.ifPresent(magnitude -> pieces.set(0, magnitude));
        List<Layout> row = new ArrayList<>();
        for (Piece piece : pieces.subList(0, pieces.size() - 1)) {
            addFactor(row, piece.isLooserThan(Level.PRODUCT) ? Layout.fenced(piece.layout()) : piece.closed());
        }
        List<Layout> closedRow = new ArrayList<>(row);
        Piece last = pieces.get(pieces.size() - 1);
        addFactor(row, last.bracketedBelow(Level.PRODUCT));
        addFactor(closedRow, last.isLooserThan(Level.PRODUCT) ? Layout.fenced(last.layout()) : last.closed());
        Piece product = Piece.open(Level.PRODUCT, Layout.row(row), Layout.row(closedRow));
        return positiveFirst.isPresent() ? Piece.negative(product) : product;
    }

    private static void addFactor(List<Layout> row, Layout factor) {
        if (!row.isEmpty()) {
            row.add(new Layout.Times(gap(row.get(row.size() - 1), factor)));
        }
        row.add(factor);
    }

    /** Numerals are kept apart by a dot; a letter is kept from a bracket, which would make it a function. */
    private static Gap gap(Layout before, Layout after) {
        Layout left = before.last();
        Layout right = after.first();
        boolean afterNumber = left instanceof Layout.Numeral;
        if (right instanceof Layout.Numeral
                || ((afterNumber || isNumeric(left)) && isNumeric(right))
                || left.equals(new Layout.Numeral("1"))) {
            return Gap.DOT;
        }
        if (right instanceof Layout.Limits || (right instanceof Name name && name.face() == Face.FUNCTION)) {
            return Gap.AUTOMATIC;
        }
        boolean letters = left instanceof Name one
                && one.isLetter()
                && right instanceof Name other
                && other.isLetter()
                && !(after instanceof Layout.Applied);
        boolean brackets = isBracketed(left) && isBracketed(right);
        return afterNumber || letters || brackets ? Gap.NONE : Gap.THIN;
    }

    private static boolean isBracketed(Layout layout) {
        return layout instanceof Layout.Fenced fenced && fenced.open().equals("(");
    }

    private static boolean isNumeric(Layout layout) {
        return layout instanceof Layout.Fraction fraction
                && fraction.over() instanceof Layout.Numeral
                && fraction.under() instanceof Layout.Numeral;
    }

    private Piece quotient(Piece numerator, Piece denominator) {
        if (scriptDepth == 0) {
            return Piece.of(Level.FRACTION, new Layout.Fraction(numerator.layout(), denominator.layout()));
        }
        if (numerator.magnitude().isPresent()) {
            return Piece.negative(quotient(numerator.magnitude().get(), denominator));
        }
        Layout over = numerator.isLooserThan(Level.PRODUCT) ? Layout.fenced(numerator.layout()) : numerator.closed();
        Layout inline = Layout.row(over, SLASH, denominator.bracketedBelow(Level.POWER));
        return Piece.open(Level.PRODUCT, inline, Layout.fenced(inline));
    }

    private static Piece power(Layout base, Layout exponent) {
        return Piece.of(Level.POWER, Layout.superscripted(base, exponent));
    }

    /** A power of e if the exponent is short and flat, else {@code exp(...)}. */
    private Piece exponential(Expr argument) {
        Layout exponent = layInScript(argument);
        return scriptDepth < 2 && !exponent.isTall() && exponent.width() <= WIDEST_EXPONENT
                ? power(baseOfLogarithms(), exponent)
                : Piece.of(Level.CALL, call(notation.functionSign(Op.EXP), List.of(argument)));
    }

    /** {@code log p}, {@code log (1 - p)}: brackets unless the argument cannot be mistaken. */
    private static Piece prefixed(Layout function, Piece argument, boolean withoutBrackets) {
        Layout bracketed = new Layout.Applied(function, Layout.fenced(argument.layout()));
        return withoutBrackets || !argument.isLooserThan(Level.FRACTION)
                ? Piece.open(Level.OPEN, new Layout.Applied(function, argument.layout()), bracketed)
                : Piece.of(Level.CALL, bracketed);
    }

    /** Before a sum or product over an index a function needs no brackets. */
    private static boolean isLargeOperator(Expr expr) {
        return expr instanceof Reduce reduce
                && (reduce.kind() == Reduce.Kind.SUM || reduce.kind() == Reduce.Kind.PRODUCT);
    }

    private Layout call(Layout function, List<Expr> arguments) {
        return new Layout.Applied(
                function,
                Layout.fenced(separated(arguments.stream().map(this::lay).toList())));
    }

    /** A function whose sign is a letter holds together as one symbol; spelled out it is like any other. */
    private Piece letterCall(Layout function, List<Expr> arguments) {
        boolean word = function.first() instanceof Name name && name.face() == Face.FUNCTION;
        return Piece.of(word ? Level.CALL : Level.ATOM, call(function, arguments));
    }

    /** The first argument as a subscript, {@code I_0(x)}. */
    private Piece indexed(Op op, List<Expr> arguments) {
        Layout function = Layout.subscripted(notation.functionSign(op), layInScript(arguments.get(0)));
        return letterCall(function, arguments.subList(1, arguments.size()));
    }

    private Layout indexPair(Expr one, Expr other) {
        Layout first = layInScript(one);
        Layout second = layInScript(other);
        boolean letters = first instanceof Name a && a.isLetter() && second instanceof Name b && b.isLetter();
        return letters ? Layout.row(first, second) : Layout.row(first, COMMA, second);
    }

    private static Layout separated(List<Layout> parts) {
        List<Layout> row = new ArrayList<>();
        for (Layout part : parts) {
            if (!row.isEmpty()) {
                row.add(COMMA);
            }
            row.add(part);
        }
        return Layout.row(row);
    }

    // ---- over an index --------------------------------------------------------------------------------------------

    @Override
    public Piece reduce(Reduce reduce) {
        return switch (reduce.kind()) {
            case SUM -> largeOperator(SUM, reduce);
            case PRODUCT -> largeOperator(PRODUCT, reduce);
            case LOG_SUM_EXP -> Piece.of(Level.CALL, overVector(Notation.function("logsumexp"), reduce));
            case MAXIMUM -> Piece.of(Level.CALL, overVector(new Name("\\max", "max", Face.FUNCTION), reduce));
        };
    }

    private Piece largeOperator(Name operator, Reduce reduce) {
        Layout over = layInScript(reduce.upper());
        Layout first = layInScript(reduce.lower());
        Layout open = indices.whileTaken(
                reduce.upper(),
                index -> Layout.row(
                        new Layout.Limits(
                                operator, Layout.row(index.accept(this).layout(), EQUAL, first), Optional.of(over)),
                        piece(reduce.bodyAt(index)).bracketedBelow(Level.PRODUCT)));
        return Piece.open(Level.OPEN, open, Layout.fenced(open));
    }

    /** A function of a whole vector, or of the values of the body with the index and its range below the function. */
    private Layout overVector(Name function, Reduce reduce) {
        Optional<Expr> vector = reduce.wholeVector(vectorLengths);
        if (vector.isPresent()) {
            return new Layout.Applied(function, Layout.fenced(lay(vector.get())));
        }
        Layout first = inScript().piece(reduce.lower()).bracketedBelow(Level.SUM);
        Layout last = inScript().piece(reduce.upper()).bracketedBelow(Level.SUM);
        return indices.whileTaken(
                reduce.upper(),
                index -> new Layout.Applied(
                        new Layout.Limits(
                                function,
                                Layout.row(
                                        first,
                                        relation(Relation.AT_MOST),
                                        index.accept(this).layout(),
                                        relation(Relation.AT_MOST),
                                        last),
                                Optional.empty()),
                        Layout.fenced(lay(reduce.bodyAt(index)))));
    }

    @Override
    public Piece softmax(Softmax softmax) {
        Layout vector = overVector(Notation.function("softmax"), softmax.logNormaliser());
        return Piece.of(Level.CALL, Layout.subscripted(vector, layInScript(softmax.at())));
    }

    // ---- cases and derivatives ------------------------------------------------------------------------------------

    @Override
    public Piece piecewise(Piecewise piecewise) {
        List<Layout.Cases.Case> lines = new ArrayList<>();
        for (Piecewise.Case c : piecewise.cases()) {
            lines.add(new Layout.Cases.Case(lay(c.value()), Layout.row(new Layout.Text("if "), condition(c.when()))));
        }
        lines.add(new Layout.Cases.Case(lay(piecewise.otherwise()), new Layout.Text("otherwise")));
        return Piece.of(Level.CASES, new Layout.Cases(lines));
    }

    @Override
    public Piece derivative(Derivative derivative) {
        int order = derivative.variables().size();
        Layout over = order == 1
                ? Notation.PARTIAL
                : Layout.superscripted(Notation.PARTIAL, new Layout.Numeral(String.valueOf(order)));
        Layout under = Layout.row(differentials(derivative.variables()));
        if (derivative.body() instanceof Sym || derivative.body() instanceof Entry) {
            return Piece.of(Level.FRACTION, new Layout.Fraction(Layout.row(over, lay(derivative.body())), under));
        }
        Layout operator = new Layout.Fraction(over, under);
        Piece body = piece(derivative.body());
        Layout of = body.bracketedBelow(Level.OPEN);
        Layout open = Layout.row(operator, new Layout.Times(gap(operator, of)), of);
        return Piece.open(Level.OPEN, open, Layout.fenced(open));
    }

    /** The limit sign, with the variable and the point under it and a sign at the point for one side. */
    @Override
    public Piece limit(Limit limit) {
        Layout point = inScript().piece(limit.at()).bracketedBelow(Level.ATOM);
        Layout at = limit.side() == Limit.Side.BOTH
                ? inScript().lay(limit.at())
                : Layout.superscripted(point, limit.side() == Limit.Side.ABOVE ? FROM_ABOVE : FROM_BELOW);
        Layout open = indices.whileTakenAs(limit.name(), variable -> {
            Layout operator =
                    new Layout.Limits(LIMIT, Layout.row(inScript().lay(variable), TENDS_TO, at), Optional.empty());
            return Layout.row(operator, piece(limit.bodyAt(variable)).bracketedBelow(Level.PRODUCT));
        });
        return Piece.open(Level.OPEN, open, Layout.fenced(open));
    }

    /** The letter of expectation with the variable and its law as subscript. */
    @Override
    public Piece expectation(Expectation expectation) {
        List<Layout> parameters = new ArrayList<>();
        for (Expr parameter : expectation.parameters()) {
            if (!parameters.isEmpty()) {
                parameters.add(COMMA);
            }
            parameters.add(inScript().lay(parameter));
        }
        Layout law = new Layout.Applied(Notation.function(expectation.family()), Layout.fenced(Layout.row(parameters)));
        return indices.whileTakenAs(expectation.name(), variable -> {
            Layout under = Layout.row(inScript().lay(variable), DISTRIBUTED_AS, law);
            Layout body = Layout.fenced(lay(expectation.bodyAt(variable)));
            return Piece.of(Level.CALL, new Layout.Applied(Layout.subscripted(EXPECTATION, under), body));
        });
    }

    /** {@code ∂x² ∂y} for x, x, y. */
    private List<Layout> differentials(List<Expr> variables) {
        List<Layout> row = new ArrayList<>();
        for (int from = 0, to = 0; from < variables.size(); from = to) {
            Expr variable = variables.get(from);
            while (to < variables.size() && variables.get(to).equals(variable)) {
                to++;
            }
            if (!row.isEmpty()) {
                row.add(new Layout.Times(Gap.THIN));
            }
            row.add(Notation.PARTIAL);
            row.add(
                    to - from == 1
                            ? lay(variable)
                            : Layout.superscripted(
                                    piece(variable).bracketedBelow(Level.ATOM),
                                    new Layout.Numeral(String.valueOf(to - from))));
        }
        return row;
    }

    // ---- conditions -----------------------------------------------------------------------------------------------

    private Layout condition(Cond cond) {
        if (cond instanceof Cond.Compare compare) {
            return Layout.row(compared(compare.left()), relation(compare.relation()), compared(compare.right()));
        }
        if (cond instanceof Cond.And and) {
            return chain(and).orElseGet(() -> joined(and.parts(), " and "));
        }
        if (cond instanceof Cond.Or or) {
            return joined(or.parts(), " or ");
        }
        if (cond instanceof Cond.IsInteger integer) {
            Sign sign = integer.holds() ? ELEMENT : infix("\\notin", "∉");
            return Layout.row(compared(integer.value()), sign, INTEGERS);
        }
        return new Layout.Text(cond.equals(Cond.TRUE) ? "always" : "never");
    }

    private Layout compared(Expr side) {
        return piece(side).bracketedBelow(Level.SUM);
    }

    /** {@code a < b} and {@code b < c} as {@code a < b < c}. */
    private Optional<Layout> chain(Cond.And and) {
        List<Layout> row = new ArrayList<>();
        Optional<Expr> middle = Optional.empty();
        for (Cond part : and.parts()) {
            if (!(part instanceof Cond.Compare compare)
                    || compare.relation() == Relation.UNEQUAL
                    || !middle.map(compare.left()::equals).orElse(true)) {
                return Optional.empty();
            }
            if (row.isEmpty()) {
                row.add(compared(compare.left()));
            }
            row.add(relation(compare.relation()));
            row.add(compared(compare.right()));
            middle = Optional.of(compare.right());
        }
        return row.isEmpty() ? Optional.empty() : Optional.of(Layout.row(row));
    }

    private Layout joined(List<Cond> parts, String word) {
        List<Layout> row = new ArrayList<>();
        for (Cond part : parts) {
            if (!row.isEmpty()) {
                row.add(new Layout.Text(word));
            }
            boolean nested = part instanceof Cond.Or
                    || (part instanceof Cond.And and && chain(and).isEmpty());
            row.add(nested ? Layout.fenced(condition(part)) : condition(part));
        }
        return row.isEmpty() ? new Layout.Text("always") : Layout.row(row);
    }

    private static Sign relation(Relation relation) {
        return switch (relation) {
            case EQUAL -> EQUAL;
            case UNEQUAL -> infix("\\ne", "≠");
            case LESS -> infix("<", "<");
            case AT_MOST -> infix("\\le", "≤");
            case GREATER -> infix(">", ">");
            case AT_LEAST -> infix("\\ge", "≥");
        };
    }

    private static Sign infix(String tex, String shown) {
        return new Sign(tex, shown, Place.INFIX);
    }

    // ---- domains --------------------------------------------------------------------------------------------------

    private Layout domain(Domain domain) {
        if (domain.equals(Domain.REAL)) {
            return REALS;
        }
        if (domain instanceof Domain.Interval interval) {
            return new Layout.Fenced(
                    interval.lowerOpen() ? "(" : "[",
                    separated(List.of(lay(interval.lower()), lay(interval.upper()))),
                    interval.upperOpen() ? ")" : "]");
        }
        if (domain instanceof Domain.IntegerRange range) {
            return integers(range);
        }
        if (domain instanceof Domain.FiniteSet set) {
            return braces(set.values().stream().map(this::lay).toList());
        }
        if (domain instanceof Domain.Vector vector) {
            return Layout.superscripted(REALS, layInScript(vector.length()));
        }
        if (domain instanceof Domain.Simplex simplex) {
            Layout closed = Layout.superscripted(Notation.letter("Delta"), layInScript(oneLess(simplex.length())));
            return simplex.closed() ? closed : new Layout.Applied(Notation.function("int"), closed);
        }
        if (domain instanceof Domain.Power power) {
            Layout base = domain(power.base());
            boolean single = power.base() instanceof Domain.Interval
                    || power.base() instanceof Domain.FiniteSet
                    || power.base() instanceof Domain.IntegerRange;
            return Layout.superscripted(single ? base : Layout.fenced(base), layInScript(power.length()));
        }
        if (domain instanceof Domain.PositiveDefinite matrices) {
            return new Layout.Script(
                    POSITIVE_DEFINITE,
                    Optional.of(new Name("++", "++", Face.UPRIGHT)),
                    Optional.of(layInScript(matrices.dimension())));
        }
        return Layout.row(REALS, infix("\\setminus", "∖"), braces(List.of(lay(Num.ZERO))));
    }

    private Layout integers(Domain.IntegerRange range) {
        if (range.equals(Domain.INTEGER)) {
            return INTEGERS;
        }
        List<Layout> shown = new ArrayList<>();
        range.lower().ifPresent(lower -> shown.add(lay(lower)));
        if (range.upper().isEmpty() && range.lower().orElseThrow() instanceof Num lower) {
            shown.add(lay(Expr.num(lower.value().add(Rational.ONE))));
        }
        shown.add(DOTS);
        range.upper().ifPresent(upper -> shown.add(lay(upper)));
        return braces(shown);
    }

    private static Layout braces(List<Layout> values) {
        return new Layout.Fenced("{", separated(values), "}");
    }

    private static Expr oneLess(Expr length) {
        return length instanceof Num num
                ? Expr.num(num.value().subtract(Rational.ONE))
                : Expr.subtract(length, Num.ONE);
    }

    private static Name doubleStruck(String letter, String shown) {
        return new Name("\\mathbb{" + letter + "}", shown, Face.UPRIGHT);
    }
}
