package io.lossproof.verify.check;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Information;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.loss.Derivatives;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Directions in the space of parameters in which score identities are stated: the unit vectors, but on a simplex the
 * differences of two of them. Derivatives treat the entries of a probability vector as free, and only along directions
 * that sum to zero do they speak of the family.
 */
final class Directions {

    /** The entries of a row direction, and those of a column direction; the second is subtracted on a simplex. */
    private static final List<Sym> ROW = List.of(Derivatives.ROW, Expr.symbol("l"));

    private static final List<Sym> COLUMN = List.of(Derivatives.COLUMN, Expr.symbol("m"));

    private final Information information;
    private final List<Variable> parameters;

    Directions(Subject subject) {
        this.information = subject.information();
        this.parameters = subject.parametrisation().parameters();
    }

    int count() {
        return parameters.size();
    }

    List<Variable> parameters() {
        return parameters;
    }

    /** The scope of the parameters and of the entries of two directions. */
    Scope scope(int row, int column) {
        return indexed(column, COLUMN, indexed(row, ROW, own()));
    }

    /** The scope of the parameters and of the entries of a column direction. */
    Scope columnScope(int column) {
        return indexed(column, COLUMN, own());
    }

    private Scope own() {
        Scope scope = Scope.EMPTY;
        for (Variable parameter : parameters) {
            scope = scope.with(parameter.name(), parameter.domain());
        }
        return scope;
    }

    private Scope indexed(int parameter, List<Sym> names, Scope scope) {
        Scope result = scope;
        for (Sym index : entries(parameter, names)) {
            Expr length = parameters.get(parameter).domain().vectorLength().orElseThrow();
            result = result.with(index.name(), Domain.index(length));
        }
        return result;
    }

    /** None for a scalar, one for a vector, two on a simplex. */
    private List<Sym> entries(int parameter, List<Sym> names) {
        Variable variable = parameters.get(parameter);
        boolean simplex = variable.domain() instanceof Domain.Simplex;
        return variable.isVector() ? names.subList(0, simplex ? 2 : 1) : List.of();
    }

    /** The score along a row or column direction. */
    Expr score(int parameter, boolean row) {
        Expr formula = information.score().get(parameter).formula();
        List<Sym> entries = entries(parameter, row ? ROW : COLUMN);
        List<Expr> terms = new ArrayList<>();
        for (Sym entry : entries) {
            Expr at = formula.substitute(Derivatives.COLUMN, entry);
            terms.add(terms.isEmpty() ? at : Expr.negate(at));
        }
        return entries.isEmpty() ? formula : sum(terms);
    }

    /** A bilinear form of the entries of the information along both directions; {@code row <= column}. */
    Expr information(int row, int column, List<Measure> fisher) {
        Expr formula = fisher.get(block(row, column)).formula();
        List<Sym> rows = entries(row, ROW);
        List<Sym> columns = entries(column, COLUMN);
        List<Expr> terms = new ArrayList<>();
        for (int i = 0; i < Math.max(1, rows.size()); i++) {
            for (int j = 0; j < Math.max(1, columns.size()); j++) {
                Expr at = formula.substitute(Map.of(
                        Derivatives.ROW, rows.isEmpty() ? Derivatives.ROW : rows.get(i),
                        Derivatives.COLUMN, columns.isEmpty() ? Derivatives.COLUMN : columns.get(j)));
                terms.add(i == j ? at : Expr.negate(at));
            }
        }
        return sum(terms);
    }

    private int block(int row, int column) {
        return row * count() - row * (row - 1) / 2 + column - row;
    }

    private static Expr sum(List<Expr> terms) {
        return terms.size() == 1 ? terms.get(0) : Expr.add(terms.toArray(Expr[]::new));
    }
}
