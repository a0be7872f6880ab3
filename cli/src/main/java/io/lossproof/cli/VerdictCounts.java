package io.lossproof.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many claims have which verdict. */
final class VerdictCounts {

    /** For a claim that has no verdict since it cannot be read. */
    static final String NOT_READABLE = "not readable";

    private static final List<String> ORDER =
            List.of("proved", "supported", "refuted", "undecided", "conflict", "error", NOT_READABLE);

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void add(String verdict) {
        counts.merge(verdict, 1, Integer::sum);
    }

    void addAll(VerdictCounts other) {
        other.counts.forEach((verdict, count) -> counts.merge(verdict, count, Integer::sum));
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@code 3 proved, 1 refuted}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (String verdict : ORDER) {
            Integer count = counts.get(verdict);
            if (count != null) {
                parts.add(count + " " + verdict);
            }
        }
        return parts.isEmpty() ? "nothing to check" : String.join(", ", parts);
    }
}
