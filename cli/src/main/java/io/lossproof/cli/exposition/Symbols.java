package io.lossproof.cli.exposition;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.loss.Derivatives;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the symbols of the field stand for that occur in the formulas, from their definitions. */
final class Symbols {

    private static final List<Op> FUNCTIONS = List.of(Op.SIGMOID, Op.SOFTPLUS, Op.LOGIT, Op.DIGAMMA, Op.LOGBETA);
    private static final Sym ARGUMENT = Expr.symbol("x");
    private static final Scope OF_ARGUMENT = Scope.of(ARGUMENT.name(), Domain.REAL);

    private Symbols() {}

    static Optional<Block> explained(List<Expr> formulas, Scope scope) {
        List<List<Piece>> items = new ArrayList<>();
        simplexes(scope, true).forEach(simplex -> items.add(simplex(simplex, "")));
        simplexes(scope, false).forEach(simplex -> items.add(simplex(simplex, " with positive entries")));
        for (Op op : FUNCTIONS) {
            Optional<Expr> definition = op.accepts(1) ? op.definition(List.of(ARGUMENT)) : Optional.empty();
            if (definition.isPresent() && occurs(op, formulas)) {
                items.add(equation(Expr.apply(op, ARGUMENT), definition.get(), OF_ARGUMENT));
            }
        }
        vector(formulas).ifPresent(logSumExp -> items.addAll(overVector(logSumExp, formulas, scope)));
        if (occurs(Op.KRONECKERDELTA, formulas)) {
            items.add(List.of(
                    new Piece.Formula(Expr.apply(Op.KRONECKERDELTA, Derivatives.ROW, Derivatives.COLUMN), scope),
                    Piece.words(" is 1 for equal indices and 0 for others")));
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> sentence = new ArrayList<>(List.of(Piece.words("Here ")));
        sentence.addAll(Piece.enumerated(items));
        sentence.add(Piece.words("."));
        return Optional.of(new Block.Paragraph(sentence));
    }

    private static List<Domain.Simplex> simplexes(Scope scope, boolean closed) {
        return scope.variables().values().stream()
                .filter(Domain.Simplex.class::isInstance)
                .map(Domain.Simplex.class::cast)
                .filter(simplex -> simplex.closed() == closed)
                .distinct()
                .toList();
    }

    private static List<Piece> simplex(Domain.Simplex simplex, String which) {
        return List.of(
                new Piece.Values(simplex),
                Piece.words(" is the set of the vectors of probabilities" + which + " of length "),
                new Piece.Formula(simplex.length(), Scope.EMPTY));
    }

    private static List<Piece> equation(Expr left, Expr right, Scope scope) {
        return List.of(new Piece.Equation(left, right, scope));
    }

    private static boolean occurs(Op op, List<Expr> formulas) {
        return formulas.stream()
                .anyMatch(formula -> formula.contains(part -> part instanceof Apply apply && apply.op() == op));
    }

    /** The first log-sum-exp, alone or as that of a softmax. */
    private static Optional<Reduce> vector(List<Expr> formulas) {
        List<Reduce> found = new ArrayList<>();
        for (Expr formula : formulas) {
            formula.contains(part -> {
                if (part instanceof Reduce reduce && reduce.kind() == Reduce.Kind.LOG_SUM_EXP) {
                    found.add(reduce);
                } else if (part instanceof Softmax softmax) {
                    found.add(softmax.logNormaliser());
                }
                return false;
            });
        }
        return found.stream().findFirst();
    }

    private static List<List<Piece>> overVector(Reduce logSumExp, List<Expr> formulas, Scope scope) {
        List<List<Piece>> items = new ArrayList<>();
        Sym index = Expr.freshIndex();
        Expr sum = Reduce.sum(index, logSumExp.lower(), logSumExp.upper(), Expr.exp(logSumExp.bodyAt(index)));
        items.add(equation(logSumExp, Expr.log(sum), scope));
        boolean indexed = scope.domain(Derivatives.COLUMN.name()).isPresent()
                && logSumExp.lower().equals(Num.ONE);
        if (indexed && formulas.stream().anyMatch(formula -> formula.contains(Softmax.class::isInstance))) {
            Softmax softmax = Softmax.of(logSumExp, Derivatives.COLUMN);
            items.add(equation(softmax, Expr.divide(Expr.exp(softmax.logit()), sum), scope));
        }
        return items;
    }
}
