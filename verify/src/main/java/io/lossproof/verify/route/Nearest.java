package io.lossproof.verify.route;

import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.PointSampler;
import io.lossproof.numeric.sample.StratifiedPoint;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.normal.Equivalence;
import io.lossproof.symbolic.normal.SignTest;
import io.lossproof.symbolic.normal.ZeroTest;
import io.lossproof.verify.claim.Claim;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The nearest relation that does hold where a claim is refuted: what its author needs to know. Guesses are made in the
 * order of their simplicity, tried at points of moderate size, and then proved; where there is no proof, certified
 * arithmetic at many points must agree, and the text says so.
 */
final class Nearest {

    private static final int MOST_EDITS = 700;
    private static final int MOST_JUDGED = 5;
    private static final int CHECKED_POINTS = 64;
    private static final int ENOUGH_POINTS = 24;
    private static final int LONGEST_TEXT = 160;
    private static final Pattern LONG_FRACTION = Pattern.compile("\\b(\\d+)/1(0{4,})\\b");

    /** From the simplest to the most far-fetched. */
    private static final List<Function<Observed, List<Guess>>> KINDS = List.of(
            Subdomains::ofDefinedness,
            Factors::numbers,
            Subdomains::byClamps,
            Nearest::withoutEpsilon,
            Differences::constants,
            Nearest::withAnotherSign,
            Factors::ofLinks,
            Swaps::of,
            Differences::terms,
            Nearest::changed,
            Factors::ofParts,
            Swaps::ofPowers,
            Differences::twoTerms,
            Factors::ofTwoParts,
            Subdomains::of);

    /** Where both sides agree at points of moderate size: the formula is right, but not everywhere. */
    private static final List<Function<Observed, List<Guess>>> OF_PLACES =
            List.of(Subdomains::ofDefinedness, Subdomains::byClamps, Nearest::withoutEpsilon, Subdomains::of);

    private final Claim claim;
    private final long seed;

    private Nearest(Claim claim, long seed) {
        this.claim = claim;
        this.seed = seed;
    }

