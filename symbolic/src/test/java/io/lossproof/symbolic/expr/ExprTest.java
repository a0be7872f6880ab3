package io.lossproof.symbolic.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.syntax.Parser;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExprTest {

    private static final Scope SCOPE =
            Parser.scope("x: real, y: real, t: real, p: vector(K), q: vector(K), n: natural");
    private static final Sym X = Expr.symbol("x");
    private static final Sym Y = Expr.symbol("y");

    private static Expr read(String text) {
        return Parser.expression(text, SCOPE);
    }

    @Test
    void isEqualWhateverTheBoundIndexIsCalled() {
        Expr overK = read("sum(p[k]*log(q[k]), k, 1, K)");
        Expr overI = read("sum(p[i]*log(q[i]), i, 1, K)");
        assertEquals(overK, overI);
        assertEquals(overK.hashCode(), overI.hashCode());
        assertEquals(1, new HashSet<>(List.of(overK, overI)).size());
    }

    @Test
    void nestedIndicesMayChangeNamesButNotPlaces() {
        Expr rows = read("sum(sum(p[k]*q[i]^2, i, 1, n), k, 1, K)");
        assertEquals(rows, read("sum(sum(p[i]*q[k]^2, k, 1, n), i, 1, K)"));
        assertEquals(rows, read("sum(sum(p[a]*q[b]^2, b, 1, n), a, 1, K)"));
        assertNotEquals(rows, read("sum(sum(p[i]*q[k]^2, i, 1, n), k, 1, K)"));
    }

    @Test
    void theKindTheEndsAndTheBodyAllCount() {
        List<Expr> all = List.of(
                read("sum(p[k], k, 1, K)"),
                read("product(p[k], k, 1, K)"),
                read("logsumexp(p[k], k, 1, K)"),
                read("max(p[k], k, 1, K)"),
                read("sum(p[k], k, 2, K)"),
                read("sum(p[k], k, 1, n)"),
                read("sum(q[k], k, 1, K)"),
                read("sum(p[1], k, 1, K)"));
        assertEquals(all.size(), Set.copyOf(all).size());
    }

    @Test
    void differsWhereItIsWrittenDifferently() {
        assertNotEquals(read("x + y"), read("y + x"));
        assertNotEquals(read("x - y"), read("-y + x"));
        assertNotEquals(read("(x + y) + t"), read("x + y + t"));
        assertNotEquals(read("-x^2"), read("(-x)^2"));
        assertNotEquals(read("if(x < y, 1, 0)"), read("if(x <= y, 1, 0)"));
    }

    @Test
    void literalsAloneAreFolded() {
        assertEquals(Expr.num(Rational.of(1, 2)), read("1/2"));
        assertEquals(Expr.num(-3), read("-3"));
        assertEquals(Op.DIVIDE, ((Apply) read("1/0")).op());
        assertEquals(Op.ADD, ((Apply) read("1 + 1")).op());
    }

    @Test
    void substitutionReplacesEveryFreeOccurrence() {
        assertEquals(
                read("y^2 + sum(y*p[k], k, 1, K)"),
                read("x^2 + sum(x*p[k], k, 1, K)").substitute(X, Y));
        assertEquals(read("y + x"), read("x + y").substitute(Map.of(X, Y, Y, X)));
    }

    @Test
    void substitutionIntoASumIsNotCapturedByItsIndex() {
        Expr sum = read("sum(x*p[k], k, 1, K)");
        Expr value = Entry.of("q", Expr.symbol("k"));
        Expr substituted = sum.substitute(X, value);
        assertEquals(Set.of("K", "k", "p", "q"), substituted.freeNames());
        assertEquals("sum(q[k]*p[i], i, 1, K)", substituted.toString());
    }

    @Test
    void substitutionOfASumIntoASumKeepsTheIndicesApart() {
        Expr substituted = read("sum(x*p[k], k, 1, K)").substitute(X, read("sum(p[k], k, 1, n)"));
        assertEquals(read("sum(sum(p[i], i, 1, n)*p[k], k, 1, K)"), substituted);
        Expr twice = substituted.substitute(Expr.symbol("n"), read("sum(p[k]*x, k, 1, K)"));
        assertEquals(read("sum(sum(p[i], i, 1, sum(p[k]*x, k, 1, K))*p[k], k, 1, K)"), twice);
    }

    @Test
    void aVectorIsSubstitutedAtEachIndex() {
        Expr entropy = read("-sum(p[k]*log(p[k]), k, 1, K)");
        Expr substituted = entropy.substituteVector("p", k -> Expr.exp(Entry.of("q", k)));
        assertEquals(read("-sum(exp(q[i])*log(exp(q[i])), i, 1, K)"), substituted);
    }

    @Test
    void mappingNothingChangesNothing() {
        Expr expr = read("sum(if(p[k] > 0, p[k]*log(softmax(q, k)), 0), k, 1, K) + D(x^2, x) + max(q)");
        assertEquals(expr, expr.map(part -> part));
    }

    /** Each level bound its body anew three times over, so that forty levels would never have ended. */
    @Test
    void manyNestedIndicesCostLittle() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Expr nested = X;
            for (int i = 0; i < 60; i++) {
                Sym index = Expr.symbol("i" + i);
                nested = Reduce.sum(index, Num.ONE, Expr.symbol("n"), Expr.multiply(index, nested));
            }
            assertEquals(60, nested.binderHeight());
            assertEquals(nested, nested.map(part -> part));
            assertEquals(nested, nested.substitute(X, Y).substitute(Y, X));
            assertEquals(60, nested.substitute(X, Expr.exp(Y)).binderHeight());
        });
    }

    @Test
    void anIndexInTheVariableOfADerivativeIsNotTakenForTheOneAround() {
        Expr derivative = read("sum(D(p[k], p[sum(i, i, 1, 2)]), k, 1, K)");
        assertEquals(2, derivative.binderHeight());
        assertEquals("sum(D(p[k], p[sum(i, i, 1, 2)]), k, 1, K)", derivative.toString());
    }

    @Test
    void theVariableOfADerivativeMayBeRenamed() {
        assertEquals(read("D(t^2*y, t)"), read("D(x^2*y, x)").substitute(X, Expr.symbol("t")));
        assertEquals(read("sum(D(i^2*x, i), i, 1, n)"), read("sum(D(i^2*x, i), i, 1, n)"));
        assertEquals(
                "sum(D(i^2*x, i), i, 1, n)", read("sum(D(i^2*x, i), i, 1, n)").toString());
    }

    @Test
    void theVariableOfADerivativeIsNotGivenAValue() {
        assertThrows(IllegalArgumentException.class, () -> read("D(x^2, x)").substitute(X, Expr.num(3)));
        assertThrows(IllegalArgumentException.class, () -> read("D(x*y, x)").substitute(X, Y));
    }

    @Test
    void nothingIsCapturedByTheVariableOfADerivative() {
        assertThrows(IllegalArgumentException.class, () -> read("D(x*y, x)").substitute(Y, X));
        assertThrows(
                IllegalArgumentException.class, () -> read("D(y*p[1], p[1])").substitute(Y, read("p[2]")));
        assertEquals(read("D(x*t^2, x)"), read("D(x*y, x)").substitute(Y, read("t^2")));
        assertEquals(read("D(p[2]^2, p[2])"), read("D(p[n]^2, p[n])").substitute(Expr.symbol("n"), Num.TWO));
    }

    @Test
    void theVectorOfADerivativeIsNotGivenValues() {
        assertThrows(
                IllegalArgumentException.class, () -> read("D(p[1]^2, p[2])").substituteVector("p", Expr::exp));
        assertEquals(read("D(x*exp(2), x)"), read("D(x*p[2], x)").substituteVector("p", Expr::exp));
    }

    @Test
    void theVariableOfALimitIsBound() {
        assertEquals(read("limit(y/t, t, inf)"), read("limit(y/x, x, inf)"));
        assertNotEquals(read("limit(y/x, x, inf)"), read("limit(y/x, x, -inf)"));
        assertNotEquals(read("limit(y/x, x, 1, above)"), read("limit(y/x, x, 1, below)"));
        assertEquals(Set.of("y"), read("limit(y/x, x, inf)").freeNames());
        assertEquals(read("limit(y/x, x, inf)"), read("limit(y/x, x, inf)").substitute(X, Num.TWO));
    }

    @Test
    void nothingIsCapturedByTheVariableOfALimit() {
        Expr substituted = read("limit(y/x, x, inf)").substitute(Y, read("x^2"));
        assertEquals(Set.of("x"), substituted.freeNames());
        assertEquals("limit(x^2/k, k, inf)", substituted.toString());
        assertEquals(
                "limit(x/k, k, inf)",
                read("limit(y/x, x, inf)").substitute(Y, X).toString());
        Expr nested = read("limit(limit(x + y, x, 0)*y, y, 1)");
        assertEquals("limit(limit(x + y, x, 0)*y, y, 1)", nested.toString());
        assertEquals(nested, nested.map(part -> part));
    }

    @Test
    void aLimitMayBeTakenAtAVariable() {
        Sym variable = Expr.freshIndex();
        Limit limit = Limit.of("x", variable, Expr.multiply(variable, Y), Y, Limit.Side.BOTH);
        assertEquals(Set.of("y"), limit.freeNames());
    }

    /** What is ordered by hash would otherwise differ between two runs of one seed. */
    @Test
    void hashesAreTheSameInEveryRun() {
        Cond below = Cond.compare(X, Relation.LESS, Y);
        assertEquals(("<".hashCode() * 31 + X.hashCode()) * 31 + Y.hashCode(), below.hashCode());
        assertEquals(
                -541660512, read("if(x < y || x == 1, sum(p[k], k, 1, K), 2)").hashCode());
    }
}
