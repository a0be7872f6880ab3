package io.lossproof.testing;

import io.lossproof.symbolic.expr.Expr;
import java.util.List;
import java.util.Optional;

/** Where the expected derivatives come from. */
interface DerivativeReference {

    /** What is expected of each component, NaN where nothing can be said, and how far a function may be off. */
    final class Values {

        private final double[] expected;
        private final double[] allowed;

        Values(double[] expected, double[] allowed) {
            this.expected = expected;
            this.allowed = allowed;
        }

        int size() {
            return expected.length;
        }

        double expected(int component) {
            return expected[component];
        }

        double allowed(int component) {
            return allowed[component];
        }
    }

    /** Empty where there is no derivative. */
    Optional<Values> at(Place place);

    /** The formulas whose breakpoints matter for the choice of points. */
    List<Expr> formulas();

    /** The tolerance in words. */
    String tolerance();
}
