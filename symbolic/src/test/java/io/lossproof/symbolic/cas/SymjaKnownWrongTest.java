package io.lossproof.symbolic.cas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.form.output.JavaDoubleFormFactory;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * Answers of Symja 3.0.0 that are false, unsound or missing, asked past our door. A failure here means that Symja has
 * changed: look whether the caution in {@link SymjaTerms} and {@link SymjaCas} that rests on the answer is still
 * needed. {@link SymjaDoorTest} shows that none of them comes through the door.
 */
class SymjaKnownWrongTest {

    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private ExprEvaluator symja = silent();

    @BeforeEach
    void freshEngine() {
        symja = silent();
    }

    private static ExprEvaluator silent() {
        SymjaSession unused = SymjaSession.open();
        EvalEngine engine = new EvalEngine("raw", 256, 1_000, SILENCE, SILENCE, true);
        EvalEngine.set(engine);
        return new ExprEvaluator(engine, true, (short) 10);
    }

    private void assertAnswer(String answer, String question) {
        assertEquals(answer, answerOf(question), question);
    }

    private String answerOf(String question) {
        return symja.eval(question).toString().replace("\n", "");
    }

    // ---- sums and indices -----------------------------------------------------------------------------------------

    /** True is -p(j)/q(j), and so on. */
    @Test
    void derivativesOfSumsInAnIndexedSymbolAreZero() {
        assertAnswer("0", "D(Sum(-p(k)*Log(q(k)),{k,1,n}),q(j))");
        assertAnswer("0", "D(Product(q(k),{k,1,n}),q(j))");
        assertAnswer("0", "D(Log(Sum(Exp(z(j)),{j,1,n})),z(k))");
    }

    @Test
    void derivativesOfIndexedSymbolsHaveNoKroneckerDelta() {
        assertAnswer("0", "D(q(j),q(k))");
    }

    @Test
    void derivativesOfSumsInAParameterAreListsWhoseIndexEscapes() {
        String copy = "E^(w*x(i))*x(i)*Derivative(1,0)[Sum][E^(w*x(i)),{i,1,n}]";
        assertAnswer("{" + String.join(",", copy, copy, copy) + "}", "D(Sum(Exp(w*x(i)),{i,1,n}),w)");
    }

    @Test
    void derivativesOfSumsInAnEntryStayUnevaluated() {
        assertAnswer("D(Sum(x(i)^2,{i,1,n}),x(1))", "D(Sum(x(i)^2,{i,1,n}),x(1))");
    }

    @Test
    void equalityOfSumsDependsOnTheNamesOfTheirIndices() {
        assertAnswer("False", "PossibleZeroQ(Sum(x(k),{k,1,n})-Sum(x(j),{j,1,n}))");
    }

    // ---- symbols and numbers --------------------------------------------------------------------------------------

    /** True is 2*p; the two symbols of one name differ. */
    @Test
    void predefinedSymbolsAreNotTheSymbolsOfTheirName() {
        ISymbol byName = F.symbol("p");
        IExpr parsed = symja.parse("p^2");
        assertNotEquals(byName, F.p);
        assertEquals(F.C0, symja.eval(F.D(parsed, F.p)));
        assertEquals("2*p", symja.eval(F.D(parsed, byName)).toString());
    }

    @Test
    void scientificNotationIsArithmeticWithEulersNumber() {
        assertAnswer("1.07742", "1.5E-3");
        assertAnswer("-3+e", "1e-3");
        assertAnswer("e400", "1.0E400");
    }

    @Test
    void namesOfVariablesAreTakenForFunctions() {
        assertAnswer("D(Beta^2,Beta)", "D(beta^2,beta)");
    }

    // ---- derivatives ----------------------------------------------------------------------------------------------

    /** There is no derivative at 0. */
    @Test
    void breakpointsAreIgnoredByDerivatives() {
        assertAnswer("1", "D(Piecewise({{x^2,x<0},{x,x>=0}}),x)/.x->0");
        assertAnswer("0", "D(Piecewise({{1,x>0}},0),x)");
    }

