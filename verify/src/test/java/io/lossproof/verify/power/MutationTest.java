package io.lossproof.verify.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.syntax.Parser;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationTest {

    /** Stands for any mistake: each variable, one after another, becomes 7. */
    private static final Mutator SEVEN =
            new Mutator("seven", (part, scope) -> part instanceof Sym ? List.of(Expr.num(7)) : List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log(x)/y | log(7)/y; log(x)/7",
                "if(x < y, x + 1, y) | if(x < y, 7 + 1, y); if(x < y, x + 1, 7)",
                "sum(x*v[k], k, 1, 3) | sum(7*v[k], k, 1, 3)",
                "D(x*y, x) | D(7*y, x); D(x*7, x)",
                "kroneckerdelta(i, 2)*x | kroneckerdelta(i, 2)*7",
                "polygamma(1, x) | polygamma(1, 7)",
                "sum(v[i], k, 1, i) | ",
                "limit(x*t, t, 0) | limit(7*t, t, 0); limit(x*7, t, 0)"
            })
    void reachesRealValuedPartsOnly(String formula, String mutants) {
        Scope scope = Parser.scope("x: positive, y: positive, v: vector(3), i: {1, 2, 3}");
        List<String> made = Mutation.of(Parser.expression(formula, scope), scope, List.of(SEVEN)).stream()
                .map(mutant -> ExprText.of(mutant.formula(), scope.vectorLengths()))
                .toList();
        List<String> expected = mutants == null
                ? List.of()
                : List.of(mutants.split("; ")).stream()
                        .map(text -> ExprText.of(Parser.expression(text, scope), scope.vectorLengths()))
                        .toList();
        assertEquals(expected, made);
    }

    @Test
    void mutantsAreDistinctAndNoneIsTheFormula() {
        Scope scope = Parser.scope("x: real, y: real, s: positive");
        Expr formula = Parser.expression("(x - y)^2/(2*s^2) + log(s*sqrt(2*pi))", scope);
        List<Mutant> mutants = Mutation.of(formula, scope, Mutators.all());
        assertTrue(mutants.size() > 80, "only " + mutants.size());
        assertFalse(mutants.stream().anyMatch(mutant -> mutant.formula().equals(formula)));
        assertEquals(
                mutants.size(),
                new HashSet<>(mutants.stream().map(Mutant::formula).toList()).size());
    }

    @Test
    void everyMutantCanBeWrittenAndReadAgain() {
        Scope scope = Parser.scope("z: vector(K), y: {1, ..., K}, p: simplex(K)");
        Expr formula = Parser.expression("logsumexp(z) - z[y] + sum(softmax(z, k)*log(p[k]), k, 1, K)", scope);
        List<Mutant> mutants = Mutation.of(formula, scope, Mutators.all());
        assertTrue(mutants.size() > 30, "only " + mutants.size());
        for (Mutant mutant : mutants) {
            String text = ExprText.of(mutant.formula(), scope.vectorLengths());
            assertEquals(text, ExprText.of(Parser.expression(text, scope), scope.vectorLengths()), mutant::mutator);
        }
    }

    @Test
    void aSelectionHasEachKindOfMistakeAndIsTheSameEachTime() {
        Scope scope = Parser.scope("x: real, y: real, s: positive");
        Expr formula = Parser.expression("(x - y)^2/(2*s^2) + log(s*sqrt(2*pi))", scope);
        List<Mutant> all = Mutation.of(formula, scope, Mutators.all());
        List<Mutant> chosen = Selection.of(all, 30, 1);
        assertEquals(30, chosen.size());
        assertEquals(chosen, Selection.of(all, 30, 1));
        assertEquals(
                all.stream().map(Mutant::mutator).collect(Collectors.toSet()),
                chosen.stream().map(Mutant::mutator).collect(Collectors.toSet()));
        assertEquals(all, Selection.of(all, all.size(), 1));
    }
}
