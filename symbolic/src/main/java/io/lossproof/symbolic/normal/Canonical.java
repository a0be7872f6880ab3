package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order of formulas by structure, and the form in which the terms of each sum and the factors of each product stand
 * in that order. Indices that are open, whose names start with a dollar sign, do not count unless nothing else differs,
 * so that the order is the same at every depth of nesting.
 */
final class Canonical {

    static final Comparator<Expr> ORDER = (a, b) -> {
        int byStructure = compare(a, b, false);
        return byStructure != 0 ? byStructure : compare(a, b, true);
    };

    private Canonical() {}

    static Expr form(Expr expr) {
        Expr inner = expr.map(Canonical::form);
        if (inner instanceof Apply apply && (apply.op() == Op.ADD || apply.op() == Op.MULTIPLY)) {
            List<Expr> sorted = new ArrayList<>(apply.arguments());
            sorted.sort(ORDER);
            return Apply.of(apply.op(), sorted);
        }
        return inner;
    }

    private static int compare(Expr a, Expr b, boolean openIndicesCount) {
        if (a.equals(b)) {
            return 0;
        }
        int byKind = Integer.compare(kind(a), kind(b));
        if (byKind != 0) {
            return byKind;
        }
        int byLabel = label(a, openIndicesCount).compareTo(label(b, openIndicesCount));
        if (byLabel != 0) {
            return byLabel;
        }
        if (a instanceof Num x && b instanceof Num y) {
            return x.value().compareTo(y.value());
        }
        List<Expr> parts = parts(a);
        List<Expr> others = parts(b);
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            int byPart = compare(parts.get(i), others.get(i), openIndicesCount);
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(parts.size(), others.size());
    }

    private static List<Expr> parts(Expr expr) {
        List<Expr> parts = new ArrayList<>();
        expr.forEachPart(parts::add);
        return parts;
    }

    private static int kind(Expr expr) {
        if (expr instanceof Num) {
            return 0;
        }
        if (expr instanceof Const) {
            return 1;
        }
        if (expr instanceof Sym) {
            return 2;
        }
        if (expr instanceof Entry) {
            return 3;
        }
        if (expr instanceof Apply apply) {
            return 10 + apply.op().ordinal();
        }
        return expr instanceof Reduce reduce ? 200 + reduce.kind().ordinal() : 300;
    }

    private static String label(Expr expr, boolean openIndicesCount) {
        if (expr instanceof Sym symbol) {
            boolean open = symbol.name().charAt(0) == '$';
            return open && !openIndicesCount ? "$" : symbol.name();
        }
        if (expr instanceof Const constant) {
            return constant.name();
        }
        return expr instanceof Entry entry ? entry.vector() : "";
    }
}
