package io.lossproof.verify.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one route found about a claim, with counts and measures by name. */
public sealed interface Evidence {

    /** The name of the route. */
    String route();

    /** A sentence for a reader. */
    String detail();

    /** Counts and measures, numbers as numbers. */
    Map<String, Object> facts();

    /** The name of the outcome in files. */
    String outcome();

    /** The claim holds on its whole domain. */
    record Proved(String route, String detail, Map<String, Object> facts) implements Evidence {
        public Proved {
            facts = ordered(facts);
        }

        @Override
        public String outcome() {
            return "proved";
        }
    }

    /**
     * Both sides agree as far as the route looked; {@code conclusive} if it looked far enough to support the claim by
     * itself, as an enclosure at many points does.
     */
    record Supported(String route, String detail, Map<String, Object> facts, boolean conclusive) implements Evidence {
        public Supported {
            facts = ordered(facts);
        }

        @Override
        public String outcome() {
            return "supported";
        }
    }

    /** The claim fails; with the simplest point found, where the route has one. */
    record Refuted(String route, String detail, Map<String, Object> facts, Optional<Counterexample> counterexample)
            implements Evidence {
        public Refuted {
            facts = ordered(facts);
        }

        @Override
        public String outcome() {
            return "refuted";
        }
    }

    /** No answer, and why. */
    record Undecided(String route, String detail, Map<String, Object> facts) implements Evidence {
        public Undecided {
            facts = ordered(facts);
        }

        @Override
        public String outcome() {
            return "undecided";
        }
    }

    private static Map<String, Object> ordered(Map<String, Object> facts) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
