package io.lossproof.symbolic.cas;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * One question to Symja, in an engine of its own. Loading this class configures Symja, before anything of it is
 * touched, and starts it. Used by the worker thread of {@link SymjaCas} only.
 */
final class SymjaSession {

    /** The largest formula that is handed over, in nodes. */
    private static final int LARGEST_FORMULA = 4_000;

    private static final int RECURSION_LIMIT = 512;

    private static final PrintStream SILENCE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    static {
        configure();
        F.initSymbols();
    }

    private final EvalEngine engine;

    private SymjaSession(EvalEngine engine) {
        this.engine = engine;
    }

    /** A fresh engine, bound to the calling thread. */
    static SymjaSession open() {
        EvalEngine engine = new EvalEngine("lossproof", RECURSION_LIMIT, 1_000, SILENCE, SILENCE, true);
        engine.setQuietMode(true);
        EvalEngine.set(engine);
        return new SymjaSession(engine);
    }

    private static void configure() {
        // Otherwise threads of JAS keep the process alive for a minute.
        Config.JAS_NO_THREADS = true;
        // Leaves out everything that reaches files, classes and the network.
        Config.FUZZY_PARSER = true;
        Config.FILESYSTEM_ENABLED = false;
        Config.UNPROTECT_ALLOWED = false;
        Config.MAX_AST_SIZE = 100_000;
        Config.MAX_INPUT_LEAVES = 100_000L;
        Config.MAX_OUTPUT_SIZE = 1_000_000;
        Config.MAX_BIT_LENGTH = 200_000;
        Config.MAX_LOOP_COUNT = 100_000L;
        Config.MAX_MATRIX_DIMENSION_SIZE = 100;
        Config.MAX_POLYNOMIAL_DEGREE = 1_000;
        Config.MAX_PRECISION_APFLOAT = 1_000L;
        Config.PRINT_OUT = ignored -> {};
    }

    /** Heeded by the evaluator at its next step; may come from any thread. */
    void requestStop() {
        engine.stopRequest();
    }

    Expr derivative(Expr formula, Expr variable, Scope scope) {
        SymjaTerms terms = new SymjaTerms(scope, SymjaTerms.Kinks.REFUSED, List.of(checked(formula), variable));
        return terms.read(evaluate(F.D(terms.write(formula), terms.write(variable))));
    }

    Expr simplify(Expr formula, Scope scope) {
        SymjaTerms terms = new SymjaTerms(scope, SymjaTerms.Kinks.ABSOLUTE_VALUES, List.of(checked(formula)));
        return terms.read(evaluate(F.Simplify(terms.write(formula), terms.assumptions())));
    }

    Expr expandDifference(Expr left, Expr right, Scope scope) {
        Expr difference = Expr.subtract(checked(left), checked(right));
        SymjaTerms terms = new SymjaTerms(scope, SymjaTerms.Kinks.ABSOLUTE_VALUES, List.of(difference));
        IExpr expanded = F.Together(F.ExpandAll(terms.write(difference)));
        return terms.read(evaluate(F.Simplify(expanded, terms.assumptions())));
    }

    Expr factor(Expr formula) {
        SymjaTerms terms = new SymjaTerms(Scope.EMPTY, SymjaTerms.Kinks.ABSOLUTE_VALUES, List.of(checked(formula)));
        return terms.read(evaluate(F.Factor(terms.write(formula))));
    }

    /** Asked for symbols, the values put in afterwards: so Symja decides nothing about them. */
    Expr logDensity(String name, List<Expr> parameters, Expr x) {
        Law law = Law.named(name);
        List<Expr> arguments = new ArrayList<>(parameters);
        arguments.add(x);
        Map<Sym, Expr> values = new HashMap<>();
        List<Sym> places = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Sym place = Expr.symbol("$" + i);
            places.add(place);
            values.put(place, arguments.get(i));
        }
        SymjaTerms terms = new SymjaTerms(Scope.EMPTY, SymjaTerms.Kinks.REFUSED, List.copyOf(places));
        List<IExpr> symbols = places.stream().map(terms::write).toList();
        int last = symbols.size() - 1;
        IExpr density = evaluate(law.density(symbols.subList(0, last), symbols.get(last)));
        return LogOfDensity.of(terms.readDensity(density)).substitute(values);
    }

    private IExpr evaluate(IExpr question) {
        try {
            return engine.evaluate(question);
        } catch (RuntimeException e) {
            throw new Refusal("the algebra system gave up: " + e);
        }
    }

    private static Expr checked(Expr formula) {
        if (formula.size() > LARGEST_FORMULA) {
            throw new Refusal("the formula has " + formula.size() + " nodes; at most " + LARGEST_FORMULA
                    + " are handed to the algebra system");
        }
        return formula;
    }
}
