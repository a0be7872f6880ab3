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

    /** The names that no index may have. */
    public IndexNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Hands over a free name for an index up to {@code upper}, which stays taken until {@code write} returns. */
    public <R> R whileTaken(Expr upper, Function<Sym, R> write) {
        String name = firstFree(NUMBERS_OF_OBSERVATIONS.contains(upper) ? LETTERS_OF_OBSERVATIONS : LETTERS);
        taken.add(name);
        R result = write.apply(Expr.symbol(name));
        taken.remove(name);
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
