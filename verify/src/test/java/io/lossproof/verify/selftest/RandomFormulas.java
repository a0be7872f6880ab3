package io.lossproof.verify.selftest;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.selftest.Sorts.Sort;
import java.util.List;
import java.util.Random;

/**
 * Random formulas of the field over the variables of {@link Vocabulary}, as text. All have a value at every point of the
 * scope, except those of {@link #partial}.
 */
final class RandomFormulas {

    private final Random random;
    /** Whether the formula stands in a sum, so that {@code k} is an index from 1 to K. */
    private boolean inSum;

    RandomFormulas(Random random) {
        this.random = random;
    }

    /** A formula of some sort, of nesting {@code depth}. */
    Expr of(Sort sort, int depth) {
        return parsed(text(sort, depth));
    }

    /** As {@link #of}; in it {@code k} is the index that is given. */
    Expr inSum(Sort sort, int depth, Expr index) {
        inSum = true;
        String text = text(sort, depth);
        inSum = false;
        return Parser.expression(text, Vocabulary.SCOPE.with("k", io.lossproof.symbolic.domain.Domain.length()))
                .substitute(Expr.symbol("k"), index);
    }

    /** With a value at some points only, as a logarithm of any formula. */
    Expr partial(int depth) {
        return parsed(oneOf(
                        "log(%s)",
                        "sqrt(%s)",
                        "1/(%s)",
                        "log(abs(%s))",
                        "x*log(%s)",
                        "exp(log(%s))",
                        "xlogy(n, %s)",
                        "(%s)^(-1) + y",
                        "logit(%s)",
                        "log1p(%s)",
                        "arctanh(%s)",
                        "loggamma(%s)",
                        "y/(%s) + log(%s)",
                        "gamma(%s)",
                        "(%s)^(1/2)*x",
                        "log1mexp(%s)")
                .replace("%s", real(depth - 1)));
    }

    private static Expr parsed(String text) {
        return Parser.expression(text, Vocabulary.SCOPE);
    }

    /** The scope of what is used. */
    static Scope scope(Expr... formulas) {
        return Vocabulary.SCOPE.restrictedTo(List.of(formulas));
    }

