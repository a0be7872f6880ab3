package io.lossproof.verify.plot;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** An interval of finite length over which a variable runs; an open end does not belong to it. */
record Span(double left, boolean leftOpen, double right, boolean rightOpen) {

    /** So near to an open end, as a part of its length, a variable comes. */
    private static final double NEAR = 1.0 / 1024;

    double length() {
        return right - left;
    }

    /** The ends and so many points between them less one, evenly; beside an open end the point nearest to it. */
    double[] points(int intervals) {
        double first = leftOpen ? left + NEAR * length() : left;
        double last = rightOpen ? right - NEAR * length() : right;
        DoubleStream inner = IntStream.range(1, intervals).mapToDouble(i -> left + length() * i / intervals);
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(first), inner), DoubleStream.of(last))
                .toArray();
    }
}