    /** In a sentence that begins with the relation, if there is one; {@code left} and {@code right} are the sides. */
    static Optional<String> relation(Claim claim, long seed) {
        if (claim.upTo() == Claim.UpTo.FLOAT) {
            return new FloatingPoint().accurateForm(claim, seed);
        }
        if (claim.integratedOver().isPresent()) {
            return Optional.empty();
        }
        try {
            Nearest nearest = new Nearest(claim, seed);
            return claim.upTo() == Claim.UpTo.EQUAL ? nearest.ofValues() : nearest.ofSense();
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> ofValues() {
        Claim explicit = claim.of(Differentiation.carryOut(claim.left()), Differentiation.carryOut(claim.right()));
        if (claim.relation() == Relation.EQUAL) {
            return equality(explicit);
        }
        Optional<String> other = inequality(explicit).or(() -> withoutEpsilon(explicit));
        return other.isPresent() ? other : first(Subdomains.of(Observed.of(explicit, seed)));
    }

    private Optional<String> inequality(Claim explicit) {
        List<Relation> others = switch (explicit.relation()) {
            case GREATER -> List.of(Relation.AT_LEAST, Relation.AT_MOST);
            case LESS -> List.of(Relation.AT_MOST, Relation.AT_LEAST);
            case AT_LEAST -> List.of(Relation.LESS, Relation.AT_MOST);
            case AT_MOST -> List.of(Relation.GREATER, Relation.AT_LEAST);
            case EQUAL, UNEQUAL -> List.of();
        };
        return others.stream()
                .filter(other -> SignTest.compare(explicit.left(), other, explicit.right(), explicit.scope())
                        .isProved())
                .findFirst()
                .map(other -> "left " + other.symbol() + " right");
    }

    private Optional<String> withoutEpsilon(Claim explicit) {
        List<Guess> guesses = Edits.of(explicit.right(), explicit.scope(), MOST_EDITS).stream()
                .filter(Edits.Edit::isOfNumbers)
                .map(edit -> new Guess(
                        explicit.left(),
                        explicit.relation(),
                        edit.formula(),
                        explicit.scope(),
                        Optional.empty(),
                        "left " + explicit.relation().symbol() + " " + explicit.text(edit.formula()) + ": "
                                + edit.words()))
                .toList();
        return first(guesses);
    }

    private Optional<String> equality(Claim explicit) {
        Observed observed = Observed.of(explicit, seed);
        if (!observed.isEnough()) {
            return first(Subdomains.of(observed));
        }
        List<Observed.Place> usual = observed.usual();
        boolean failsElsewhere = observed.isLeft(observed.values(List.of(explicit.right()), usual)[0], usual);
        for (Function<Observed, List<Guess>> kind : failsElsewhere ? OF_PLACES : KINDS) {
            Optional<String> found = first(kind.apply(observed));
            if (found.isPresent()) {
                return found;
            }
        }
        return Differences.upToTermFreeOf(observed);
    }

    // ---- guesses --------------------------------------------------------------------------------------------------

    /** Without an epsilon, or with a constant that is not rounded. */
    private static List<Guess> withoutEpsilon(Observed observed) {
        return changedRight(observed, Edits.Edit::isOfNumbers);
    }

    private static List<Guess> withAnotherSign(Observed observed) {
        return changedRight(observed, edit -> edit.cost() == 0);
    }

    private static List<Guess> changed(Observed observed) {
        List<Guess> guesses = changedRight(observed, edit -> true);
        return guesses.isEmpty() ? changedLeft(observed) : guesses;
    }

    private static List<Guess> changedRight(Observed observed, Predicate<Edits.Edit> kind) {
        Claim claim = observed.claim();
        List<Observed.Place> usual = observed.usual();
        List<Edits.Edit> edits = edits(claim.right(), claim.left(), claim.scope(), kind);
        double[][] values =
                observed.values(edits.stream().map(Edits.Edit::formula).toList(), usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            if (observed.isLeft(values[i], usual)) {
                Expr formula = edits.get(i).formula();
                guesses.add(Guess.equal(
                        observed,
                        formula,
                        shown(claim, "left", formula) + edits.get(i).words()));
            }
        }
        return guesses;
    }

    private static List<Guess> changedLeft(Observed observed) {
        Claim claim = observed.claim();
        List<Observed.Place> usual = observed.usual();
        List<Edits.Edit> edits = edits(claim.left(), claim.right(), claim.scope(), edit -> true);
        double[][] values =
                observed.values(edits.stream().map(Edits.Edit::formula).toList(), usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            if (observed.isRight(values[i], usual)) {
                Expr formula = edits.get(i).formula();
                guesses.add(new Guess(
                        claim.right(),
                        Relation.EQUAL,
                        formula,
                        claim.scope(),
                        Optional.empty(),
                        shown(claim, "right", formula) + "on the left "
                                + edits.get(i).words()));
            }
        }
        return guesses;
    }

    /** Changes of one side; not those that only write the other side in its place, and none towards a number. */
    private static List<Edits.Edit> edits(Expr side, Expr other, Scope scope, Predicate<Edits.Edit> kind) {
        return Edits.of(side, scope, MOST_EDITS).stream()
                .filter(kind)
                .filter(edit -> edit.isOfNumbers()
                        || !other.freeNames().isEmpty()
                                && (2 * edit.size() < side.size()
                                        || !edit.formula().equals(other)))
                .toList();
    }

    private static String shown(Claim claim, String side, Expr formula) {
        String text = claim.text(formula);
        return text.length() <= LONGEST_TEXT ? side + " == " + text + ": " : "";
    }

    // ---- judging --------------------------------------------------------------------------------------------------

    /** The first guess that is proved, else the first that many points support. */
    private Optional<String> first(List<Guess> guesses) {
        List<Guess> some = guesses.subList(0, Math.min(MOST_JUDGED, guesses.size()));
        for (Guess guess : some) {
            if (isProved(guess)) {
                return Optional.of(readable(guess.text()));
            }
        }
        for (Guess guess : some) {
            int points = supportingPoints(guess);
            if (points >= ENOUGH_POINTS) {
                return Optional.of(readable(guess.text()) + " (seen at " + points + " points, not proved)");
            }
        }
        return Optional.empty();
    }

    /** With powers of ten as people write them: {@code 1e-15} for {@code 1/1000000000000000}. */
    private static String readable(String text) {
        return LONG_FRACTION
                .matcher(text)
                .replaceAll(found -> new BigDecimal(
                                new BigInteger(found.group(1)), found.group(2).length())
                        .toString()
                        .toLowerCase(Locale.ROOT));
    }

    private static boolean isProved(Guess guess) {
        return guess.scopes().stream()
                .allMatch(scope -> guess.relation() == Relation.EQUAL
                        ? ZeroTest.equal(guess.left(), guess.right(), scope).isProved()
                        : SignTest.compare(guess.left(), guess.relation(), guess.right(), scope)
                                .isProved());
    }

    private int supportingPoints(Guess guess) {
        Claim guessed = claim.over(guess.left(), guess.right(), guess.scope())
                .with(guess.relation())
                .upTo(Claim.UpTo.EQUAL, List.of());
        Comparison comparison = Comparison.of(guessed);
        int agreed = 0;
        for (StratifiedPoint stratified : PointSampler.of(guess.scope(), List.of(guess.left(), guess.right()), seed)
                .with(comparison.judge())
                .sample(CHECKED_POINTS)
                .points()) {
            Point point = stratified.point();
            Comparison.Outcome outcome = comparison.at(point).outcome();
            if (outcome == Comparison.Outcome.DIFFERENT) {
                return 0;
            }
            agreed += outcome == Comparison.Outcome.AGREE ? 1 : 0;
        }
        return agreed;
    }

    // ---- senses of equality ---------------------------------------------------------------------------------------

    /** What holds of two losses that are not equal in the sense asked for. */
    private Optional<String> ofSense() {
        Expr left = Differentiation.carryOut(claim.left());
        Expr right = Differentiation.carryOut(claim.right());
        List<String> in = claim.in();
        String of = " in " + String.join(", ", in);
        if (Equivalence.upToScale(left, Expr.negate(right), in, claim.scope()).isProved()) {
            return Optional.of("left == -right up to scale and a constant" + of + ": the sign is wrong");
        }
        if (claim.upTo() != Claim.UpTo.SCALE && claim.upTo() != Claim.UpTo.ARGMIN) {
            Optional<String> gradients = ofGradients(left, right, in);
            if (gradients.isPresent()) {
                return gradients;
            }
            if (Equivalence.upToScale(left, right, in, claim.scope()).isProved()) {
                return Optional.of("left == right up to scale" + of);
            }
        }
        return claim.upTo() == Claim.UpTo.SCALE || claim.upTo() == Claim.UpTo.ARGMIN
                ? ofGradients(left, right, in)
                : Optional.empty();
    }

    private Optional<String> ofGradients(Expr left, Expr right, List<String> in) {
        Scope indexed = Equivalence.indexed(in, claim.scope());
        for (String parameter : in) {
            Expr variable = Equivalence.variable(parameter, claim.scope());
            Expr l = Differentiation.carryOut(Derivative.of(left, List.of(variable)));
            Expr r = Differentiation.carryOut(Derivative.of(right, List.of(variable)));
            if (ZeroTest.equal(l, r, indexed).isProved()) {
                continue;
            }
            Claim slopes = claim.over(l, r, indexed).upTo(Claim.UpTo.EQUAL, List.of());
            return new Nearest(slopes, seed)
                    .equality(slopes)
                    .map(text -> "for the derivatives in " + parameter + ", " + text);
        }
        return Optional.empty();
    }
}
