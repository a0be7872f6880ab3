package io.lossproof.symbolic.syntax;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads formulas, claims, conditions and domains. A hand-written recursive descent: each method reads one construct.
 *
 * <p>Numbers are exact. A name before a bracket is a call; otherwise a declared variable wins over a function or
 * constant of the same name. Unusable text, and text beyond the limits on length, depth and digits, ends in a {@link
 * SyntaxException}.
 */
public final class Parser {

    private static final int LONGEST_TEXT = 20_000;
    private static final int DEEPEST = 150;
    private static final int MOST_DIGITS = 1_000;
    private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(4_000);

    private static final Map<String, Reduce.Kind> BINDERS = Map.of(
            "sum", Reduce.Kind.SUM,
            "product", Reduce.Kind.PRODUCT,
            "logsumexp", Reduce.Kind.LOG_SUM_EXP,
            "max", Reduce.Kind.MAXIMUM);

    private static final Map<String, Relation> CLAIM_RELATIONS = Map.of(
            "==", Relation.EQUAL,
            "<=", Relation.AT_MOST,
            ">=", Relation.AT_LEAST,
            "<", Relation.LESS,
            ">", Relation.GREATER);

    private final String text;
    private final List<Token> tokens;
    private final Scope scope;
    private final Map<String, Deque<Sym>> boundIndices = new HashMap<>();
    private int at;
    private int depth;
    private boolean namesAreLengths;

    private Parser(String text, Scope scope) {
        if (text.length() > LONGEST_TEXT) {
            throw new SyntaxException(
                    "the text has " + text.length() + " characters; at most " + LONGEST_TEXT + " are read", text, 0);
        }
        this.text = text;
        this.tokens = Token.split(text);
        this.scope = scope;
    }

    /** Two formulas and what is claimed of them. */
    public record Statement(Expr left, Relation relation, Expr right) {}

    /** A formula in the variables of the scope. */
    public static Expr expression(String text, Scope scope) {
        Parser parser = new Parser(text, scope);
        return parser.whole(parser::sum);
    }

    /** {@code LHS == RHS}, or with one of {@code <= >= < >}. */
    public static Statement statement(String text, Scope scope) {
        Parser parser = new Parser(text, scope);
        return parser.whole(parser::claim);
    }

    public static Cond condition(String text, Scope scope) {
        Parser parser = new Parser(text, scope);
        return parser.whole(parser::disjunction);
    }

    public static Domain domain(String text) {
        Parser parser = new Parser(text, Scope.EMPTY);
        return parser.whole(parser::domain);
    }

    /** Declarations such as {@code z: real, y: {0, 1}}. */
    public static Scope scope(String text) {
        Parser parser = new Parser(text, Scope.EMPTY);
        return parser.whole(parser::declarations);
    }

