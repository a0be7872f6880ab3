package io.lossproof.symbolic.normal;

import java.util.ArrayList;
import java.util.List;

/**
 * That a value is at least 0, and how it was shown.
 *
 * @param strict whether it is positive
 * @param methods in words, in the order in which they were used
 */
record Certificate(boolean strict, List<String> methods) {

    Certificate {
        methods = List.copyOf(methods);
    }

    static Certificate of(boolean strict, String method) {
        return new Certificate(strict, List.of(method));
    }

    /** Of the sum of both values. */
    Certificate and(Certificate other) {
        return new Certificate(strict || other.strict, joined(methods, other.methods));
    }

    /** Reached after the steps that are named. */
    Certificate after(List<String> steps) {
        return new Certificate(strict, joined(steps, methods));
    }

    Certificate madeStrict(String why) {
        return strict ? this : new Certificate(true, joined(methods, List.of(why)));
    }

    boolean suffices(boolean strictNeeded) {
        return strict || !strictNeeded;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        second.stream().filter(method -> !all.contains(method)).forEach(all::add);
        return all;
    }
}
