package io.lossproof.verify.check;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.Expectation;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.information.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims and ids of the quantities that are expectations. */
public final class Measures {

    private Measures() {}

    /** The id of the claim that the closed form is the expectation: {@code gaussian/mu-sigma/entropy}. */
    public static String id(Subject subject, Measure measure) {
        String quantity = subject.id() + "/" + measure.quantity().text();
        return measure.variables().isEmpty() ? quantity : quantity + "/" + names(measure.variables());
    }

    /** The names of variables, without indices. */
    static String names(List<Expr> variables) {
        return String.join(
                ",",
                variables.stream()
                        .map(variable -> variable.toString().replaceAll("\\[.*", ""))
                        .toList());
    }

    /** The derivations of all measures by the start of the ids of their steps. */
    public static Map<String, Derivation> derivations(Subject subject) {
        Map<String, Derivation> derivations = new LinkedHashMap<>();
        for (Measure measure : subject.information().measures()) {
            int number = 1;
            for (Passage passage : measure.passages()) {
                derivations.put(prefix(subject, measure, number++), passage.derivation());
            }
        }
        return derivations;
    }

    /** The start of the ids of the steps of a passage, which are counted from 1. */
    public static String prefix(Subject subject, Measure measure, int passage) {
        return id(subject, measure) + "/derivation-" + passage;
    }

    /**
     * That the closed form is the expectation. An integral over two members is taken of the form of the loss that the
     * derivation puts in: far from its centre the density of the second is 0 in doubles and has no logarithm.
     */
    static List<Question> questions(Subject subject, Quantity quantity, String title) {
        return subject.information().measures().stream()
                .filter(measure -> measure.quantity() == quantity)
                .map(measure -> question(subject, measure, title))
                .toList();
    }

    private static Question question(Subject subject, Measure measure, String title) {
        boolean byDefinition = Expectation.under(measure.under()).isSum()
                || !measure.quantity().isOfPair();
        Expr of = byDefinition ? measure.defined() : measure.derived();
        return Expectations.question(
                measure.under(), id(subject, measure), title, of, measure.formula(), measure.scope());
    }
}
