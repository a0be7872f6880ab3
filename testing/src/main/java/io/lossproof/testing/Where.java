package io.lossproof.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The variables of a formula with their domains, in order, and further conditions:
 *
 * <pre>{@code
 * where("z").real().and("y").in(0, 1).given("z > -5")
 * }</pre>
 *
 * <p>Names and domains are those of claim files; what cannot be read is said when it is used.
 *
 * @param declarations such as {@code z: real}
 * @param conditions such as {@code z > -5}
 */
public record Where(List<String> declarations, List<String> conditions) {

    /** No variables at all, as for {@code 1/3 + 1/6 == 1/2}. */
    public static final Where NO_VARIABLES = new Where(List.of(), List.of());

    public Where {
        declarations = List.copyOf(declarations);
        conditions = List.copyOf(conditions);
    }

    /** Declares the first variable; its domain comes next. */
    public static Variable where(String name) {
        return new Variable(NO_VARIABLES, name);
    }

    /** Declares one more variable. */
    public Variable and(String name) {
        return new Variable(this, name);
    }

    /** With conditions that points satisfy, such as {@code a < b}. */
    public Where given(String... more) {
        List<String> all = new ArrayList<>(conditions);
        all.addAll(Arrays.asList(more));
        return new Where(declarations, all);
    }

    /** The declarations as a claim file has them: {@code z: real, y: {0, 1}}. */
    public String text() {
        return String.join(", ", declarations);
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? text() : text() + ", given " + String.join(", ", conditions);
    }

    /**
     * A variable that still needs its domain.
     *
     * @param before what is declared already
     */
    public record Variable(Where before, String name) {

        public Where real() {
            return domain("real");
        }

        /** Larger than 0. */
        public Where positive() {
            return domain("positive");
        }

        public Where nonnegative() {
            return domain("nonnegative");
        }

        public Where negative() {
            return domain("negative");
        }

        public Where nonzero() {
            return domain("nonzero");
        }

        /** Between 0 and 1, without the ends. */
        public Where unit() {
            return domain("unit");
        }

        public Where integer() {
            return domain("integer");
        }

        /** An integer from 0 on. */
        public Where natural() {
            return domain("natural");
        }

        /** One of these integers. */
        public Where in(long... values) {
            return domain(Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(", ", "{", "}")));
        }

        /** Reals, as many as the length says: a number, or a name for any length. */
        public Where vector(String length) {
            return domain("vector(" + length + ")");
        }

        /** Probability vectors with positive entries. */
        public Where simplex(String length) {
            return domain("simplex(" + length + ")");
        }

        /** Probability vectors whose entries may be 0. */
        public Where closedSimplex(String length) {
            return domain("closed-simplex(" + length + ")");
        }

        /** Any domain that claim files know: {@code (0, 1]}, <code>{1, ..., K}</code>, {@code positive^n}. */
        public Where domain(String text) {
            List<String> declarations = new ArrayList<>(before.declarations());
            declarations.add(name + ": " + text);
            return new Where(declarations, before.conditions());
        }
    }
}
