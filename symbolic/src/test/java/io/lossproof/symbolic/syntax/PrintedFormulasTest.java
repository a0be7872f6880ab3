package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas of the field against how they should look; {@code formulas.txt} has them with their TeX and MathML. */
class PrintedFormulasTest {

    private static final Scope CLASSES = Parser.scope("z: vector(K), y: closed-simplex(K)");

    record Formula(Scope scope, Expr expr, String tex, String mathMl) {
        @Override
        public String toString() {
            return expr.toString();
        }
    }

    static Stream<Formula> formulas() throws IOException {
        try (var stream = Objects.requireNonNull(PrintedFormulasTest.class.getResourceAsStream("formulas.txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\\R\\R")).skip(1).map(PrintedFormulasTest::formula);
        }
    }

    private static Formula formula(String block) {
        List<String> lines = block.lines().toList();
        Scope scope = Parser.scope(lines.get(0));
        return new Formula(scope, Parser.expression(lines.get(1), scope), lines.get(2), lines.get(3));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void texIsAsPeopleWriteIt(Formula formula) {
        assertEquals(formula.tex(), Tex.of(formula.expr(), formula.scope()));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void mathMlHasTheSameLayout(Formula formula) {
        String annotation =
                formula.tex().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertEquals(
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics>" + formula.mathMl()
                        + "<annotation encoding=\"application/x-tex\">" + annotation
                        + "</annotation></semantics></math>",
                MathMl.of(formula.expr(), formula.scope()));
    }

    @Test
    void thereAreFormulasToCompare() throws IOException {
        assertTrue(formulas().count() >= 50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    real                 | \\mathbb{R}
                    positive             | (0, \\infty)
                    nonnegative          | [0, \\infty)
                    negative             | (-\\infty, 0)
                    nonzero              | \\mathbb{R} \\setminus \\{0\\}
                    unit                 | (0, 1)
                    (-pi, pi]            | (-\\pi, \\pi]
                    integer              | \\mathbb{Z}
                    natural              | \\{0, 1, \\ldots\\}
                    {1, ..., K}          | \\{1, \\ldots, K\\}
                    {-inf, ..., 3}       | \\{\\ldots, 3\\}
                    {n, ..., inf}        | \\{n, \\ldots\\}
                    {0, 1/2}             | \\left\\{ 0, \\frac{1}{2} \\right\\}
                    vector(K)            | \\mathbb{R}^K
                    vector(n + 1)        | \\mathbb{R}^{n+1}
                    simplex(K)           | \\operatorname{int}\\Delta^{K-1}
                    closed-simplex(3)    | \\Delta^2
                    positive-definite(d) | \\mathbb{S}_{++}^d
                    """)
    void domainsAreSets(String domain, String tex) {
        assertEquals(tex, Tex.of(Parser.domain(domain)));
    }

    @Test
    void aVariableIsDeclaredByItsDomain() throws Exception {
        assertEquals("y \\in \\Delta^{K-1}", Tex.declaration("y", CLASSES));
        assertEquals(
                "math",
                PrintedFormsTest.parsed(MathMl.declaration("y", CLASSES)).getTagName());
        assertThrows(IllegalArgumentException.class, () -> Tex.declaration("x", CLASSES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    x < 1                      ; x < 1
                    0 < x && x <= 1            ; 0 < x \\le 1
                    x != 1 || x == 2 && y >= x ; x \\ne 1 \\text{ or } (x = 2 \\text{ and } y \\ge x)
                    x > 0 && y > 0             ; x > 0 \\text{ and } y > 0
                    """)
    void conditionsAreReadAloud(String condition, String tex) {
        Scope scope = Parser.scope("x: real, y: real");
        assertEquals(tex, Tex.of(Parser.condition(condition, scope), scope));
    }

    @Test
    void whereAnOperatorIsDefinedIsSaidToo() {
        Cond cond = Cond.and(Cond.nonzero(Expr.symbol("x")), new Cond.IsInteger(Expr.symbol("n"), true));
        assertEquals("x \\ne 0 \\text{ and } n \\in \\mathbb{Z}", Tex.of(cond, Scope.EMPTY));
        assertEquals("n \\notin \\mathbb{Z}", Tex.of(new Cond.IsInteger(Expr.symbol("n"), false), Scope.EMPTY));
        assertEquals("\\text{always}", Tex.of(Cond.TRUE, Scope.EMPTY));
    }

    @Test
    void aClaimIsTwoFormulasAndARelation() {
        Scope scope = Scope.of("z", Domain.REAL);
        Parser.Statement claim = Parser.statement("softplus(z) >= max(z, 0)", scope);
        assertEquals("\\operatorname{softplus}(z) \\ge \\max(z, 0)", Tex.of(claim, scope));
    }

    @Test
    void aDerivationIsAlignedAtItsRelations() throws Exception {
        Expr loss = Parser.expression("-sum(y[k]*log(softmax(z, k)), k, 1, K)", CLASSES);
        List<Line> lines = List.of(
                Line.equal(Parser.expression("logsumexp(z) - sum(y[k]*z[k], k, 1, K)", CLASSES)),
                new Line(Line.Relation.AT_LEAST, Parser.expression("0", CLASSES)));
        assertEquals(
                "\\begin{aligned} -\\sum_{k=1}^{K} y_k \\log(\\operatorname{softmax}(z)_k) "
                        + "&= \\operatorname{logsumexp}(z) - \\sum_{k=1}^{K} y_k\\,z_k \\\\ &\\ge 0 \\end{aligned}",
                Tex.aligned(loss, lines, CLASSES));
        var table =
                PrintedFormsTest.parsed(MathMl.aligned(loss, lines, CLASSES)).getElementsByTagName("mtr");
        assertEquals(2, table.getLength());
        assertEquals("", table.item(1).getFirstChild().getTextContent());
        assertEquals("≥0", table.item(1).getLastChild().getTextContent());
    }

    @Test
    void parametersOfSeveralMembersKeepTheirLetters() {
        Scope scope =
                Parser.scope("variance_1: positive, precision_2: positive, log_variance_2: real, sigma_1: positive");
        assertEquals("\\sigma_1^2 + \\tau_2", tex("variance_1 + precision_2", scope));
        assertEquals("(\\sigma_1^2)^2", tex("variance_1^2", scope));
        assertEquals("\\log\\sigma_2^2", tex("log_variance_2", scope));
        assertEquals("\\sigma_1", tex("sigma_1", scope));
    }

    @Test
    void noTwoNamesOfAScopeLookAlike() {
        Scope scope = Parser.scope(
                "x1: real, x_1: real, tau: real, precision: real, mu: real, μ: real, q: vector(3), q1: real, sigma: real");
        assertEquals("x_1 + \\mathit{x\\_1}", tex("x1 + x_1", scope));
        assertEquals("\\tau + \\mathit{precision}", tex("tau + precision", scope));
        assertEquals("\\mathit{mu} + \\mu", tex("mu + μ", scope));
        assertEquals("q_1 + \\mathit{q1}", tex("q[1] + q1", scope));
        assertEquals("\\operatorname{sigmoid}(\\sigma)", tex("sigmoid(sigma)", scope));
        assertEquals("\\sigma(x)", tex("sigmoid(x)", Scope.of("x", Domain.REAL)));
        assertEquals("\\gamma + \\gamma_{\\mathrm{E}}", tex("gamma + EulerGamma", Scope.of("gamma", Domain.REAL)));
    }

    @Test
    void anIndexTakesNoNameOfTheScope() {
        Scope scope = Parser.scope("p: vector(n), k: real, i: real");
        assertEquals("\\sum_{j=1}^{n} p_j", tex("sum(p[a], a, 1, n)", scope));
    }

    private static String tex(String formula, Scope scope) {
        return Tex.of(Parser.expression(formula, scope), scope);
    }
}