    private String text(Sort sort, int depth) {
        return switch (sort) {
            case ANY, TOTAL -> real(depth);
            case POSITIVE, NONNEGATIVE -> positive(depth);
            case UNIT -> unit(depth);
            case SMOOTH -> smooth(depth);
            case COUNT -> oneOf("1", "2", "3", "(n + 1)");
        };
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private String number() {
        return oneOf("1", "2", "3", "1/2", "-1", "4", "1/3", "0.1", "5", "-2", "0");
    }

    private String filled(String pattern, int depth) {
        StringBuilder text = new StringBuilder();
        boolean isMarked = false;
        for (int i = 0; i < pattern.length(); i++) {
            char at = pattern.charAt(i);
            if (!isMarked) {
                isMarked = at == '%';
                if (!isMarked) {
                    text.append(at);
                }
                continue;
            }
            isMarked = false;
            int inner = Math.max(0, depth - 1 - random.nextInt(2));
            text.append(
                    switch (pattern.charAt(i)) {
                        case 'r' -> "(" + real(inner) + ")";
                        case 'R' -> "(" + real(Math.min(1, inner)) + ")";
                        case 'p' -> "(" + positive(inner) + ")";
                        case 'P' -> "(" + positive(Math.min(1, inner)) + ")";
                        case 'u' -> "(" + unit(inner) + ")";
                        case 's' -> "(" + smooth(inner) + ")";
                        case 'c' -> number();
                        case 'k' -> "(" + inSumText(inner) + ")";
                        default -> throw new IllegalArgumentException(pattern);
                    });
        }
        return text.toString();
    }

    private String inSumText(int depth) {
        inSum = true;
        String text = oneOf(
                "v[k]*%r",
                "exp(v[k])",
                "q[k]*log(q[k])",
                "q[k]*%r",
                "xlogy(q[k], q[k])",
                "v[k]^2",
                "w[k]*v[k]",
                "q[k]*v[k]",
                "softplus(v[k])",
                "sigmoid(v[k] - %r)",
                "abs(v[k])",
                "q[k]^2",
                "max(v[k], 0)",
                "%r + v[k]",
                "softmax(v, k)*w[k]",
                "q[k]*log(softmax(v, k))");
        String filled = filled(text, depth);
        inSum = false;
        return filled;
    }

    private String real(int depth) {
        if (depth <= 0) {
            return inSum && random.nextBoolean()
                    ? oneOf("v[k]", "w[k]", "q[k]")
                    : random.nextInt(4) == 0
                            ? number()
                            : oneOf("x", "y", "z", "x", "y", "s", "p", "n", "b", "a[1]", "u[2]");
        }
        if (!inSum && random.nextInt(9) == 0) {
            return filled(
                    oneOf(
                            "sum(%k, k, 1, K)",
                            "logsumexp(v)",
                            "sum(%k, k, 1, K)",
                            "logsumexp(a)",
                            "sum(%k, k, 1, K)/K",
                            "max(a[1], a[2], a[3])"),
                    depth);
        }
        if (!inSum && random.nextInt(14) == 0) {
            return filled("D(%s, x)", Math.min(depth, 3));
        }
        return filled(
                oneOf(
                        "%r + %r",
                        "%r - %r",
                        "%r*%r",
                        "%r/%p",
                        "-%r",
                        "log(%p)",
                        "abs(%r)",
                        "sin(%r)",
                        "cos(%r)",
                        "tanh(%r)",
                        "erf(%r)",
                        "softplus(%r)",
                        "max(%r, %r)",
                        "min(%r, %r)",
                        "clip(%r, -3, 2)",
                        "sign(%r)",
                        "relu(%r)",
                        "if(%r > %r, %r, %r)",
                        "if(%r <= %c, %r, %r)",
                        "%r^2",
                        "%r^3",
                        "loggamma(%P)",
                        "digamma(%P)",
                        "logit(%u)",
                        "xlogy(%r, %p)",
                        "logbeta(%P, %P)",
                        "logbesseli(0, %P)",
                        "log1mexp(-%P)",
                        "expm1(%R)",
                        "log1p(%p)",
                        "arctan(%r)",
                        "%p",
                        "%u",
                        "%r + %r",
                        "%r*%r",
                        "%c*%r",
                        "logsumexp(%r, %r)",
                        "xlog1py(%r, %p)",
                        "arctanh(%u)",
                        "log(%u)",
                        "log2(%p)",
                        "sinh(%R)",
                        "harmonicnumber(%P)",
                        "b*log(%u) + (1 - b)*log(1 - %u)"),
                depth);
    }

    private String positive(int depth) {
        if (depth <= 0) {
            return inSum && random.nextBoolean()
                    ? "q[k]"
                    : oneOf("s", "t", "s", "p", "n + 1", "2", "1/2", "3", "K", "u[1]");
        }
        return filled(
                oneOf(
                        "exp(%R)",
                        "%p + %p",
                        "%p*%p",
                        "%p/%p",
                        "%p^2",
                        "sqrt(%p)",
                        "sigmoid(%r)",
                        "softplus(%r)",
                        "cosh(%R)",
                        "1 + %r^2",
                        "gamma(%P)",
                        "beta(%P, %P)",
                        "besseli(0, %P)",
                        "trigamma(%P)",
                        "%P^%R",
                        "%u",
                        "1 + exp(%R)",
                        "%p*%u",
                        "factorial(n)",
                        "normalcdf(%r)",
                        "%p + %r^2",
                        "max(%p, %p)",
                        "%p + abs(%r)"),
                depth);
    }

    private String unit(int depth) {
        if (depth <= 0) {
            return oneOf("p", "r", "p", "u[3]", "1/3", "u[1]");
        }
        return filled(oneOf("sigmoid(%r)", "1 - %u", "%u*%u", "normalcdf(%r)", "softmax(a, 2)"), depth);
    }

    private String smooth(int depth) {
        if (depth <= 0) {
            return oneOf("x", "x", "x", "y", "s", "p", "2");
        }
        return filled(
                oneOf(
                        "%s + %s",
                        "%s - %s",
                        "%s*%s",
                        "exp(%s)",
                        "sigmoid(%s)",
                        "softplus(%s)",
                        "sin(%s)",
                        "cos(%s)",
                        "tanh(%s)",
                        "%s^2",
                        "%s/(1 + exp(%s))",
                        "log(1 + %s^2)",
                        "erf(%s)",
                        "loggamma(exp(%s))",
                        "sqrt(1 + %s^2)",
                        "arctan(%s)",
                        "x^3",
                        "exp(-x^2/2)",
                        "normalcdf(%s)"),
                Math.min(depth, 2));
    }
}
