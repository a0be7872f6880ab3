package io.lossproof.cli.exposition;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** A part of a sentence. */
sealed interface Piece {

    record Words(String text) implements Piece {}

    record Formula(Expr expr, Scope scope) implements Piece {}

    record Equation(Expr left, Expr right, Scope scope) implements Piece {}

    record Condition(Cond cond, Scope scope) implements Piece {}

    /** A variable of the scope with its domain. */
    record Member(String name, Scope scope) implements Piece {}

    record Values(Domain domain) implements Piece {}

    static Piece words(String text) {
        return new Words(text);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static List<Piece> enumerated(List<List<Piece>> items) {
        List<Piece> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                all.add(words(i == items.size() - 1 ? " and " : ", "));
            }
            all.addAll(items.get(i));
        }
        return all;
    }
}