    private <T> T whole(Supplier<T> construct) {
        T result = construct.get();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("an operator or the end");
        }
        return result;
    }

    // ---- formulas -------------------------------------------------------------------------------------------------

    Expr sum() {
        enter();
        List<Expr> terms = new ArrayList<>();
        terms.add(term());
        while (peek().is("+") || peek().is("-")) {
            boolean minus = take().is("-");
            Expr term = term();
            terms.add(minus ? Expr.negate(term) : term);
        }
        leave();
        return terms.size() == 1 ? terms.get(0) : Apply.of(Op.ADD, terms);
    }

    /** A product; a leading minus negates the whole of it. */
    private Expr term() {
        if (peek().is("-")) {
            enter();
            take();
            Expr negated = Expr.negate(term());
            leave();
            return negated;
        }
        if (peek().is("+")) {
            take();
        }
        List<Expr> factors = new ArrayList<>();
        factors.add(factor());
        int quotients = 0;
        while (peek().is("*") || peek().is("/")) {
            if (peek().is("/") && ++quotients > DEEPEST) {
                throw new SyntaxException("more than " + DEEPEST + " divisions in a row", text, peek().position());
            }
            if (take().is("*")) {
                factors.add(signedFactor());
            } else {
                Expr numerator = factors.size() == 1 ? factors.get(0) : Apply.of(Op.MULTIPLY, factors);
                factors.clear();
                factors.add(Expr.divide(numerator, signedFactor()));
            }
        }
        if (startsFactor(peek())) {
            throw unexpected("an operator (multiplication is written '*')");
        }
        return factors.size() == 1 ? factors.get(0) : Apply.of(Op.MULTIPLY, factors);
    }

    private static boolean startsFactor(Token token) {
        return token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.NAME || token.is("(");
    }

    private Expr signedFactor() {
        if (peek().is("-")) {
            enter();
            take();
            Expr negated = Expr.negate(signedFactor());
            leave();
            return negated;
        }
        return factor();
    }

    /** A power; right-associative. */
    private Expr factor() {
        Expr base = atom();
        if (!peek().is("^")) {
            return base;
        }
        enter();
        take();
        Expr exponent = signedFactor();
        leave();
        return Expr.power(base, exponent);
    }

    private Expr atom() {
        Token token = peek();
        if (token.kind() == Token.Kind.NUMBER) {
            take();
            return Expr.num(number(token));
        }
        if (token.kind() == Token.Kind.NAME) {
            take();
            return named(token);
        }
        if (token.is("(")) {
            take();
            Expr inner = sum();
            expect(")");
            return inner;
        }
        throw unexpected("a number, a name or '('");
    }

    private Rational number(Token token) {
        String digits = token.text();
        if (digits.length() > MOST_DIGITS) {
            throw new SyntaxException("a number has at most " + MOST_DIGITS + " characters", text, token.position());
        }
        int mantissaEnd = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        String exponent = mantissaEnd < 0 ? "0" : digits.substring(mantissaEnd + 1);
        if (new BigInteger(exponent).abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new SyntaxException(
                    "an exponent lies between -" + LARGEST_EXPONENT + " and " + LARGEST_EXPONENT,
                    text,
                    token.position());
        }
        return Rational.of(new BigDecimal(digits));
    }

    private Expr named(Token name) {
        if (peek().is("(")) {
            return call(name);
        }
        if (ExpectationReader.startsHere(tokens, at)) {
            enter();
            Expr expectation = new ExpectationReader(this).read(name);
            leave();
            return expectation;
        }
        if (peek().is("[") && scope.isVector(name.text())) {
            take();
            Expr index = sum();
            expect("]");
            return Entry.of(name.text(), index);
        }
        if (peek().is("[") && isFamily(name.text())) {
            take();
            Expr row = sum();
            expect(",");
            Expr index = sum();
            expect("]");
            return Entry.of(name.text(), row, index);
        }
        if (peek().is("[") && !isDeclared(name.text())) {
            return call(name);
        }
        return variable(name);
    }

    private Expr variable(Token name) {
        Deque<Sym> bound = boundIndices.get(name.text());
        if (bound != null && !bound.isEmpty()) {
            return bound.peek();
        }
        if (scope.isVector(name.text())) {
            throw new SyntaxException(
                    name.text() + " is a vector; write an entry, " + name.text() + "[k]", text, name.position());
        }
        if (isFamily(name.text())) {
            throw new SyntaxException(
                    name.text() + " is a family of vectors; write an entry, " + name.text() + "[i, k]",
                    text,
                    name.position());
        }
        boolean isLength = namesAreLengths && constant(name.text()).isEmpty();
        if (isLength || scope.domain(name.text()).isPresent()) {
            return Expr.symbol(name.text());
        }
        return constant(name.text())
                .orElseThrow(() -> new SyntaxException(
                        Op.named(name.text()).isPresent()
                                ? name.text() + " is a function; write " + name.text() + "(...)"
                                : "'" + name.text() + "' is not declared; " + declaredNames(),
                        text,
                        name.position()));
    }

    private String declaredNames() {
        return scope.variables().isEmpty()
                ? "no variable is (declare it with its domain)"
                : "declared are " + String.join(", ", scope.variables().keySet());
    }

    Scope scope() {
        return scope;
    }

    SyntaxException wrong(String message, Token where) {
        return new SyntaxException(message, text, where.position());
    }

    private boolean isFamily(String name) {
        return scope.family(name).isPresent();
    }

    private boolean isDeclared(String name) {
        Deque<Sym> bound = boundIndices.get(name);
        return scope.domain(name).isPresent() || bound != null && !bound.isEmpty();
    }

    private static Optional<Expr> constant(String name) {
        return switch (name) {
            case "e", "E" -> Optional.of(Const.E);
            case "inf" -> Optional.of(Const.INFINITY);
            case "undefined" -> Optional.of(Const.UNDEFINED);
            default ->
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "pi" -> Optional.of(Const.PI);
                    case "eulergamma" -> Optional.of(Const.EULER_GAMMA);
                    default -> Optional.empty();
                };
        };
    }

    // ---- calls ----------------------------------------------------------------------------------------------------

    private Expr call(Token name) {
        enter();
        String close = take().is("(") ? ")" : "]";
        Expr result = callBody(name, name.text().toLowerCase(Locale.ROOT), close);
        leave();
        return result;
    }

    private Expr callBody(Token name, String function, String close) {
        switch (function) {
            case "if":
                return conditional(close);
            case "piecewise":
                return piecewise(close);
            case "d":
                return derivative(name, close);
            case "softmax":
                return softmax(name, close);
            case "limit":
                return limit(name, close);
            case "e":
                throw new SyntaxException(ExpectationReader.USAGE, text, name.position());
            default:
                break;
        }
        Reduce.Kind binder = BINDERS.get(function);
        if (binder != null) {
            Optional<Reduce> reduced = reduction(binder, close);
            if (reduced.isPresent()) {
                return reduced.get();
            }
        }
        Op op = Op.named(function).orElseThrow(() -> unknownFunction(name));
        List<Expr> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (takeIf(","));
        expect(close);
        if (!op.accepts(arguments.size())) {
            throw new SyntaxException(
                    op.text() + " takes " + op.arityText() + ", not " + arguments.size(), text, name.position());
        }
        return Apply.of(op, arguments);
    }

    private SyntaxException unknownFunction(Token name) {
        return new SyntaxException(
                isDeclared(name.text())
                        ? name.text() + " is a variable, not a function; write " + name.text() + "*(...)"
                        : "there is no function '" + name.text() + "'",
                text,
                name.position());
    }

    private Expr conditional(String close) {
        Cond when = disjunction();
        expect(",");
        Expr value = sum();
        expect(",");
        Expr otherwise = sum();
        expect(close);
        return Piecewise.of(value, when, otherwise);
    }

    private Expr piecewise(String close) {
        List<Piecewise.Case> cases = new ArrayList<>();
        while (peek().is("(") && isCase()) {
            take();
            Expr value = sum();
            expect(",");
            cases.add(new Piecewise.Case(value, disjunction()));
            expect(")");
            expect(",");
        }
        if (cases.isEmpty()) {
            throw unexpected("a case '(value, condition)'");
        }
        Expr otherwise = sum();
        expect(close);
        return Piecewise.of(cases, otherwise);
    }

    /** Whether the bracket that opens here holds a comma of its own, as a case does. */
    private boolean isCase() {
        return topLevelCommas(at + 1).size() == 1;
    }

    private Expr derivative(Token name, String close) {
        Expr body = sum();
        List<Expr> variables = new ArrayList<>();
        while (takeIf(",")) {
            Token start = peek();
            Expr variable = sum();
            if (!(variable instanceof Sym) && !(variable instanceof Entry)) {
                throw new SyntaxException("a derivative is taken in a variable", text, start.position());
            }
            variables.add(variable);
        }
        expect(close);
        if (variables.isEmpty()) {
            throw new SyntaxException("D takes a formula and a variable: D(f, x)", text, name.position());
        }
        return Derivative.of(body, variables);
    }

    /** {@code formula, variable, point}, or with {@code above} or {@code below}. */
    private Expr limit(Token name, String close) {
        List<Integer> commas = topLevelCommas(at);
        Token variable = commas.isEmpty() ? name : tokens.get(commas.get(0) + 1);
        boolean isVariable = variable.kind() == Token.Kind.NAME
                && (commas.size() == 2 || commas.size() == 3)
                && commas.get(1) == commas.get(0) + 2
                && !scope.isVector(variable.text());
        if (!isVariable) {
            throw new SyntaxException(
                    "limit takes a formula, a variable and a point: limit(f, x, 0) or limit(f, x, 0, above)",
                    text,
                    name.position());
        }
        Sym fresh = Expr.freshIndex();
        Expr body = binding(variable.text(), fresh);
        expect(",");
        take();
        expect(",");
        Token start = peek();
        Expr point = sum();
        Limit.Side side = takeIf(",") ? side() : Limit.Side.BOTH;
        expect(close);
        boolean isPoint = !point.contains(Const.UNDEFINED::equals)
                && (Limit.isInfinite(point) || !point.contains(Const.INFINITY::equals));
        if (!isPoint) {
            throw new SyntaxException("a limit is taken at a value, at inf or at -inf", text, start.position());
        }
        try {
            Domain domain = scope.domain(variable.text()).orElse(Domain.REAL);
            return Limit.of(variable.text(), fresh, body, point, Approach.side(domain, point, side, scope));
        } catch (IllegalArgumentException e) {
            throw new SyntaxException(String.valueOf(e.getMessage()), text, start.position());
        }
    }

    private Limit.Side side() {
        Token word = take();
        return switch (word.text()) {
            case "above" -> Limit.Side.ABOVE;
            case "below" -> Limit.Side.BELOW;
            default -> throw new SyntaxException("a limit is from 'above' or from 'below'", text, word.position());
        };
    }

    /** Reads a formula in which a name stands for a bound variable. */
    Expr binding(String name, Sym fresh) {
        Deque<Sym> meanings = boundIndices.computeIfAbsent(name, each -> new ArrayDeque<>());
        meanings.push(fresh);
        Expr body = sum();
        meanings.pop();
        return body;
    }

    private Expr softmax(Token name, String close) {
        Optional<Reduce> over = wholeVector(Reduce.Kind.LOG_SUM_EXP, ",");
        if (over.isEmpty()) {
            over = ranged(Reduce.Kind.LOG_SUM_EXP);
            if (over.isEmpty()) {
                throw new SyntaxException("softmax takes a vector and an index: softmax(z, k)", text, name.position());
            }
        }
        expect(",");
        Expr index = sum();
        expect(close);
        return Softmax.of(over.get(), index);
    }

    /** A sum, product, log-sum-exp or maximum over an index or a whole vector; empty if it is over scalars. */
    private Optional<Reduce> reduction(Reduce.Kind kind, String close) {
        Optional<Reduce> result = takesScalars(kind) ? wholeVector(kind, close) : Optional.empty();
        if (result.isEmpty()) {
            result = ranged(kind);
        }
        if (result.isPresent()) {
            expect(close);
        } else if (!takesScalars(kind)) {
            throw unexpected(kind.text() + "(formula, index, first, last)");
        }
        return result;
    }

    private Optional<Reduce> wholeVector(Reduce.Kind kind, String follower) {
        Token name = peek();
        if (name.kind() == Token.Kind.NAME && isFamily(name.text())) {
            return vectorOfFamily(kind);
        }
        if (name.kind() != Token.Kind.NAME || !tokens.get(at + 1).is(follower)) {
            return Optional.empty();
        }
        Optional<Expr> length = scope.vectorLength(name.text());
        return length.map(n -> {
            take();
            Sym index = Expr.freshIndex();
            return Reduce.over(kind, index, Num.ONE, n, Entry.of(name.text(), index));
        });
    }

    /** {@code z[i]}, one vector of a family as a whole; empty for an entry {@code z[i, k]}. */
    private Optional<Reduce> vectorOfFamily(Reduce.Kind kind) {
        int start = at;
        Token name = take();
        expect("[");
        Expr row = sum();
        if (!takeIf("]")) {
            at = start;
            return Optional.empty();
        }
        Domain.Power family = scope.family(name.text()).orElseThrow();
        Sym index = Expr.freshIndex();
        Expr length = family.base().vectorLength().orElseThrow();
        return Optional.of(Reduce.over(kind, index, Num.ONE, length, Entry.of(name.text(), row, index)));
    }

    /** {@code formula, index, first, last}, where the index is a name that the scope does not know. */
    private Optional<Reduce> ranged(Reduce.Kind kind) {
        List<Integer> commas = topLevelCommas(at);
        if (commas.size() < 3) {
            return Optional.empty();
        }
        Token index = tokens.get(commas.get(0) + 1);
        boolean alone = commas.get(1) == commas.get(0) + 2;
        if (index.kind() != Token.Kind.NAME || !alone || !mayBeIndex(kind, index.text())) {
            return Optional.empty();
        }
        Sym fresh = Expr.freshIndex();
        Expr body = binding(index.text(), fresh);
        expect(",");
        take();
        expect(",");
        Expr lower = sum();
        expect(",");
        Expr upper = sum();
        return Optional.of(Reduce.over(kind, fresh, lower, upper, body));
    }

    /** Where arguments may be scalars too, a name that has a value here is one of them. */
    private boolean mayBeIndex(Reduce.Kind kind, String name) {
        return takesScalars(kind)
                ? !isDeclared(name) && constant(name).isEmpty()
                : scope.domain(name).isEmpty();
    }

    private static boolean takesScalars(Reduce.Kind kind) {
        return kind == Reduce.Kind.LOG_SUM_EXP || kind == Reduce.Kind.MAXIMUM;
    }

    /** Positions of the commas of the call whose first argument starts at a token. */
    private List<Integer> topLevelCommas(int from) {
        List<Integer> commas = new ArrayList<>();
        int nesting = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                nesting++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                if (nesting-- == 0) {
                    break;
                }
            } else if (token.is(",") && nesting == 0) {
                commas.add(i);
            }
        }
        return commas;
    }

    // ---- conditions and claims ------------------------------------------------------------------------------------

    private Statement claim() {
        Expr left = sum();
        Token sign = peek();
        Relation relation = sign.kind() == Token.Kind.SIGN ? CLAIM_RELATIONS.get(sign.text()) : null;
        if (relation == null) {
            throw unexpected("'==', '<=', '>=', '<' or '>'");
        }
        take();
        return new Statement(left, relation, sum());
    }

    private Cond disjunction() {
        enter();
        List<Cond> parts = new ArrayList<>();
        parts.add(conjunction());
        while (takeIf("||")) {
            parts.add(conjunction());
        }
        leave();
        return parts.size() == 1 ? parts.get(0) : new Cond.Or(parts);
    }

    private Cond conjunction() {
        List<Cond> parts = new ArrayList<>();
        parts.add(simpleCondition());
        while (takeIf("&&")) {
            parts.add(simpleCondition());
        }
        return parts.size() == 1 ? parts.get(0) : new Cond.And(parts);
    }

    private Cond simpleCondition() {
        if (takeIf("!")) {
            expect("(");
            Cond inner = disjunction();
            expect(")");
            return inner.negate();
        }
        if (peek().is("(") && bracketHoldsCondition()) {
            take();
            Cond inner = disjunction();
            expect(")");
            return inner;
        }
        return comparison();
    }

    /** Whether a comparison stands inside the bracket that opens here; those in arguments of a call do not count. */
    private boolean bracketHoldsCondition() {
        int nesting = 0;
        int nestingOfCall = Integer.MAX_VALUE;
        for (int i = at + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[")) {
                nesting++;
                if (tokens.get(i - 1).kind() == Token.Kind.NAME) {
                    nestingOfCall = Math.min(nestingOfCall, nesting);
                }
            } else if (token.is(")") || token.is("]")) {
                if (nesting-- == 0) {
                    return false;
                }
                nestingOfCall = nesting < nestingOfCall ? Integer.MAX_VALUE : nestingOfCall;
            } else if (nesting < nestingOfCall
                    && (relation(token).isPresent() || token.is("&&") || token.is("||") || token.is("!"))) {
                return true;
            }
        }
        return false;
    }

    /** {@code a < b}, or a chain {@code a < b < c}. */
    private Cond comparison() {
        Expr left = sum();
        Relation relation = relation(peek()).orElseThrow(() -> unexpected("a comparison"));
        take();
        Expr right = sum();
        List<Cond> chain = new ArrayList<>();
        chain.add(Cond.compare(left, relation, right));
        for (Optional<Relation> next = relation(peek()); next.isPresent(); next = relation(peek())) {
            take();
            Expr following = sum();
            chain.add(Cond.compare(right, next.get(), following));
            right = following;
        }
        return chain.size() == 1 ? chain.get(0) : new Cond.And(chain);
    }

    private static Optional<Relation> relation(Token token) {
        if (token.kind() != Token.Kind.SIGN) {
            return Optional.empty();
        }
        for (Relation relation : Relation.values()) {
            if (relation.symbol().equals(token.text())) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    // ---- domains --------------------------------------------------------------------------------------------------

    private Scope declarations() {
        Map<String, Domain> variables = new LinkedHashMap<>();
        if (peek().kind() == Token.Kind.END) {
            return Scope.EMPTY;
        }
        do {
            Token name = peek();
            if (name.kind() != Token.Kind.NAME) {
                throw unexpected("the name of a variable");
            }
            take();
            expect(":");
            if (variables.put(name.text(), domain()) != null) {
                throw new SyntaxException(name.text() + " is declared twice", text, name.position());
            }
        } while (takeIf(","));
        return Scope.of(variables);
    }

    /** A domain, or a power of one: {@code positive^n}, {@code simplex(K)^n}. */
    private Domain domain() {
        Token start = peek();
        Domain base = baseDomain();
        if (!takeIf("^")) {
            return base;
        }
        boolean bracketed = peek().is("(");
        if (!bracketed && peek().kind() != Token.Kind.NAME && peek().kind() != Token.Kind.NUMBER) {
            throw unexpected("a length, as in 'positive^n'");
        }
        Expr length = bracketed ? length() : checkedLength(this::lengthAtom);
        if (base instanceof Domain.PositiveDefinite || peek().is("^")) {
            throw new SyntaxException("there is no such power of a domain", text, start.position());
        }
        return Domain.power(base, length);
    }

    private Expr lengthAtom() {
        namesAreLengths = true;
        Expr length = atom();
        namesAreLengths = false;
        return length;
    }

    private Domain baseDomain() {
        Token start = peek();
        if (start.is("{")) {
            return set();
        }
        if (start.is("(") || start.is("[")) {
            return interval();
        }
        String name = domainName();
        return switch (name) {
            case "real" -> Domain.REAL;
            case "positive" -> Domain.POSITIVE;
            case "nonnegative" -> Domain.NONNEGATIVE;
            case "negative" -> Domain.NEGATIVE;
            case "nonzero" -> Domain.NONZERO;
            case "unit" -> Domain.UNIT;
            case "integer" -> Domain.INTEGER;
            case "natural" -> Domain.NATURAL;
            case "vector" -> new Domain.Vector(length());
            case "simplex" -> Domain.simplex(length());
            case "closed-simplex" -> Domain.closedSimplex(length());
            case "positive-definite" -> new Domain.PositiveDefinite(length());
            default ->
                throw new SyntaxException(
                        "'" + name
                                + "' is not a domain; domains are real, positive, nonnegative, negative, nonzero, unit, "
                                + "integer, natural, an interval (a, b], a set {0, 1}, vector(K), simplex(K), "
                                + "closed-simplex(K), positive-definite(d), a power positive^n of one of these",
                        text,
                        start.position());
        };
    }

    /** A name, with the hyphen of closed-simplex and positive-definite. */
    private String domainName() {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME) {
            throw unexpected("a domain, as in 'x: real'");
        }
        take();
        String name = token.text().toLowerCase(Locale.ROOT);
        if (peek().is("-") && tokens.get(at + 1).kind() == Token.Kind.NAME) {
            take();
            name += "-" + take().text().toLowerCase(Locale.ROOT);
        }
        return name;
    }

    private Expr length() {
        expect("(");
        Expr length = checkedLength(this::integerBound);
        expect(")");
        return length;
    }

    private Expr checkedLength(Supplier<Expr> written) {
        Token start = peek();
        Expr length = written.get();
        boolean isWhole = length instanceof Num num
                ? num.value().isInteger() && num.value().signum() > 0
                : !length.contains(part -> part instanceof Const);
        if (!isWhole) {
            throw new SyntaxException("a length is a positive integer or a name", text, start.position());
        }
        return length;
    }

    /** A constant, a name that stands for a length, or a sum of such; names in bounds need no declaration. */
    private Expr integerBound() {
        Token token = peek();
        namesAreLengths = true;
        Expr bound = sum();
        namesAreLengths = false;
        if (bound.size() > 9) {
            throw new SyntaxException("a length or end is a number, a name, or a sum of these", text, token.position());
        }
        return bound;
    }

    private Domain set() {
        expect("{");
        List<Expr> values = new ArrayList<>();
        List<Token> starts = new ArrayList<>(List.of(peek()));
        values.add(integerBound());
        while (takeIf(",")) {
            if (takeIf("...")) {
                expect(",");
                Expr last = integerBound();
                expect("}");
                return new Domain.IntegerRange(finite(values.get(0)), finite(last));
            }
            starts.add(peek());
            values.add(integerBound());
        }
        expect("}");
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).freeNames().isEmpty()) {
                throw new SyntaxException(
                        "the values of a set are constants", text, starts.get(i).position());
            }
        }
        return new Domain.FiniteSet(values);
    }

    private static Optional<Expr> finite(Expr end) {
        return end.contains(part -> part.equals(Const.INFINITY)) ? Optional.empty() : Optional.of(end);
    }

    private Domain interval() {
        boolean lowerOpen = take().is("(");
        Expr lower = sum();
        expect(",");
        Expr upper = sum();
        Token close = peek();
        if (!close.is(")") && !close.is("]")) {
            throw unexpected("')' or ']'");
        }
        take();
        return new Domain.Interval(
                lower,
                lowerOpen || finite(lower).isEmpty(),
                upper,
                close.is(")") || finite(upper).isEmpty());
    }

    // ---- tokens ---------------------------------------------------------------------------------------------------

    Token peek() {
        return tokens.get(at);
    }

    Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        if (peek().is(sign)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw unexpected("'" + sign + "'");
        }
    }

    SyntaxException unexpected(String wanted) {
        return new SyntaxException(
                peek().described() + " where " + wanted + " would be right", text, peek().position());
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new SyntaxException("nested more than " + DEEPEST + " deep", text, peek().position());
        }
    }

    private void leave() {
        depth--;
    }
}
