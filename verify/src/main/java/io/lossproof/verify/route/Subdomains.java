package io.lossproof.verify.route;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Apply;
import io.lossproof.symbolic.expr.Cond;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Op;
import io.lossproof.symbolic.expr.Piecewise;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.expr.Relation;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.verify.claim.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guesses that a claim holds on a part of its domain: up to the threshold of a clamp, for positive x, where x is not 0.
 * The conditions tried are those that the formulas and the domains suggest, alone and in pairs.
 */
final class Subdomains {

    private static final int FEWEST = 4;
    private static final int MOST = 60;
    private static final int MOST_IN_PAIRS = 24;
    private static final double BESIDE = 1e-7;

    /** Where each condition holds: 1, fails: 0, or is not to be trusted: -1; by place. */
    private static final class Region {
        private final Cond cond;
        private final byte[] holds;

        Region(Cond cond, byte[] holds) {
            this.cond = cond;
            this.holds = holds;
        }
    }

    private final Observed observed;
    private final List<Observed.Place> places;

    private Subdomains(Observed observed) {
        this.observed = observed;
        this.places = observed.places();
    }

    /** By any condition that the formulas or the domains suggest. */
    static List<Guess> of(Observed observed) {
        return new Subdomains(observed).guesses(false);
    }

    /** Where the right side is defined, if the claim fails nowhere else. */
    static List<Guess> ofDefinedness(Observed observed) {
        boolean definedness =
                observed.places().stream().allMatch(place -> place.equal() || Double.isNaN(place.right()));
        return definedness ? of(observed) : List.of();
    }

    /** By the thresholds of clamps and of branches: comparisons in the formulas with a number other than 0. */
    static List<Guess> byClamps(Observed observed) {
        return new Subdomains(observed).guesses(true);
    }

    private List<Guess> guesses(boolean clampsOnly) {
        if (places.stream().filter(Observed.Place::equal).count() < FEWEST) {
            return List.of();
        }
        List<Expr[]> sides = comparisons();
        if (clampsOnly) {
            sides = sides.stream().filter(Subdomains::isThreshold).toList();
        }
        if (sides.isEmpty()) {
            return List.of();
        }
        List<Region> regions = regions(sides);
        Map<Cond, Integer> found = new LinkedHashMap<>();
        for (Region region : regions) {
            int covered = covered(region.holds);
            if (covered >= FEWEST) {
                found.put(region.cond, covered);
            }
        }
        if (found.isEmpty()) {
            pairs(regions, found);
        }
        Claim claim = observed.claim();
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(6)
                .map(entry -> new Guess(
                        claim.left(),
                        claim.relation(),
                        claim.right(),
                        claim.scope(),
                        Optional.of(entry.getKey()),
                        "left " + claim.relation().symbol() + " right where " + entry.getKey() + ", not everywhere"))
                .toList();
    }

    private void pairs(List<Region> regions, Map<Cond, Integer> found) {
        int most = Math.min(MOST_IN_PAIRS, regions.size());
        for (int i = 0; i < most; i++) {
            for (int j = i + 1; j < most; j++) {
                byte[] both = new byte[places.size()];
                for (int k = 0; k < both.length; k++) {
                    byte a = regions.get(i).holds[k];
                    byte b = regions.get(j).holds[k];
                    both[k] = a == 0 || b == 0 ? 0 : (byte) Math.min(a, b);
                }
                int covered = covered(both);
                if (covered >= FEWEST) {
                    found.put(Cond.and(regions.get(i).cond, regions.get(j).cond), covered);
                }
            }
        }
    }

    /** At how many places the condition and the claim hold; 0 where the condition does not part the places. */
    private int covered(byte[] holds) {
        int covered = 0;
        boolean outside = false;
        for (int k = 0; k < holds.length; k++) {
            if (holds[k] == 1 && !places.get(k).equal()) {
                return 0;
            }
            covered += holds[k] == 1 ? 1 : 0;
            outside |= holds[k] == 0 && !places.get(k).equal();
        }
        return outside ? covered : 0;
    }

    private static boolean isThreshold(Expr[] pair) {
        return pair[1].freeNames().isEmpty()
                && !pair[1].equals(Num.ZERO)
                && !(pair[0] instanceof Sym && pair[1].equals(Num.ONE));
    }