    @Test
    void derivativesOfKinksStayUnevaluated() {
        assertAnswer("Abs'(x)", "D(Abs(x),x)");
        assertAnswer("Sign'(x)", "D(Sign(x),x)");
        assertAnswer("Derivative(0,1)[Max][0,x]", "D(Max(0,x),x)");
        assertTrue(answerOf("D(If(x>0,x^2,0),x)").contains("Derivative(0,1,0)[If]"));
    }

    @Test
    void secondDerivativeOfLogGammaRecursesForever() {
        assertAnswer("Hold(D(LogGamma(x),{x,2}))", "D(LogGamma(x),{x,2})");
        assertAnswer("PolyGamma(1,x)", "D(D(LogGamma(x),x),x)");
    }

    @Test
    void derivativesOfBetaAndBinomialStayUnevaluated() {
        assertAnswer("Derivative(1,0)[Beta][a,b]/Beta(a,b)", "D(Log(Beta(a,b)),a)");
        assertAnswer("Derivative(1,0)[Binomial][n,k]", "D(Binomial(n,k),n)");
    }

    // ---- zero, limits, branches -----------------------------------------------------------------------------------

    @Test
    void zeroTimesLogOfZeroIsIndeterminate() {
        assertAnswer("Indeterminate", "0*Log(0)");
        assertAnswer("Indeterminate", "x*Log(x)/.x->0");
    }

    /** True for y = 1 is 0. */
    @Test
    void limitsOfLossesIgnoreTheLabel() {
        assertAnswer("(-Infinity)*(-1+y)", "Limit(-y*Log(p)-(1-y)*Log(1-p),p->1)");
    }

    @Test
    void logarithmsOfProductsAreSplitAgainstTheAssumptions() {
        assertAnswer("Log(a)+Log(b)", "PowerExpand(Log(a*b),Assumptions->a<0&&b<0)");
        assertAnswer("x", "PowerExpand(Sqrt(x^2))");
        assertAnswer("2*Log(x)", "PowerExpand(Log(x^2))");
    }

    @Test
    void sideConditionsAreDropped() {
        assertAnswer("1+x", "Simplify((x^2-1)/(x-1))");
        assertAnswer("1", "x/x");
        assertAnswer("{{x->0}}", "Solve(a*x==0,x)");
    }

    @Test
    void smallPositiveNumbersAreDeclaredZero() {
        assertAnswer("True", "PossibleZeroQ(Exp(-1000))");
        assertAnswer("True", "PossibleZeroQ(Exp(-100)*x)");
        assertAnswer("True", "PossibleZeroQ(Log(1+Exp(-1000)))");
        assertAnswer("True", "PossibleZeroQ(Tanh(50+x^2)-1)");
    }

    @Test
    void trueIdentitiesAreDeclaredNonzero() {
        assertAnswer("False", "PossibleZeroQ(LogisticSigmoid(x)-1/(1+Exp(-x)))");
        assertAnswer("False", "PossibleZeroQ(Gamma(x+1)-x*Gamma(x))");
        assertAnswer("False", "PossibleZeroQ(Log(Exp(a)+Exp(b))-a-Log(1+Exp(b-a)))");
    }

    @Test
    void togetherMissesZeroAmongExponentials() {
        assertAnswer("E^(3*a+2*b)-E^(a+2*(a+b))", "Together(E^(3*a+2*b)-E^(a+2*(a+b)))");
        assertAnswer("0", "ExpandAll(E^(3*a+2*b)-E^(a+2*(a+b)))");
    }

    @Test
    void assumptionsAreNotUsedInsideAbsoluteValues() {
        assertAnswer("Abs(-1+p)", "Simplify(Abs(p-1),p>0&&p<1)");
        assertAnswer("Sign(1-p)", "Simplify(Sign(1-p),p>0&&p<1)");
    }

    // ---- numbers --------------------------------------------------------------------------------------------------

    /** True are 5.07*10^-435, 3.72007597602083596...*10^-44, 5*10^-21, 5*10^-61 and 2.56*10^-393. */
    @Test
    void digitsAreInventedWhereTermsCancel() {
        assertAnswer("0", "N(Log(1+Exp(-1000)),50)");
        assertAnswer("3.7200758999999999999999999999999999999999999308051*10^-44", "N(Log(1+Exp(-100)),50)");
        assertAnswer("0", "N(Sqrt(10^40+1)-10^20,30)");
        assertAnswer("0", "N(1-Cos(10^(-30)),30)");
        assertAnswer("0", "N(Erfc(30),30)");
    }

