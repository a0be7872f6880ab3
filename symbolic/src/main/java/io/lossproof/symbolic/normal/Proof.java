package io.lossproof.symbolic.normal;

import java.util.List;

/**
 * What a proof by normal form rests on: enough for a reader to see how far it went.
 *
 * @param cases the case distinctions that were needed, each proved by itself; empty if none was
 * @param conditions what was shown so that the right side is defined wherever the left side is
 * @param atoms the number of independent atoms in the largest case
 * @param terms the number of terms that cancelled in the largest case
 */
public record Proof(List<String> cases, List<String> conditions, int atoms, int terms) {

    public Proof {
        cases = List.copyOf(cases);
        conditions = List.copyOf(conditions);
    }

    /** A sentence for a reader. */
    public String summary() {
        String size = terms + (terms == 1 ? " term" : " terms") + " in " + atoms + (atoms == 1 ? " atom" : " atoms")
                + (terms == 1 ? " cancels" : " cancel");
        String split = cases.isEmpty() ? "" : "; " + cases.size() + " cases";
        String defined = conditions.isEmpty()
                ? "; the right side is defined everywhere"
                : "; the right side is defined where the left is, for " + String.join(", ", conditions);
        return size + split + defined;
    }
}
