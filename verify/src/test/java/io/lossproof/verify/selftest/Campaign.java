package io.lossproof.verify.selftest;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.Runner;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.claim.Verdict;
import io.lossproof.verify.power.Mutant;
import io.lossproof.verify.power.Mutation;
import io.lossproof.verify.power.Mutator;
import io.lossproof.verify.power.Mutators;
import io.lossproof.verify.route.Examiner;
import io.lossproof.verify.selftest.Sorts.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Random statements whose truth is known by how they were made, each from one seed. */
final class Campaign {

    /** How a statement was made, and what is known of it. */
    record Statement(Claim claim, boolean holds, String origin, long seed) {
        Finding examined() {
            return new Examiner(Runner.USUAL_SEED).examine(claim, Examiner.USUAL_ROUTES);
        }

        /** Whether a verdict is wrong; not knowing is not. */
        boolean contradicts(Verdict verdict) {
            return verdict == Verdict.CONFLICT || (holds ? verdict == Verdict.REFUTED : verdict.holds());
        }

        @Override
        public String toString() {
            return claim.statement() + "  where " + claim.scope() + "  [" + (holds ? "true" : "false") + ", seed "
                    + seed + ", " + origin + "]";
        }
    }

    private static final int DEEPEST = 3;
    private static final int LONGEST_CHAIN = 5;
    private static final int POINTS = 40;
    private static final List<Mutator> MUTATORS =
            Stream.concat(Mutators.all().stream(), SubtleMutants.all().stream()).toList();

    private final Random random;
    private final long seed;

    private Campaign(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    static Statement identity(long seed) {
        return new Campaign(seed).identity();
    }

    static Optional<Statement> falseIdentity(long seed) {
        return new Campaign(seed).mutated(new Campaign(seed).identity());
    }

    static Statement inequality(long seed) {
        return new Campaign(seed).inequality();
    }

    static Optional<Statement> falseInequality(long seed) {
        return new Campaign(seed).falseInequality();
    }

    private Expr formula(int depth) {
        return random.nextInt(6) == 0
                ? new RandomFormulas(random).partial(depth)
                : new RandomFormulas(random).of(Sort.TOTAL, depth);
    }

    private Statement identity() {
        int length = 1 + random.nextInt(LONGEST_CHAIN);
        Chain chain = random.nextBoolean()
                ? Chain.fromSomeRewriting(length - 1, random)
                : Chain.from(formula(1 + random.nextInt(DEEPEST)), length, random);
        boolean swapped = chain.reversible() && random.nextBoolean();
        Expr left = swapped ? chain.last() : chain.first();
        Expr right = swapped ? chain.first() : chain.last();
        return new Statement(claim(left, Relation.EQUAL, right), true, String.join(" ; ", chain.steps()), seed);
    }

    /** The rewritings that an identity was made by. */
    static List<String> steps(long seed) {
        return List.of(identity(seed).origin().split(" ; ", -1));
    }

    private static Claim claim(Expr left, Relation relation, Expr right) {
        return Claim.equal("random", "", left, right, RandomFormulas.scope(left, right))
                .with(relation);
    }

    /** A mutant of the right side that an independent look shows to be one; empty if none was found soon. */
    private Optional<Statement> mutated(Statement origin) {
        Claim claim = origin.claim();
        for (int tries = 0; tries < 4; tries++) {
            Mutator mutator = MUTATORS.get(random.nextInt(MUTATORS.size()));
            List<Mutant> mutants = Mutation.of(claim.right(), claim.scope(), List.of(mutator));
            if (mutants.isEmpty()) {
                continue;
            }
            Mutant mutant = mutants.get(random.nextInt(mutants.size()));
            Optional<Statement> found =
                    ifFalse(claim(claim.left(), claim.relation(), mutant.formula()), mutant.mutator());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Statement> ifFalse(Claim claim, String origin) {
        return Witness.of(claim, POINTS, new Random(seed))
                .map(point -> new Statement(claim, false, origin + ", false at " + point, seed));
    }

    /** Smaller on the left by what is not negative. */
    private Statement inequality() {
        RandomFormulas formulas = new RandomFormulas(random);
        Expr f = formulas.of(Sort.TOTAL, 1 + random.nextInt(2));
        Expr g = formulas.of(Sort.TOTAL, 1);
        List<Expr> gaps = new ArrayList<>(List.of(
                Expr.power(g, 2),
                Expr.exp(g),
                Expr.apply(Op.ABS, g),
                formulas.of(Sort.POSITIVE, 2),
                // Tangents of convex functions lie below them.
                Expr.subtract(Expr.exp(g), Expr.add(Num.ONE, g))));
        int gap = random.nextInt(gaps.size());
        boolean strict = (gap == 1 || gap == 3) && random.nextBoolean();
        Chain chain = Chain.from(Expr.add(f, gaps.get(gap)), random.nextInt(3), random);
        Relation relation = strict ? Relation.LESS : Relation.AT_MOST;
        return new Statement(claim(f, relation, chain.last()), true, String.join(" ; ", chain.steps()), seed);
    }

    private Optional<Statement> falseInequality() {
        Statement origin = inequality();
        Expr shift = switch (random.nextInt(3)) {
            case 0 -> Expr.exp(new RandomFormulas(random).of(Sort.TOTAL, 1));
            case 1 -> Expr.num(Rational.of(10).pow(-6));
            default -> new RandomFormulas(random).of(Sort.POSITIVE, 2);
        };
        Claim claim = origin.claim();
        Claim shifted = claim(claim.left(), claim.relation(), Expr.subtract(claim.right(), shift));
        return ifFalse(shifted, "shifted down");
    }
}
