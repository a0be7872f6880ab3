package io.lossproof.symbolic.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.expr.Piecewise;
import java.io.StringReader;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What holds for the printed forms of every formula. */
class PrintedFormsTest {

    private static final Scope SCOPE = Formulas.SCOPE;

    private static final Set<String> CORE = Set.of(
            "math",
            "semantics",
            "annotation",
            "mrow",
            "mi",
            "mo",
            "mn",
            "msup",
            "msub",
            "msubsup",
            "mfrac",
            "msqrt",
            "munderover",
            "munder",
            "mtext",
            "mtable",
            "mtr",
            "mtd",
            "mspace");

    @Provide
    Arbitrary<Expr> formulas() {
        return Formulas.formulas();
    }

    @Provide
    Arbitrary<Cond> conditions() {
        return Formulas.conditions();
    }

    @Property(seed = "20817", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theTextIsReadBackToTheSameFormula(@ForAll("formulas") Expr expr) {
        String text = ExprText.of(expr, SCOPE.vectorLengths());
        assertEquals(expr, Parser.expression(text, SCOPE), text);
    }

    @Property(seed = "20817", tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void theTextWithoutLengthsOfVectorsIsReadBackToTheSameFormula(@ForAll("formulas") Expr expr) {
        String text = expr.toString();
        assertEquals(expr, Parser.expression(text, SCOPE), text);
    }

    @Property(seed = "20817", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theTextOfAConditionIsReadBackToTheSameCondition(@ForAll("conditions") Cond condition) {
        Expr cases = Piecewise.of(Expr.num(1), condition, Expr.num(0));
        assertEquals(cases, Parser.expression(cases.toString(), SCOPE), cases.toString());
    }

    @Property(seed = "20817", tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void texIsBalanced(@ForAll("formulas") Expr expr) {
        String tex = Tex.of(expr, SCOPE);
        assertBalanced(tex, "{", "}");
        assertBalanced(tex, "\\left", "\\right");
        assertBalanced(tex, "\\begin{cases}", "\\end{cases}");
        assertTrue(!tex.contains("  ") && !tex.endsWith(" ") && !tex.contains("\n"), tex);
    }

    private static void assertBalanced(String tex, String open, String close) {
        String bare = tex.replace("\\{", "").replace("\\}", "");
        int depth = 0;
        for (int at = 0; at < bare.length(); at++) {
            if (startsCommand(bare, open, at)) {
                depth++;
            } else if (startsCommand(bare, close, at)) {
                depth--;
            }
            assertTrue(depth >= 0, tex);
        }
        assertEquals(0, depth, tex);
    }

    private static boolean startsCommand(String tex, String command, int at) {
        int end = at + command.length();
        return tex.startsWith(command, at)
                && (command.length() == 1 || end == tex.length() || !Character.isLetter(tex.charAt(end)));
    }

    @Property(seed = "20817", tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void mathMlIsWellFormedAndOfMathMlCoreAlone(@ForAll("formulas") Expr expr) throws Exception {
        String mathMl = MathMl.of(expr, SCOPE, MathMl.Display.BLOCK);
        Element math = parsed(mathMl);
        assertEquals("math", math.getTagName());
        assertEquals("block", math.getAttribute("display"));
        assertOnlyCore(math, mathMl);
        Node annotation = math.getFirstChild().getLastChild();
        assertEquals(Tex.of(expr, SCOPE), annotation.getTextContent());
    }

    static Element parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    /** Elements known, with as many children as each must have. */
    private static void assertOnlyCore(Element element, String mathMl) {
        assertTrue(CORE.contains(element.getTagName()), () -> element.getTagName() + " in " + mathMl);
        int children = 0;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children++;
                assertOnlyCore(inner, mathMl);
            }
        }
        int wanted = switch (element.getTagName()) {
            case "mfrac", "msup", "msub", "munder", "semantics" -> 2;
            case "msubsup", "munderover" -> 3;
            default -> children;
        };
        assertEquals(wanted, children, () -> element.getTagName() + " in " + mathMl);
    }
}
