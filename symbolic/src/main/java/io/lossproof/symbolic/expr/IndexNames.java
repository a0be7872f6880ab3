package io.lossproof.symbolic.expr;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Names for bound indices in print: the first of k, i, j, l, m that is free. Every printed form asks here, so that all
 * forms of a formula agree.
 */
public final class IndexNames {

    private static final List<String> LETTERS = List.of("k", "i", "j", "l", "m");
    /** For an index that counts observations, of which there are n. */
    private static final List<String> LETTERS_OF_OBSERVATIONS = List.of("i", "j", "k", "l", "m");

    private static final Set<Expr> NUMBERS_OF_OBSERVATIONS = Set.of(Expr.symbol("n"), Expr.symbol("N"));

    private final Set<String> taken;
    private final Set<String> occurring;

    /** The names that no index may have. */
    public IndexNames(Set<String> taken) {
        this(taken, taken);
    }

    /**
     * The names that no index may have, and those among them that do occur in the formula: a variable of a limit may have
     * the name of one that does not.
     */
    public IndexNames(Set<String> taken, Set<String> occurring) {
        this.taken = new HashSet<>(taken);
        this.occurring = new HashSet<>(occurring);
    }

    /** Hands over a free name for an index up to {@code upper}, which stays taken until {@code write} returns. */
    public <R> R whileTaken(Expr upper, Function<Sym, R> write) {
        return whileTaken(
                firstFree(NUMBERS_OF_OBSERVATIONS.contains(upper) ? LETTERS_OF_OBSERVATIONS : LETTERS), write);
    }

    /** Hands over the preferred name, or the first free one where that occurs already. */
    public <R> R whileTakenAs(String preferred, Function<Sym, R> write) {
        return whileTaken(occurring.contains(preferred) ? firstFree(LETTERS) : preferred, write);
    }

    private <R> R whileTaken(String name, Function<Sym, R> write) {
        boolean isNew = taken.add(name);
        occurring.add(name);
        R result = write.apply(Expr.symbol(name));
        occurring.remove(name);
        if (isNew) {
            taken.remove(name);
        }
        return result;
    }

    private String firstFree(List<String> letters) {
        for (String letter : letters) {
            if (!taken.contains(letter)) {
                return letter;
            }
        }
        int n = 1;
        while (taken.contains("k" + n)) {
            n++;
        }
        return "k" + n;
    }
}