    private List<Region> regions(List<Expr[]> sides) {
        List<Expr> formulas = new ArrayList<>();
        sides.forEach(pair -> formulas.addAll(List.of(pair)));
        double[][] values = observed.values(formulas, places);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Expr[] pair = sides.get(i);
            for (Relation relation :
                    List.of(Relation.UNEQUAL, Relation.GREATER, Relation.LESS, Relation.AT_LEAST, Relation.AT_MOST)) {
                regions.add(new Region(
                        Cond.compare(pair[0], relation, pair[1]), holds(values[2 * i], values[2 * i + 1], relation)));
            }
            if (isDiscrete(pair[0])) {
                regions.add(new Region(
                        Cond.compare(pair[0], Relation.EQUAL, pair[1]),
                        holds(values[2 * i], values[2 * i + 1], Relation.EQUAL)));
            }
        }
        return regions;
    }

    private boolean isDiscrete(Expr expr) {
        return expr instanceof Sym symbol
                && observed.claim().scope().domain(symbol.name()).orElse(Domain.REAL) instanceof Domain.FiniteSet;
    }

    private static byte[] holds(double[] left, double[] right, Relation relation) {
        byte[] holds = new byte[left.length];
        for (int k = 0; k < holds.length; k++) {
            double difference = left[k] - right[k];
            boolean beside =
                    difference != 0 && Math.abs(difference) <= BESIDE * Math.max(Math.abs(left[k]), Math.abs(right[k]));
            holds[k] = Double.isNaN(difference) || beside
                    ? -1
                    : (byte) (relation.holds((int) Math.signum(difference)) ? 1 : 0);
        }
        return holds;
    }

    /** Pairs of formulas that are worth comparing, those of the claim's own case distinctions first. */
    private List<Expr[]> comparisons() {
        Claim claim = observed.claim();
        Set<List<Expr>> pairs = new LinkedHashSet<>();
        collect(claim.right(), pairs);
        collect(claim.left(), pairs);
        List<String> names = new ArrayList<>(claim.scope().variables().keySet());
        for (String name : names) {
            Domain domain = claim.scope().domain(name).orElseThrow();
            if (domain.vectorLength().isPresent()) {
                continue;
            }
            pairs.add(List.of(Expr.symbol(name), Num.ZERO));
            pairs.add(List.of(Expr.symbol(name), Num.ONE));
            for (String other : names) {
                if (name.compareTo(other) < 0
                        && claim.scope().domain(other).orElseThrow().equals(domain)) {
                    pairs.add(List.of(Expr.symbol(name), Expr.symbol(other)));
                }
            }
        }
        pairs.removeIf(pair -> pair.get(0).freeNames().isEmpty() || hasBound(pair.get(0)) || hasBound(pair.get(1)));
        return pairs.stream().limit(MOST).map(pair -> pair.toArray(Expr[]::new)).toList();
    }

    private static boolean hasBound(Expr expr) {
        return expr.contains(part -> part instanceof Sym symbol && symbol.isBound());
    }

    private static void collect(Expr expr, Set<List<Expr>> pairs) {
        if (expr instanceof Piecewise piecewise) {
            piecewise.cases().forEach(c -> collect(c.when(), pairs));
        }
        if (expr instanceof Apply apply) {
            List<Expr> a = apply.arguments();
            switch (apply.op()) {
                case MAX, MIN -> {
                    for (int i = 0; i < a.size(); i++) {
                        for (int j = i + 1; j < a.size(); j++) {
                            add(a.get(i), a.get(j), pairs);
                        }
                    }
                }
                case CLIP -> {
                    add(a.get(0), a.get(1), pairs);
                    add(a.get(0), a.get(2), pairs);
                }
                case ABS, RELU, SIGN, LOG, SQRT, LOGGAMMA, DIGAMMA -> add(a.get(0), Num.ZERO, pairs);
                case DIVIDE -> add(a.get(1), Num.ZERO, pairs);
                case POWER, XLOGY -> add(a.get(0), Num.ZERO, pairs);
                default -> {
                    // no case distinction
                }
            }
        }
        expr.forEachPart(part -> collect(part, pairs));
    }

    private static void collect(Cond cond, Set<List<Expr>> pairs) {
        if (cond instanceof Cond.Compare compare) {
            add(compare.left(), compare.right(), pairs);
            if (compare.left() instanceof Apply apply && apply.op() == Op.ABS) {
                add(apply.argument(0), compare.right(), pairs);
            }
        } else if (cond instanceof Cond.And and) {
            and.parts().forEach(part -> collect(part, pairs));
        } else if (cond instanceof Cond.Or or) {
            or.parts().forEach(part -> collect(part, pairs));
        }
    }

    private static void add(Expr left, Expr right, Set<List<Expr>> pairs) {
        boolean flip = left.freeNames().isEmpty();
        Expr first = flip ? right : left;
        Expr second = flip ? left : right;
        if (first instanceof Apply apply && apply.op() == Op.NEGATE && second instanceof Num bound) {
            add(apply.argument(0), Expr.num(bound.value().negate()), pairs);
            return;
        }
        if (first instanceof Apply apply && apply.op() == Op.ADD && second instanceof Num bound) {
            Rational rest = bound.value();
            List<Expr> terms = new ArrayList<>();
            for (Expr term : apply.arguments()) {
                if (term instanceof Num number) {
                    rest = rest.subtract(number.value());
                } else {
                    terms.add(term);
                }
            }
            if (terms.size() == 1) {
                add(terms.get(0), Expr.num(rest), pairs);
                return;
            }
        }
        if (!first.equals(second)) {
            pairs.add(List.of(first, second));
        }
    }
}
