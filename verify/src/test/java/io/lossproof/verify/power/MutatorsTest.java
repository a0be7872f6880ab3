package io.lossproof.verify.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each mutator does, and that its mutants are other formulas or are proved not to be. */
class MutatorsTest {

    private static final String WHERE =
            "x: real, y: real, s: positive, t: positive, u: unit, p: simplex(3), q: simplex(3), c: {1, 2, 3}, n: natural";

    private static final Scope SCOPE = Parser.scope(WHERE);

    /** Formulas in which every mutator finds something to do. */
    private static final List<String> FORMULAS = List.of(
            "s*log(t) - x^2/(2*s) + pi",
            "softplus(x) - u*x",
            "log(1 + exp(-x))",
            "s^t",
            "xlogy(u, s)",
            "logit(u) + tanh(x)",
            "sum(p[k]*log(q[k]), k, 1, 3)",
            "product(p[k]^kroneckerdelta(k, c), k, 1, 3)",
            "softmax(q, c)",
            "if(x < y, x, y^2)",
            "max(x, 0) + abs(y)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flip the sign of a term | x + y - s | -x + y - s; x - y - s; x + y + s",
                "flip a sign | x*y | -(x*y)",
                "drop a term | x + y + s | y + s; x + s; x + y",
                "drop a factor | x*y*s | y*s; x*s; x*y",
                "drop a factor | x/s | x; 1/s",
                "swap what is subtracted | x - y + s | -x + y + s; x + y - s",
                "turn a quotient over | x/s | s/x",
                "swap base and exponent | s^t | t^s",
                "factor 2 | x | 2*x",
                "factor 1/2 | x | (1/2)*x",
                "exponent plus 1 | s^2 | s^3",
                "exponent plus 1 | s | s^2",
                "exponent minus 1 | s^t | s^(t - 1)",
                "constant times 1.0001 | 2 | 10001/5000",
                "constant times 1.0001 | pi | (10001/10000)*pi",
                "constant plus 1e-6 | 0 | 1/1000000",
                "value times 1.0001 | x | (10001/10000)*x",
                "value plus 1e-6 | x | x + 1/1000000",
                "1e-7 inside a logarithm | log(s) | log(s + 1/10000000)",
                "1e-7 inside a logarithm | xlogy(u, s) | xlogy(u, s + 1/10000000)",
                "1e-7 in a denominator | x/s | x/(s + 1/10000000)",
                "logarithm of at least 1e-7 | log(s) | log(max(s, 1/10000000))",
                "argument clamped to [-20, 20] | exp(x) | exp(clip(x, -20, 20))",
                "a near function | log(s) | log1p(s); log2(s); log10(s)",
                "a near function | digamma(s) | log(s); trigamma(s)",
                "a near function | sigmoid(x) | tanh(x)",
                "a near function | max(x, y) | min(x, y)",
                "a near function | erf(x) | erfc(x); tanh(x)",
                "drop a function | log(s) | s",
                "flip the sign of an argument | exp(-x) | exp(x)",
                "flip the sign of an argument | x^2 | (-x)^2",
                "absolute value of an argument | exp(x) | exp(abs(x))",
                "argument plus 1 | loggamma(s) | loggamma(s + 1)",
                "swap arguments | xlogy(u, s) | xlogy(s, u)",
                "swap two variables | x - 2*y | y - 2*x",
                "swap two variables | p[1]*q[2] | q[1]*p[2]",
                "another variable of the same domain | s | t",
                "another variable of the same domain | p[2] | q[2]",
                "a sum from the second term | sum(p[k], k, 1, 3) | sum(p[k], k, 2, 3)",
                "a sum without its last term | sum(p[k], k, 1, 3) | sum(p[k], k, 1, 2)",
                "a product for a sum | sum(p[k], k, 1, 3) | product(p[k], k, 1, 3)",
                "an exponential for its softmax | softmax(q, c) | exp(q[c])",
                "1 for a Kronecker delta | kroneckerdelta(c, 2) | 1",
                "swap cases | if(x < y, x, y) | if(x < y, y, x)",
                "the end of a case | if(x < y, x, y) | if(x <= y, x, y)",
                "drop a case | if(x < y, x, y) | x; y"
            })
    void makesThisOfThat(String mutator, String formula, String mutants) {
        Expr part = Parser.expression(formula, SCOPE);
        List<String> made = mutator(mutator).at(part, SCOPE).stream()
                .map(mutant -> ExprText.of(mutant, SCOPE.vectorLengths()))
                .toList();
        List<String> expected = List.of(mutants.split("; ")).stream()
                .map(text -> ExprText.of(Parser.expression(text, SCOPE), SCOPE.vectorLengths()))
                .toList();
        assertEquals(expected, made);
    }

    private static Mutator mutator(String name) {
        return Mutators.all().stream()
                .filter(mutator -> mutator.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMutatorFindsSomethingToDo() {
        Set<String> used = FORMULAS.stream()
                .flatMap(formula -> Mutation.of(Parser.expression(formula, SCOPE), SCOPE, Mutators.all()).stream())
                .map(Mutant::mutator)
                .collect(Collectors.toSet());
        Set<String> expected = Mutators.all().stream().map(Mutator::name).collect(Collectors.toSet());
        assertEquals(expected, used);
    }

    /** Each mutant of the formulas is refuted as their equal, or proved to be their equal. */
    @Test
    void mutantsAreOtherFormulasOrProvedToBeTheSame() {
        Examiner examiner = new Examiner(20817);
        int refuted = 0;
        int seen = 0;
        for (String formula : FORMULAS) {
            Expr original = Parser.expression(formula, SCOPE);
            Scope scope = SCOPE.restrictedTo(List.of(original));
            for (Mutant mutant : Mutation.of(original, scope, Mutators.all())) {
                Claim same = Claim.equal("mutant", "", original, mutant.formula(), scope);
                Verdict verdict = examiner.verdict(same, Examiner.USUAL_ROUTES);
                assertTrue(
                        verdict == Verdict.REFUTED || verdict == Verdict.PROVED,
                        () -> verdict + ": " + mutant.mutator() + ": " + same.statement());
                refuted += verdict == Verdict.REFUTED ? 1 : 0;
                seen++;
            }
        }
        assertTrue(refuted > 300 && refuted < seen, refuted + " of " + seen);
    }
}