    @Test
    void smallDoublesCountAsZero() {
        assertAnswer("Indeterminate", "Log(10.0^(-15))");
        assertAnswer("Indeterminate", "Log(Exp(-36.0))");
        assertAnswer("Indeterminate", "Log(1/(Exp(200.0)*2.0))");
        assertAnswer("ComplexInfinity", "1/(10.0^(-17)*2.0)");
    }

    @Test
    void specialFunctionsHaveNoDigitsOrOverflow() {
        assertAnswer("LogGamma(0.333333333333333333333333333333)", "N(LogGamma(1/3),30)");
        assertAnswer("Indeterminate", "N(BesselI(0,800))");
        assertAnswer("1/Overflow()", "LogisticSigmoid(-1000.0)");
    }

    @Test
    void equalityOfDoublesHasATolerance() {
        assertAnswer("True", "0.1+0.2==0.3");
    }

    /** The sum of the two doubles lies below the point interval. */
    @Test
    void intervalsAreNotRoundedOutwards() {
        assertAnswer("Interval({0.30000000000000004,0.30000000000000004})", "Interval({0.1,0.1})+Interval({0.2,0.2})");
        assertAnswer(
                "Interval({Min(-Infinity,Indeterminate),Max(0,Indeterminate)})",
                "Interval({0,1})*Log(Interval({0,1}))");
    }

    // ---- solving, optimising, integrating -------------------------------------------------------------------------

    /** True is -6/5. */
    @Test
    void constraintsAreIgnoredByNMaximize() {
        assertAnswer("{0.0,{x->0.0,y->0.0}}", "NMaximize({-2*x^2-3*y^2,x+y==1},{x,y})");
    }

    /** True is 1 at x = 1. */
    @Test
    void theDomainOfTheLogarithmIsIgnoredByMinimize() {
        assertAnswer("{-Infinity,{x->-Infinity}}", "Minimize(x-Log(x),x)");
    }

    /** Every non-negative x is a solution. */
    @Test
    void solutionsThroughRootsAreLost() {
        assertAnswer("{}", "Solve(Sqrt(x^2)==x,x)");
    }

    @Test
    void rootsOfPolynomialsAreInexact() {
        assertTrue(answerOf("Solve(x^5-x-1==0,x)").contains("1.16730397"));
    }

    /** Both integrals diverge. */
    @Test
    void divergentIntegralsHaveValues() {
        assertAnswer("-2", "Integrate(1/x^2,{x,-1,1})");
        assertAnswer("-I*Pi", "Integrate(1/x,{x,-1,1})");
    }

    /** The second would be 0 in Java, where 1/2 is 0. */
    @Test
    void javaCodeDividesIntegers() {
        assertEquals("1/2+1/2*(a+b)", javaCode("(a+b)/2+1/2"));
    }

    private String javaCode(String formula) {
        IExpr term = symja.eval(formula);
        StringBuilder code = new StringBuilder();
        JavaDoubleFormFactory.get(true, false).convert(code, term);
        return code.toString();
    }

    // ---- laws -----------------------------------------------------------------------------------------------------

    /** True are 0, no probability, and 0. */
    @Test
    void densitiesIgnoreTheirDomains() {
        assertAnswer("(2*Sqrt(m))/(E^m*Sqrt(Pi))", "PDF(PoissonDistribution(m),1/2)");
        assertAnswer("3", "PDF(BernoulliDistribution(3),1)");
        assertAnswer("Sqrt(1-p)*p", "PDF(GeometricDistribution(p),1/2)");
    }

    // ---- our configuration ----------------------------------------------------------------------------------------

    /** Without our configuration this would redefine the sine for every engine of the process. */
    @Test
    void builtInsCannotBeRedefined() {
        symja.eval("Unprotect(Sin)");
        symja.eval("Sin(x_):=42");
        assertAnswer("Cos(t)", "D(Sin(t),t)");
    }
}
