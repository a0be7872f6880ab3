package io.lossproof.verify.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.route.Examiner;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PowerTest {

    private static final long SEED = 20817;
    private static final Judge EXAMINER = new Examiner(SEED)::verdict;
    private static final Question SOFTPLUS =
            question("log(1 + exp(z)) == z + log(1 + exp(-z))", "z: real", claim -> claim);

    private static Question question(String statement, String where, UnaryOperator<Claim> more) {
        Scope scope = Parser.scope(where);
        Parser.Statement parsed = Parser.statement(statement, scope);
        Claim claim =
                Claim.equal("claim", "", parsed.left(), parsed.right(), scope).with(parsed.relation());
        return new Question(more.apply(claim), Examiner.USUAL_ROUTES);
    }

    private static Power.Measured measured(Judge judge, Question question) {
        return new Power(judge, Mutators.all(), 1000, SEED).measure(question);
    }

    @Test
    void theExaminerRefutesEveryWrongVariant() {
        Power.Measured measured = measured(EXAMINER, SOFTPLUS);
        assertEquals(List.of(), measured.survivors());
        assertTrue(measured.refuted() > 30, measured::toString);
        assertEquals(measured.judged(), measured.refuted() + measured.equivalent());
    }

    @Test
    void aBlindJudgeHasNoPower() {
        Power.Measured seen = measured(EXAMINER, SOFTPLUS);
        Power.Measured blind = measured((claim, routes) -> Verdict.SUPPORTED, SOFTPLUS);
        assertEquals(0, blind.refuted());
        assertEquals(seen.refuted(), blind.survivors().size());
        assertEquals(seen.equivalent(), blind.equivalent());
    }

    @Test
    void aJudgeThatMissesClampsIsFoundOut() {
        Judge misses = (claim, routes) ->
                claim.statement().contains("clip") ? Verdict.SUPPORTED : EXAMINER.verdict(claim, routes);
        List<Power.Survivor> survivors = measured(misses, SOFTPLUS).survivors();
        assertTrue(!survivors.isEmpty());
        survivors.forEach(survivor -> assertEquals("argument clamped to [-20, 20]", survivor.mutator()));
    }

    @Test
    void aConflictIsNoRefutation() {
        Power.Measured measured = measured((claim, routes) -> Verdict.CONFLICT, SOFTPLUS);
        assertEquals(0, measured.refuted());
        assertEquals(measured.judged(), measured.survivors().size());
    }

    /** Twice the loss has the same minimisers: not another claim up to scale, but another one as an equality. */
    @Test
    void equivalenceIsMeantInTheSenseOfTheClaim() {
        Mutator twice = new Mutator(
                "twice", (part, scope) -> isSquare(part) ? List.of(Expr.multiply(Num.TWO, part)) : List.of());
        String statement = "(y - m)^2/(2*s^2) == (y - m)^2";
        String where = "y: real, m: real, s: positive";
        Power power = new Power(EXAMINER, List.of(twice), 10, SEED);
        Question scale = question(statement, where, claim -> claim.upTo(Claim.UpTo.SCALE, List.of("m")));
        Power.Measured upToScale = power.measure(scale);
        assertEquals(upToScale.judged(), upToScale.equivalent());
        assertTrue(upToScale.judged() > 0);
        Power.Measured equal = power.measure(question("(m - y)^2 == (y - m)^2", where, claim -> claim));
        assertEquals(equal.judged(), equal.refuted());
    }

    private static boolean isSquare(Expr part) {
        return part instanceof Apply power && power.op() == Op.POWER;
    }

    /** A weaker bound follows from the bound; a stronger one that fails is refuted. */
    @Test
    void ofAnInequalityWhatFollowsIsEquivalent() {
        Mutator lower = new Mutator("lower", (part, scope) -> List.of(Parser.expression("x - 1", scope)));
        Mutator higher = new Mutator("higher", (part, scope) -> List.of(Parser.expression("x + 1", scope)));
        Question bound = question("exp(x) - 1 >= x", "x: real", claim -> claim);
        assertEquals(
                1, new Power(EXAMINER, List.of(lower), 9, SEED).measure(bound).equivalent());
        assertEquals(
                1, new Power(EXAMINER, List.of(higher), 9, SEED).measure(bound).refuted());
    }
}
