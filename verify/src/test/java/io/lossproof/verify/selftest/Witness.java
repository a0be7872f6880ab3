package io.lossproof.verify.selftest;

import io.lossproof.numeric.ball.Ball;
import io.lossproof.numeric.tape.BallMachine;
import io.lossproof.numeric.tape.Inputs;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Whether a statement is false, found out without the sampler and the routes of the engine: at points drawn here, both
 * sides in high precision. A point counts where their enclosures are disjoint, or one side is certainly the smaller.
 */
final class Witness {

    private static final List<Integer> PRECISIONS = List.of(160, 640);
    private static final List<Rational> LARGE = List.of(
            Rational.of(7),
            Rational.of(-9),
            Rational.of(25),
            Rational.of(-30),
            Rational.of(45),
            Rational.of(-60),
            Rational.of(120),
            Rational.of(-150));
    private static final List<Rational> SMALL = List.of(Rational.of(1, 1_000), Rational.of(-1, 1_000_000));

    private final Claim claim;
    private final List<BallMachine> machines;

    private Witness(Claim claim, List<BallMachine> machines) {
        this.claim = claim;
        this.machines = machines;
    }

    /** A point at which the claim is false, as text; empty if none was found among so many. */
    static Optional<String> of(Claim claim, int points, Random random) {
        List<Output> sides = List.of(
                Output.scalar(Differentiation.carryOutWhereDefined(claim.left())),
                Output.scalar(Differentiation.carryOutWhereDefined(claim.right())));
        Tape tape = Tape.compile(sides, claim.scope());
        Witness witness = new Witness(
                claim,
                PRECISIONS.stream().map(bits -> BallMachine.of(tape, bits)).toList());
        for (int i = 0; i < points; i++) {
            Inputs<Rational> point = point(claim.scope(), i < 4 ? 0 : i % 4, random);
            if (witness.refutes(point)) {
                return Optional.of(point.scalars() + " " + point.vectors());
            }
        }
        return Optional.empty();
    }

    private boolean refutes(Inputs<Rational> point) {
        for (BallMachine machine : machines) {
            List<List<Ball>> values = machine.evaluate(point);
            Ball left = values.get(0).get(0);
            Ball right = values.get(1).get(0);
            if (left.isUndefined()) {
                return false;
            }
            if (left.isFinite() && right.isUndefined()) {
                return true;
            }
            if (left.isFinite() && right.isFinite() && areApart(left, right)) {
                return true;
            }
        }
        return false;
    }

    private boolean areApart(Ball left, Ball right) {
        if (claim.relation() == Relation.EQUAL) {
            return left.isDisjointFrom(right);
        }
        OptionalInt sign = left.sub(right, 64).certainSign();
        return sign.isPresent() && !claim.relation().holds(sign.getAsInt());
    }

    private static Inputs<Rational> point(Scope scope, int kind, Random random) {
        Map<String, Rational> scalars = new LinkedHashMap<>();
        Map<String, List<Rational>> vectors = new LinkedHashMap<>();
        int length = 1 + random.nextInt(3);
        for (String name : scope.variables().keySet()) {
            switch (name) {
                case "K" -> scalars.put(name, Rational.of(length));
                case "v", "w" -> vectors.put(name, reals(length, kind, random));
                case "a" -> vectors.put(name, reals(3, kind, random));
                case "q" -> vectors.put(name, shares(length, random));
                case "u" -> vectors.put(name, shares(3, random));
                case "n" -> scalars.put(name, Rational.of(random.nextInt(6)));
                case "b" -> scalars.put(name, Rational.of(random.nextInt(2)));
                case "p", "r" -> scalars.put(name, Rational.of(1 + random.nextInt(96), 97));
                case "s", "t" -> scalars.put(name, abs(real(kind, random)));
                default -> scalars.put(name, real(kind, random));
            }
        }
        return new Inputs<>(scalars, vectors);
    }

    private static List<Rational> reals(int count, int kind, Random random) {
        List<Rational> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(real(kind, random));
        }
        return values;
    }

    private static List<Rational> shares(int count, Random random) {
        List<Rational> weights = new ArrayList<>();
        Rational total = Rational.ZERO;
        for (int i = 0; i < count; i++) {
            Rational weight = Rational.of(1 + random.nextInt(20));
            weights.add(weight);
            total = total.add(weight);
        }
        Rational sum = total;
        return weights.stream().map(weight -> weight.divide(sum)).toList();
    }

    private static Rational real(int kind, Random random) {
        return switch (kind) {
            case 1 -> LARGE.get(random.nextInt(LARGE.size()));
            case 2 ->
                random.nextInt(3) == 0 ? SMALL.get(random.nextInt(SMALL.size())) : Rational.of(random.nextInt(7) - 3);
            default -> Rational.of(random.nextInt(801) - 400, 97);
        };
    }

    /** Above 0, also where zero was drawn. */
    private static Rational abs(Rational value) {
        return value.signum() == 0 ? Rational.of(1, 3) : value.signum() < 0 ? value.negate() : value;
    }
}
