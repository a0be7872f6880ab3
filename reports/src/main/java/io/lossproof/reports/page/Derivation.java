package io.lossproof.reports.page;

import io.lossproof.symbolic.syntax.Line;
import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A chain of equations.
 *
 * @param steps in order
 * @param tex source of the whole; empty if it cannot be typeset or has breaks
 */
public record Derivation(List<Step> steps, String tex) {

    /**
     * One equation of the chain.
     *
     * @param from what it starts from; null where it goes on from the step before
     * @param relation its sign, {@code =} or {@code ≐}
     * @param to what it arrives at
     * @param rule in words
     * @param condition of the rule, or null
     * @param qualifier how equality is meant, in words; empty for plain equality
     * @param claim the claim that both are equal; null where they are so by definition
     */
    public record Step(
            @Nullable Formula from,
            String relation,
            Formula to,
            String rule,
            @Nullable Formula condition,
            String qualifier,
            @Nullable Reference claim) {}

    static Derivation of(
            List<StepRecord> records,
            Formulas formulas,
            Function<String, @Nullable ClaimRecord> claims,
            Function<String, Reference> references) {
        List<Step> steps = new ArrayList<>();
        List<Line.Relation> relations = new ArrayList<>();
        boolean unbroken = true;
        String before = "";
        for (StepRecord step : records) {
            ClaimRecord claim = claims.apply(step.claim());
            boolean starts = !step.from().equals(before);
            unbroken &= steps.isEmpty() || !starts;
            Line.Relation relation = relation(claim);
            relations.add(relation);
            steps.add(new Step(
                    starts ? formulas.block(step.from()) : null,
                    sign(relation),
                    formulas.block(step.to()),
                    step.rule(),
                    step.condition().isBlank() ? null : formulas.condition(step.condition()),
                    claim == null ? "" : ClaimView.qualifier(claim),
                    step.claim().isBlank() ? null : references.apply(step.claim())));
            before = step.to();
        }
        String tex = !steps.isEmpty() && unbroken
                ? formulas.aligned(
                        records.get(0).from(),
                        records.stream().map(StepRecord::to).toList(),
                        relations)
                : "";
        return new Derivation(List.copyOf(steps), tex);
    }

    private static Line.Relation relation(@Nullable ClaimRecord claim) {
        return switch (claim == null ? "" : claim.upTo()) {
            case "constant", "gradient" -> Line.Relation.UP_TO_CONSTANT;
            case "scale" -> Line.Relation.PROPORTIONAL;
            default -> Line.Relation.EQUAL;
        };
    }

    private static String sign(Line.Relation relation) {
        return switch (relation) {
            case UP_TO_CONSTANT -> "≐";
            case PROPORTIONAL -> "∝";
            default -> "=";
        };
    }
}
