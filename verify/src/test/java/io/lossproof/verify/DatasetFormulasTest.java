package io.lossproof.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.route.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Random formulas about n observations and K classes: sums over both, labels as indices, Kronecker deltas. */
class DatasetFormulasTest {

    private static final Scope SCOPE = Parser.scope("""
            n: {1, ..., inf}, K: {1, ..., inf}, x: {1, ..., K}^n, q: simplex(K), p: simplex(K)^n, z: vector(K)^n,\
             a: vector(n), w: positive^n, b: vector(K), s: real\
            """);

    @Provide
    Arbitrary<String> formulas() {
        return Arbitraries.randomValue(random -> new Writer(random).term(4, List.of(), List.of()));
    }

    @Property(seed = "20817", tries = 200, shrinking = ShrinkingMode.OFF)
    void theNormalFormHasTheSameValues(@ForAll("formulas") String text) {
        Expr formula = Parser.expression(text, SCOPE);
        Optional<Expr> normal = ZeroTest.normalForm(formula, SCOPE);
        Assume.that(normal.isPresent());
        Finding finding = examined(formula, normal.orElseThrow());
        List<Evidence> byNumbers = finding.evidence().stream()
                .filter(evidence -> !evidence.route().equals(new NormalForm().name()))
                .toList();
        assertFalse(byNumbers.stream().anyMatch(Evidence.Refuted.class::isInstance), byNumbers::toString);
    }

    @Property(seed = "20817", tries = 200, shrinking = ShrinkingMode.OFF)
    void noProofIsRefuted(@ForAll("formulas") String text) {
        String other = text.replaceFirst("\\bmax\\(", "min(").replaceFirst("\\*", " + ");
        Finding finding = examined(Parser.expression(text, SCOPE), Parser.expression(other, SCOPE));
        assertNotEquals(
                Verdict.CONFLICT, finding.verdict(), () -> finding.evidence().toString());
    }

    private static Finding examined(Expr left, Expr right) {
        Claim claim = Claim.equal("dataset", "", left, right, SCOPE.restrictedTo(List.of(left, right)));
        return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
    }

    /** Writes a formula; rows and classes are the bound indices that may occur. */
    private static final class Writer {
        private final Random random;
        private int indices;

        Writer(Random random) {
            this.random = random;
        }

        String term(int depth, List<String> rows, List<String> classes) {
            return switch (random.nextInt(depth == 0 ? 1 : 7)) {
                case 1 -> "(" + term(depth - 1, rows, classes) + " + " + term(depth - 1, rows, classes) + ")";
                case 2, 3 -> term(depth - 1, rows, classes) + "*" + term(depth - 1, rows, classes);
                case 4 -> {
                    String index = "i" + ++indices;
                    yield "sum(" + term(depth - 1, and(rows, index), classes) + ", " + index + ", 1, n)";
                }
                case 5 -> {
                    String index = "k" + ++indices;
                    yield "sum(" + term(depth - 1, rows, and(classes, index)) + ", " + index + ", 1, K)";
                }
                case 6 -> "max(" + term(depth - 1, rows, classes) + ", 0)";
                default -> leaf(rows, classes);
            };
        }

        private static List<String> and(List<String> names, String name) {
            List<String> more = new ArrayList<>(names);
            more.add(name);
            return more;
        }

        private String leaf(List<String> rows, List<String> classes) {
            List<String> leaves = new ArrayList<>(List.of("s", "2", "n"));
            for (String i : rows) {
                for (String shape : List.of("a[%s]", "w[%s]", "log(w[%s])", "q[x[%s]]", "p[%1$s, x[%1$s]]")) {
                    leaves.add(shape.formatted(i));
                }
                for (String k : classes) {
                    leaves.add("kroneckerdelta(x[%s], %s)".formatted(i, k));
                    leaves.add("kroneckerdelta(%2$s, x[%1$s])".formatted(i, k));
                    leaves.add("p[%s, %s]".formatted(i, k));
                    leaves.add("softmax(z[%s], %s)".formatted(i, k));
                }
            }
            classes.forEach(k -> leaves.addAll(List.of("q[" + k + "]", "b[" + k + "]", "log(q[" + k + "])")));
            return leaves.get(random.nextInt(leaves.size()));
        }
    }
}
