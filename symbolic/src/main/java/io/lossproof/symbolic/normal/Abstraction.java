package io.lossproof.symbolic.normal;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A formula about softmax and sigmoid values as one about any probability vector and any probability: what holds for all of
 * these holds for them.
 */
final class Abstraction {

    private final Map<Expr, String> names = new LinkedHashMap<>();
    private final Map<Sym, Expr> meanings = new HashMap<>();
    private Facts facts;

    private Abstraction(Facts facts) {
        this.facts = facts;
    }

    /**
     * @param formula with new variables
     * @param facts with their domains
     * @param meanings what a new scalar stands for
     * @param texts the same for a reader, vectors included
     */
    record Result(Expr formula, Facts facts, Map<Sym, Expr> meanings, Map<String, String> texts) {

        boolean changed() {
            return !texts.isEmpty();
        }

        String shown(String text) {
            String shown = text;
            for (Map.Entry<String, String> name : texts.entrySet()) {
                shown = shown.replace(name.getKey(), name.getValue());
            }
            return shown;
        }
    }

    /** With each softmax over fixed logits as a probability vector. */
    static Result ofSoftmax(Expr formula, Facts facts) {
        Abstraction abstraction = new Abstraction(facts);
        return abstraction.result(abstraction.withoutSoftmax(formula));
    }

    /** With each sigmoid outside of indexed formulas as a probability. */
    static Result ofSigmoid(Expr formula, Facts facts) {
        Abstraction abstraction = new Abstraction(facts);
        return abstraction.result(abstraction.withoutSigmoid(formula));
    }

    private Result result(Expr formula) {
        Map<String, String> texts = new LinkedHashMap<>();
        names.forEach((meaning, name) -> texts.put(
                name,
                meaning instanceof Reduce logits
                        ? "softmax(" + logits.bodyAt(Expr.symbol("i")) + ")"
                        : meaning.toString()));
        return new Result(formula, facts, meanings, texts);
    }

    private Expr withoutSoftmax(Expr expr) {
        if (expr instanceof Softmax softmax) {
            Reduce over = softmax.logNormaliser();
            boolean fixed = over.freeNames().stream().noneMatch(name -> name.charAt(0) == '$');
            if (fixed && over.lower().equals(Num.ONE) && facts.isNonempty(over)) {
                String name = names.computeIfAbsent(over, key -> newName("$p"));
                facts = facts.with(name, Domain.simplex(over.upper()));
                return Entry.of(name, withoutSoftmax(softmax.at()));
            }
        }
        return expr.map(this::withoutSoftmax);
    }

    private Expr withoutSigmoid(Expr expr) {
        if (expr instanceof Apply apply && apply.op() == Op.SIGMOID) {
            Sym symbol = Expr.symbol(names.computeIfAbsent(apply, key -> newName("$s")));
            facts = facts.with(symbol.name(), Domain.UNIT);
            meanings.put(symbol, apply);
            return symbol;
        }
        return expr instanceof Apply ? expr.map(this::withoutSigmoid) : expr;
    }

    private String newName(String stem) {
        int number = 1 + names.size();
        while (facts.scope().domain(stem + number).isPresent()) {
            number++;
        }
        return stem + number;
    }
}
