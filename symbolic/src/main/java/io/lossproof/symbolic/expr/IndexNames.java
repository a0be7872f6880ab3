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

    private final Set<String> taken;

    /** The names that no index may have. */
    public IndexNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Hands over a free name, which stays taken until {@code write} returns. */
    public <R> R whileTaken(Function<Sym, R> write) {
        String name = firstFree();
        taken.add(name);
        R result = write.apply(Expr.symbol(name));
        taken.remove(name);
        return result;
    }

    private String firstFree() {
        for (String letter : LETTERS) {
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
