package io.lossproof.testing;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.testing.Arguments.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A simple relation between found and expected derivatives that holds at every point: a sign, a factor, a variable or the
 * derivative of a link too much or too little. It is no proof, but what the author of a derivative needs to know.
 *
 * @param observations at which it must hold
 * @param isSquare whether the values are a matrix by rows
 */
record NearestFactor(List<Observation> observations, boolean isSquare) {

    /** How much looser a relation is judged than a derivative; it is a hint. */
    private static final double LOOSE = 10;

    private static final int FEWEST = 8;
    private static final int LARGEST_FRACTION = 12;

    /** A factor for the value of a variable, in words for a name. */
    private enum Factor {
        VARIABLE("%s*expected") {
            @Override
            double at(double x) {
                return x;
            }
        },
        OVER_VARIABLE("expected/%s") {
            @Override
            double at(double x) {
                return 1 / x;
            }
        },
        SQUARE("%s^2*expected") {
            @Override
            double at(double x) {
                return x * x;
            }
        },
        OVER_SQUARE("expected/%s^2") {
            @Override
            double at(double x) {
                return 1 / (x * x);
            }
        },
        LOGISTIC("expected*sigmoid(%1$s)*(1 - sigmoid(%1$s))") {
            @Override
            double at(double x) {
                return 1 / ((1 + Math.exp(-x)) * (1 + Math.exp(x)));
            }
        },
        OVER_LOGISTIC("expected/(sigmoid(%1$s)*(1 - sigmoid(%1$s)))") {
            @Override
            double at(double x) {
                return (1 + Math.exp(-x)) * (1 + Math.exp(x));
            }
        },
        EXPONENTIAL("exp(%s)*expected") {
            @Override
            double at(double x) {
                return Math.exp(x);
            }
        },
        OVER_EXPONENTIAL("expected/exp(%s)") {
            @Override
            double at(double x) {
                return Math.exp(-x);
            }
        },
        BINARY("expected*%1$s*(1 - %1$s)") {
            @Override
            double at(double x) {
                return x * (1 - x);
            }
        },
        OVER_BINARY("expected/(%1$s*(1 - %1$s))") {
            @Override
            double at(double x) {
                return 1 / (x * (1 - x));
            }
        };

        private final String words;

        Factor(String words) {
            this.words = words;
        }

        abstract double at(double x);

        String inWords(String name) {
            return String.format(words, name);
        }
    }

    /** Numbers that belong to the same variable, or pair of variables, in one observation. */
    private record Pair(Observation observation, int component) {
        double found() {
            return observation.found(component);
        }

        double expected() {
            return observation.expected(component);
        }

        double allowed() {
            return LOOSE * observation.allowed(component);
        }

        boolean tellsARatio() {
            return Math.abs(expected()) > 10 * allowed() && Double.isFinite(found());
        }

        boolean fits(double factor) {
            double other = factor * expected();
            return !Double.isFinite(other)
                    || Math.abs(other) > 1e300
                    || !(Math.abs(found() - other)
                            > allowed() * Math.max(1, Math.abs(factor)) + 1e-9 * Math.abs(other));
        }
    }

    Optional<String> inWords(int component, Observation example) {
        String group = group(example, component);
        List<Pair> pairs = new ArrayList<>();
        for (Observation observation : observations) {
            for (int i = 0; i < observation.size(); i++) {
                if (!observation.isOpen(i) && group(observation, i).equals(group)) {
                    pairs.add(new Pair(observation, i));
                }
            }
        }
        return constant(pairs)
                .or(() -> variable(pairs))
                .map(relation -> "in " + group + ", found = " + relation + " at all points");
    }

    private String group(Observation observation, int component) {
        List<Slot> slots = observation.place().components();
        return isSquare
                ? slots.get(component / slots.size()).name() + ", "
                        + slots.get(component % slots.size()).name()
                : slots.get(component).name();
    }

    private static Optional<String> constant(List<Pair> pairs) {
        List<Pair> telling = pairs.stream().filter(Pair::tellsARatio).toList();
        double[] ratios = telling.stream()
                .mapToDouble(pair -> pair.found() / pair.expected())
                .sorted()
                .toArray();
        if (ratios.length < FEWEST) {
            return Optional.empty();
        }
        double factor = simple(ratios[ratios.length / 2]);
        return pairs.stream().allMatch(pair -> pair.fits(factor)) ? Optional.of(inWords(factor)) : Optional.empty();
    }

    /** The fraction of small numbers that this is up to rounding, or itself. */
    private static double simple(double ratio) {
        for (int below = 1; below <= LARGEST_FRACTION; below++) {
            double above = Math.rint(ratio * below);
            if (above != 0 && Math.abs(ratio * below / above - 1) < 1e-5) {
                return above / below;
            }
        }
        return ratio;
    }

    private static String inWords(double factor) {
        if (factor == 0) {
            return "0";
        }
        String sign = factor < 0 ? "-" : "";
        double size = Math.abs(factor);
        if (size == 1) {
            return sign + "expected";
        }
        if (size == Math.rint(size)) {
            return sign + (long) size + "*expected";
        }
        double below = 1 / size;
        return Math.abs(below - Math.rint(below)) < 1e-9
                ? sign + "expected/" + Math.round(below)
                : factor + "*expected";
    }

    private static Optional<String> variable(List<Pair> pairs) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            for (Slot slot : pair.observation()
                    .place()
                    .arguments()
                    .slots(pair.observation().place().point())) {
                if (slot.entry() < 0) {
                    names.put(slot.name(), slot.position());
                }
            }
        }
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            for (Factor factor : factors(pairs, name.getKey())) {
                for (int sign : new int[] {1, -1}) {
                    long telling = pairs.stream().filter(Pair::tellsARatio).count();
                    if (telling >= FEWEST
                            && pairs.stream()
                                    .allMatch(pair -> pair.fits(sign
                                            * factor.at(
                                                    pair.observation().place().number(name.getValue()))))) {
                        return Optional.of((sign < 0 ? "-" : "") + factor.inWords(name.getKey()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Factor> factors(List<Pair> pairs, String name) {
        boolean isUnit = pairs.get(0)
                .observation()
                .place()
                .arguments()
                .scope()
                .domain(name)
                .equals(Optional.of(Domain.UNIT));
        return Arrays.stream(Factor.values())
                .filter(factor -> isUnit || factor != Factor.BINARY && factor != Factor.OVER_BINARY)
                .toList();
    }
}
