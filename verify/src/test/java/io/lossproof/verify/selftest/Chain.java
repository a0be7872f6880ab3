package io.lossproof.verify.selftest;

import io.lossproof.symbolic.expr.Derivative;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Softmax;
import io.lossproof.symbolic.expr.Sym;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A formula and what rewritings made of it, one after another.
 *
 * @param first what was there
 * @param last with the value of {@code first} wherever that has one
 * @param steps the rewritings, in order
 * @param reversible whether both have a value at the same points
 */
record Chain(Expr first, Expr last, List<String> steps, boolean reversible) {

    static final List<Rewriting> TABLE = table();

    private static final int MOST_TRIES = 400;
    /** One in so many tries takes a rewriting that fits every formula. */
    private static final int MOST_FITTING = 10;
    /** Larger formulas show nothing that smaller ones do not. */
    private static final int LARGEST = 90;

    private static List<Rewriting> table() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Chain.class.getResourceAsStream("rewritings.txt")), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Rewriting.read(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many rewritings at random places, fewer if nothing else matches. */
    static Chain from(Expr formula, int length, Random random) {
        return from(formula, formula, new ArrayList<>(), true, length, random);
    }

    /** The left side of some rewriting over random formulas, and so many more rewritings after that one. */
    static Chain fromSomeRewriting(int length, Random random) {
        Rewriting rewriting = TABLE.get(random.nextInt(TABLE.size()));
        Rewriting.Instance instance = rewriting.instance(random);
        List<String> steps = new ArrayList<>(List.of(rewriting.text()));
        return from(instance.left(), instance.right(), steps, rewriting.reversible(), length + 1, random);
    }

    private static Chain from(
            Expr formula, Expr rewritten, List<String> steps, boolean reversibleSoFar, int length, Random random) {
        Expr last = rewritten;
        boolean reversible = reversibleSoFar;
        for (int tries = 0; steps.size() < length && tries < MOST_TRIES; tries++) {
            Step step = new Step(random, random.nextInt(places(last)));
            Expr next = step.walk(last);
            if (step.done != null && !next.equals(last) && next.size() <= LARGEST) {
                last = next;
                steps.add(step.done);
                reversible &= step.reversible;
            }
        }
        return new Chain(formula, last, steps, reversible);
    }

    private static int places(Expr formula) {
        Step counting = new Step(new Random(0), -1);
        counting.walk(formula);
        return counting.seen;
    }

    /** One rewriting at one place. */
    private static final class Step {
        private final Random random;
        private final int place;
        private final Sorts known = new Sorts(Vocabulary.SCOPE);
        private int seen;
        private @Nullable String done;
        private boolean reversible;

        Step(Random random, int place) {
            this.random = random;
            this.place = place;
        }

        /** Places are parts with a value of their own, not the ends of sums nor indices of entries. */
        Expr walk(Expr formula) {
            if (seen++ == place) {
                return rewritten(formula).orElse(formula);
            }
            if (formula instanceof Entry || formula instanceof Softmax) {
                return formula;
            }
            if (formula instanceof Derivative derivative) {
                // A kink that cancels stays undefined in a derivative: only what is smooth by its shape.
                Expr body = walk(derivative.body());
                return known.isSmooth(body) ? Derivative.of(body, derivative.variables()) : formula;
            }
            if (formula instanceof Reduce reduce) {
                Sym index = Expr.freshIndex();
                return reduce.withBody(index, walk(reduce.bodyAt(index)));
            }
            return formula.map(this::walk);
        }

        private Optional<Expr> rewritten(Expr formula) {
            if (random.nextInt(4) == 0) {
                done = "index";
                reversible = true;
                Optional<Expr> changed = IndexRewritings.apply(formula, known, random);
                if (changed.isPresent()) {
                    return changed;
                }
                done = null;
            }
            // What fits every formula would be drawn nearly always.
            boolean fitsAll = random.nextInt(MOST_FITTING) == 0;
            int start = random.nextInt(TABLE.size());
            for (int i = 0; i < TABLE.size(); i++) {
                Rewriting rewriting = TABLE.get((start + i) % TABLE.size());
                if (rewriting.left() instanceof Sym == fitsAll) {
                    Optional<Expr> changed = rewriting.apply(formula, known, random);
                    if (changed.isPresent()) {
                        done = rewriting.text();
                        reversible = rewriting.reversible();
                        return changed;
                    }
                }
            }
            return Optional.empty();
        }
    }
}
