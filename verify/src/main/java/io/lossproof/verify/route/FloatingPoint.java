package io.lossproof.verify.route;

import io.lossproof.numeric.precision.Accuracy;
import io.lossproof.numeric.precision.Format;
import io.lossproof.numeric.sample.Point;
import io.lossproof.numeric.sample.UnsupportedDomainException;
import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.calculus.StableForms;
import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the left side, evaluated as it is written in a binary format, is within so many ulps of the exact right side
 * wherever that rounds to a finite number.
 *
 * <p>As written means: from the left, an operator at a time, each rounded to the format as IEEE 754 has it; {@code x^2} is
 * {@code x*x}; a number in the text, quotients of two numbers included, is the nearest number of the format; and every
 * function of the language, from exp to logsumexp, is rounded correctly, so that a refutation is due to the formula and to
 * no library. Functions without a certified rule are computed in doubles. Derivatives are carried out before. Inputs are
 * numbers of the format, taken exactly; so probability vectors are multiples of 2^-53 (2^-24).
 *
 * <p>A refutation gives a point at which balls prove the error too large. Points of which nothing is known to fail support
 * the claim; a proof takes a finite domain.
 */
public final class FloatingPoint implements Route {

    private static final int SHOWN_DIGITS = 25;
    private static final int FEWER_DIGITS = 17;

    @Override
    public String name() {
        return "float";
    }

    @Override
    public Optional<Evidence> examine(Claim claim, List<Evidence> soFar, long seed) {
        return claim.sense().accuracy().map(accuracy -> judged(claim, accuracy, seed));
    }

    /**
     * Another form of the left side of a refuted claim that is within the accuracy at all points tried: stable forms of the
     * left side, or the right side as it is written.
     */
    Optional<String> accurateForm(Claim claim, long seed) {
        Set<Expr> forms = new LinkedHashSet<>(
                List.of(StableForms.of(claim.left()), StableForms.extended(claim.left()), claim.right()));
        forms.remove(claim.left());
        return forms.stream()
                .filter(form -> examine(claim.of(form, claim.right()), List.of(), seed)
                        .filter(FloatingPoint::holds)
                        .isPresent())
                .findFirst()
                .map(form -> claim.text(form) + " is within " + claim.sense().text());
    }

    private static boolean holds(Evidence evidence) {
        return evidence instanceof Evidence.Proved
                || evidence instanceof Evidence.Supported supported && supported.conclusive();
    }

    private Evidence judged(Claim claim, Accuracy accuracy, long seed) {
        if (claim.relation() != Relation.EQUAL || claim.integratedOver().isPresent()) {
            return new Evidence.Undecided(name(), accuracy + " goes with ==", Map.of());
        }
        try {
            Claim explicit = claim.of(explicit(claim.left()), Differentiation.carryOut(claim.right()));
            FormatSearch search = FormatSearch.of(explicit, accuracy, seed);
            return judged(explicit, accuracy, search);
        } catch (UnsupportedDomainException | Differentiation.NoDerivativeException | IllegalArgumentException e) {
            return new Evidence.Undecided(name(), String.valueOf(e.getMessage()), Map.of());
        }
    }

    /** As it is written, unless it has derivatives. */
    private static Expr explicit(Expr side) {
        return side.contains(Derivative.class::isInstance) ? Differentiation.carryOut(side) : side;
    }

    private Evidence judged(Claim claim, Accuracy accuracy, FormatSearch search) {
        FormatSearch.Outcome outcome = search.run();
        Map<String, Object> facts = facts(accuracy, outcome);
        if (outcome.refuting().isPresent()) {
            return refuted(claim, accuracy, search, outcome.refuting().get(), facts);
        }
        if (outcome.exhaustive() && outcome.undecided() == 0 && outcome.within() > 0) {
            return new Evidence.Proved(
                    name(), "within " + accuracy.tolerance() + " at each point of the domain", facts);
        }
        if (outcome.within() >= Enclosure.FEWEST_POINTS || outcome.all() && outcome.within() > 0) {
            String detail = "within " + rounded(outcome.largest()) + " ulp at " + outcome.within()
                    + " points, chosen from " + outcome.tried();
            return new Evidence.Supported(name(), detail, facts, outcome.undecided() <= outcome.within());
        }
        String why = search.unsupported().isEmpty()
                ? "vacuous: only " + outcome.within() + " points could be decided at which the right side rounds to a"
                        + " finite number"
                : "there is no certified rule for " + String.join(", ", search.unsupported());
        return new Evidence.Undecided(name(), why, facts);
    }

    private Evidence refuted(
            Claim claim, Accuracy accuracy, FormatSearch search, Point found, Map<String, Object> facts) {
        Point simplest = new FormatShrinker(claim.scope(), Comparison.of(claim).judge(), accuracy.format())
                .shrink(found, search.refutesLike(found));
        FormatComparison.Result result = search.comparison().at(simplest);
        String left = shown(accuracy.format(), result.left());
        String right = Stream.of(SHOWN_DIGITS, FEWER_DIGITS)
                .flatMap(digits -> result.right().digits(digits).stream())
                .findFirst()
                .orElseGet(() -> Enclosure.shown(result.right()));
        String error = Double.isFinite(result.error()) ? rounded(result.error()) + " ulp off" : "no finite number";
        facts.put("error in ulps", Double.isFinite(result.error()) ? (Object) rounded(result.error()) : "infinite");
        return new Evidence.Refuted(
                name(),
                (simplest.names().isEmpty() ? "" : "at " + simplest + " ") + "the left side evaluates to " + left
                        + ", the exact right side is " + right + ": " + error + ", " + accuracy.tolerance()
                        + " allowed",
                facts,
                Optional.of(new Counterexample(simplest, left, right)));
    }

    private static String shown(Format format, double value) {
        return format == Format.BINARY32 ? Float.toString((float) value) : Double.toString(value);
    }

    private static Map<String, Object> facts(Accuracy accuracy, FormatSearch.Outcome outcome) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("points", outcome.tried());
        facts.put("within", outcome.within());
        facts.put("not claimed", outcome.notClaimed());
        facts.put("undecided", outcome.undecided());
        facts.put("allowed", accuracy.tolerance().toString());
        facts.put("largest error in ulps within", rounded(outcome.largest()));
        outcome.worst().ifPresent(point -> facts.put("worst", point.toString()));
        return facts;
    }

    private static double rounded(double value) {
        return value < 1e6 ? Math.round(value * 1000) / 1000.0 : value;
    }
}
