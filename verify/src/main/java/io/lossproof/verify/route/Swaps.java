package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Guesses that variables are exchanged on one side, or one of them mirrored: {@code 1 - y} for {@code y}. */
final class Swaps {

    private record Swap(Expr right, String words) {
        boolean isExchange() {
            return words.endsWith("exchanged");
        }
    }

    private final Claim claim;
    private final List<Swap> swaps = new ArrayList<>();

    private Swaps(Claim claim) {
        this.claim = claim;
    }

    static List<Guess> of(Observed observed) {
        Swaps swaps = new Swaps(observed.claim());
        swaps.collect();
        return swaps.tried(observed);
    }

    /** That a positive variable stands for its square or root, as a variance for a standard deviation. */
    static List<Guess> ofPowers(Observed observed) {
        Swaps swaps = new Swaps(observed.claim());
        swaps.claim.scope().variables().forEach((name, domain) -> {
            if (domain.equals(Domain.POSITIVE) && !swaps.claim.right().isFreeOf(name)) {
                Sym x = Expr.symbol(name);
                swaps.replace(x, Expr.power(x, 2));
                swaps.replace(x, Expr.apply(Op.SQRT, x));
            }
        });
        return swaps.tried(observed);
    }

    private List<Guess> tried(Observed observed) {
        List<Observed.Place> usual = observed.usual();
        double[][] values = observed.values(swaps.stream().map(Swap::right).toList(), usual);
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Swap swap = swaps.get(i);
            double[] opposite =
                    java.util.Arrays.stream(values[i]).map(value -> -value).toArray();
            if (observed.isLeft(values[i], usual)) {
                guesses.add(guess(observed, swap.right(), swap.words()));
            } else if (swap.isExchange() && observed.isLeft(opposite, usual)) {
                guesses.add(guess(observed, Expr.negate(swap.right()), "the sign is wrong, and " + swap.words()));
            }
        }
        return guesses;
    }

    private Guess guess(Observed observed, Expr right, String words) {
        return Guess.equal(observed, right, "left == " + claim.text(right) + ": " + words);
    }

    private void collect() {
        List<String> names = new ArrayList<>(claim.right().freeNames());
        names.retainAll(claim.scope().variables().keySet());
        for (String name : names) {
            mirrored(name, claim.scope().domain(name).orElseThrow());
            for (String other : names) {
                if (name.compareTo(other) < 0
                        && claim.scope().domain(name).equals(claim.scope().domain(other))) {
                    add(exchanged(name, other), name + " and " + other + " are exchanged");
                }
            }
        }
    }

    private Expr exchanged(String first, String second) {
        Expr right = claim.right();
        if (claim.scope().isVector(first)) {
            String middle = "$" + first;
            return right.substituteVector(first, index -> Entry.of(middle, index))
                    .substituteVector(second, index -> Entry.of(first, index))
                    .substituteVector(middle, index -> Entry.of(second, index));
        }
        return right.substitute(
                Map.of(Expr.symbol(first), Expr.symbol(second), Expr.symbol(second), Expr.symbol(first)));
    }

    private void mirrored(String name, Domain domain) {
        if (domain.vectorLength().isPresent()) {
            return;
        }
        Sym x = Expr.symbol(name);
        if (domain.equals(Domain.UNIT) || domain.equals(Domain.set(0, 1)) || isClosedUnit(domain)) {
            replace(x, Expr.subtract(Num.ONE, x));
        }
        if (domain.equals(Domain.REAL)
                || domain.equals(Domain.NONZERO)
                || domain.equals(Domain.INTEGER)
                || domain.equals(Domain.set(-1, 1))) {
            replace(x, Expr.negate(x));
        }
        if (domain.equals(Domain.POSITIVE)) {
            replace(x, Expr.divide(Num.ONE, x));
        }
    }

    private static boolean isClosedUnit(Domain domain) {
        return domain instanceof Domain.Interval interval
                && interval.lower().equals(Num.ZERO)
                && interval.upper().equals(Num.ONE);
    }

    private void replace(Sym x, Expr value) {
        add(claim.right().substitute(x, value), claim.text(value) + " is wanted for " + x);
    }

    private void add(Expr right, String words) {
        if (!right.equals(claim.right())) {
            swaps.add(new Swap(right, words));
        }
    }
}
