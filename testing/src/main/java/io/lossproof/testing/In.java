package io.lossproof.testing;

import java.util.Arrays;
import java.util.List;

/**
 * The variables in which a derivative is taken, in the order of its components; a vector stands for all its entries.
 *
 * @param names none means all variables
 */
public record In(List<String> names) {

    public In {
        names = List.copyOf(names);
    }

    public static In in(String... names) {
        return new In(Arrays.asList(names));
    }
}
