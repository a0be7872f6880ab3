package io.lossproof.symbolic.expr;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a formula as text that the parser reads back to the same tree.
 *
 * <p>Bound indices get the first free letter of k, i, j, l, m. Where the lengths of the vectors are known, a log-sum-exp
 * over a whole vector is written {@code logsumexp(z)} and an entry of a softmax {@code softmax(z, j)}; otherwise the
 * index and its range are written out, {@code logsumexp(z[k], k, 1, K)}.
 */
public final class ExprText implements Expr.Visitor<String> {

    /** How tightly the written form binds, loosest first. */
    private enum Level {
        SUM,
        TERM,
        POWER,
        ATOM
    }

    private final Map<String, Expr> vectorLengths;
    private final IndexNames indices;

    private ExprText(Map<String, Expr> vectorLengths, IndexNames indices) {
        this.vectorLengths = vectorLengths;
        this.indices = indices;
    }

    public static String of(Expr expr) {
        return of(expr, Map.of());
    }

    /** The text where the lengths of the vectors are those given, by name. */
    public static String of(Expr expr, Map<String, Expr> vectorLengths) {
        Set<String> taken = new HashSet<>(expr.freeNames());
        taken.addAll(vectorLengths.keySet());
        vectorLengths.values().forEach(length -> taken.addAll(length.freeNames()));
        return expr.accept(new ExprText(vectorLengths, new IndexNames(taken)));
    }

    private static Level level(Expr expr) {
        if (expr instanceof Num num) {
            return num.value().signum() < 0 || !num.value().isInteger() ? Level.TERM : Level.ATOM;
        }
        if (expr instanceof Apply apply) {
            return switch (apply.op()) {
                case ADD -> Level.SUM;
                case MULTIPLY, DIVIDE, NEGATE -> Level.TERM;
                case POWER -> Level.POWER;
                default -> Level.ATOM;
            };
        }
        return Level.ATOM;
    }

    private static boolean isNegated(Expr expr) {
        return expr instanceof Num num && num.value().signum() < 0
                || expr instanceof Apply apply && apply.op() == Op.NEGATE;
    }

    private String write(Expr expr) {
        return expr.accept(this);
    }

    private String bracketed(Expr expr, boolean brackets) {
        String text = write(expr);
        return brackets ? "(" + text + ")" : text;
    }

    @Override
    public String num(Num num) {
        return num.value().toString();
    }

    @Override
    public String constant(Const constant) {
        return constant.name();
    }

    @Override
    public String symbol(Sym symbol) {
        return symbol.name();
    }

    @Override
    public String entry(Entry entry) {
        String row = entry.row().map(index -> write(index) + ", ").orElse("");
        return entry.vector() + "[" + row + write(entry.index()) + "]";
    }

    @Override
    public String apply(Apply apply) {
        return switch (apply.op()) {
            case ADD -> sum(apply.arguments());
            case MULTIPLY -> product(apply.arguments());
            case NEGATE -> {
                Expr inner = apply.argument(0);
                yield "-" + bracketed(inner, level(inner) == Level.SUM || isNegated(inner));
            }
            case DIVIDE -> firstFactor(apply.argument(0)) + "/" + laterFactor(apply.argument(1));
            case POWER ->
                bracketed(apply.argument(0), level(apply.argument(0)) != Level.ATOM)
                        + "^"
                        + bracketed(apply.argument(1), level(apply.argument(1)).ordinal() < Level.POWER.ordinal());
            default -> call(apply.op().text(), apply.arguments());
        };
    }

    private String sum(List<Expr> terms) {
        StringBuilder text = new StringBuilder(bracketed(terms.get(0), level(terms.get(0)) == Level.SUM));
        for (Expr term : terms.subList(1, terms.size())) {
            if (term instanceof Num num && num.value().signum() < 0) {
                text.append(" - ").append(num.value().negate());
            } else if (term instanceof Apply apply && apply.op() == Op.NEGATE) {
                Expr inner = apply.argument(0);
                text.append(" - ").append(bracketed(inner, level(inner) == Level.SUM || isNegated(inner)));
            } else {
                text.append(" + ").append(bracketed(term, level(term) == Level.SUM));
            }
        }
        return text.toString();
    }

