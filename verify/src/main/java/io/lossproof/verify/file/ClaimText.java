package io.lossproof.verify.file;

import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.syntax.Parser;
import io.lossproof.symbolic.syntax.SyntaxException;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The texts of a claim, as they stand in a claim file or on a command line.
 *
 * @param id its name in a run
 * @param statement two formulas and a relation: {@code LHS == RHS}
 * @param where declarations: {@code z: real, y: {0, 1}}
 * @param given further conditions
 * @param relation the sense of equality by its name; {@code equal} is the usual one
 * @param in the parameters that the sense speaks of
 * @param isExpected whether the statement is expected to hold
 * @param source literature or document; empty if none
 */
public record ClaimText(
        String id,
        String statement,
        String where,
        List<String> given,
        String relation,
        List<String> in,
        boolean isExpected,
        String source) {

    public ClaimText {
        given = List.copyOf(given);
        in = List.copyOf(in);
    }

    /** The parts of a claim that a problem may lie in. */
    public enum Part {
        STATEMENT,
        WHERE,
        GIVEN,
        RELATION,
        IN
    }

    /** What is wrong with a part of a claim, and what would be right. */
    public record Problem(Part part, String text) {}

    /** The claim, or all that is wrong with its texts. Where the declarations are wrong, nothing is said about names. */
    public Reading read() {
        List<Problem> problems = new ArrayList<>();
        Optional<Scope> declared = read(Part.WHERE, problems, () -> Parser.scope(where));
        Optional<Scope> scope = declared.map(names -> names.given(conditions(names, problems)));
        Optional<Sense> sense = sense(problems);
        sense.ifPresent(kind -> requireParameters(kind, declared, problems));
        Optional<Parser.Statement> parsed =
                scope.flatMap(names -> read(Part.STATEMENT, problems, () -> Parser.statement(statement, names)));
        return problems.isEmpty() && parsed.isPresent() && scope.isPresent() && sense.isPresent()
                ? new Reading(Optional.of(claim(parsed.get(), scope.get(), sense.get())), problems)
                : new Reading(Optional.empty(), problems);
    }

    /** @param claim empty if there are problems */
    public record Reading(Optional<Claim> claim, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private List<Cond> conditions(Scope declared, List<Problem> problems) {
        List<Cond> conditions = new ArrayList<>();
        for (String text : given) {
            read(Part.GIVEN, problems, () -> Parser.condition(text, declared)).ifPresent(conditions::add);
        }
        return conditions;
    }

    private Claim claim(Parser.Statement parsed, Scope scope, Sense sense) {
        Claim claim = Claim.equal(id, "", parsed.left(), parsed.right(), scope)
                .with(parsed.relation())
                .in(sense, in)
                .from(source);
        return isExpected ? claim : claim.expectedToFail();
    }

    private Optional<Sense> sense(List<Problem> problems) {
        try {
            return Optional.of(Sense.of(relation));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(Part.RELATION, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void requireParameters(Sense sense, Optional<Scope> declared, List<Problem> problems) {
        if (!sense.needsParameters()) {
            if (!in.isEmpty()) {
                problems.add(new Problem(Part.IN, "parameters go with constant, scale, gradient and argmin"));
            }
            return;
        }
        if (in.isEmpty()) {
            problems.add(new Problem(Part.IN, sense.text() + " needs the parameters it speaks of, such as mu"));
        }
        for (String name : in) {
            if (declared.isPresent() && declared.get().domain(name).isEmpty()) {
                problems.add(new Problem(Part.IN, "'" + name + "' is not declared"));
            }
        }
    }

    private static <T> Optional<T> read(Part part, List<Problem> problems, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SyntaxException e) {
            problems.add(new Problem(part, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