    private String product(List<Expr> factors) {
        StringBuilder text = new StringBuilder(firstFactorOfProduct(factors.get(0)));
        for (Expr factor : factors.subList(1, factors.size())) {
            text.append('*').append(laterFactor(factor));
        }
        return text.toString();
    }

    /** A quotient may start a product without brackets, a product may start a quotient. */
    private String firstFactor(Expr expr) {
        boolean quotient = expr instanceof Apply apply && (apply.op() == Op.DIVIDE || apply.op() == Op.MULTIPLY);
        return bracketed(expr, level(expr).ordinal() < Level.POWER.ordinal() && !quotient);
    }

    private String firstFactorOfProduct(Expr expr) {
        boolean quotient = expr instanceof Apply apply && apply.op() == Op.DIVIDE;
        return bracketed(expr, level(expr).ordinal() < Level.POWER.ordinal() && !quotient);
    }

    private String laterFactor(Expr expr) {
        return bracketed(expr, level(expr).ordinal() < Level.POWER.ordinal());
    }

    private String call(String name, List<Expr> arguments) {
        return name + "("
                + String.join(", ", arguments.stream().map(this::write).toList()) + ")";
    }

    @Override
    public String piecewise(Piecewise piecewise) {
        StringBuilder text = new StringBuilder("piecewise(");
        for (Piecewise.Case c : piecewise.cases()) {
            text.append('(')
                    .append(write(c.value()))
                    .append(", ")
                    .append(condition(c.when()))
                    .append("), ");
        }
        return text.append(write(piecewise.otherwise())).append(')').toString();
    }

    private String condition(Cond cond) {
        if (cond instanceof Cond.Compare compare) {
            return write(compare.left()) + " " + compare.relation().symbol() + " " + write(compare.right());
        }
        if (cond instanceof Cond.And and) {
            return joined(and.parts(), " && ");
        }
        if (cond instanceof Cond.Or or) {
            return joined(or.parts(), " || ");
        }
        return cond.toString();
    }

    private String joined(List<Cond> parts, String operator) {
        return String.join(
                operator,
                parts.stream()
                        .map(part -> part instanceof Cond.And || part instanceof Cond.Or
                                ? "(" + condition(part) + ")"
                                : condition(part))
                        .toList());
    }

    @Override
    public String reduce(Reduce reduce) {
        String over = reduce.wholeVector(vectorLengths).map(this::write).orElseGet(() -> ranged(reduce));
        return reduce.kind().text() + "(" + over + ")";
    }

    @Override
    public String softmax(Softmax softmax) {
        Reduce normaliser = softmax.logNormaliser();
        String over = normaliser.wholeVector(vectorLengths).map(this::write).orElseGet(() -> ranged(normaliser));
        return "softmax(" + over + ", " + write(softmax.at()) + ")";
    }

    private String ranged(Reduce reduce) {
        String body = indices.whileTaken(reduce.upper(), index -> write(reduce.bodyAt(index)) + ", " + index.name());
        return body + ", " + write(reduce.lower()) + ", " + write(reduce.upper());
    }

    @Override
    public String derivative(Derivative derivative) {
        StringBuilder text = new StringBuilder("D(").append(write(derivative.body()));
        for (Expr variable : derivative.variables()) {
            text.append(", ").append(write(variable));
        }
        return text.append(')').toString();
    }

    @Override
    public String limit(Limit limit) {
        String side = limit.side() == Limit.Side.BOTH ? "" : ", " + limit.side().text();
        return indices.whileTakenAs(
                limit.name(),
                variable -> "limit(" + write(limit.bodyAt(variable)) + ", " + variable.name() + ", " + write(limit.at())
                        + side + ")");
    }

    @Override
    public String expectation(Expectation expectation) {
        String law = expectation.family()
                + "("
                + String.join(
                        ", ", expectation.parameters().stream().map(this::write).toList())
                + ")";
        return indices.whileTakenAs(
                expectation.name(),
                variable -> "E[" + variable.name() + " ~ " + law + "](" + write(expectation.bodyAt(variable)) + ")");
    }
}
