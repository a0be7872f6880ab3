package io.lossproof.numeric.kernel;

import io.lossproof.numeric.tape.Inputs;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.expr.Const;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Rational;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of parameters and observation for a kernel, checked once: each is there, has its shape and lies in its domain.
 * Every problem found is a line of its own.
 */
public final class KernelInputs {

    private final Inputs<Double> doubles;

    private KernelInputs(Inputs<Double> doubles) {
        this.doubles = doubles;
    }

    /**
     * What was given for one name: a number, or a list of numbers, also of one. A number stands for the vector of one
     * entry where there is one class only.
     */
    public record Given(List<Double> values, boolean isList) {

        public Given {
            values = List.copyOf(values);
        }

        public static Given number(double value) {
            return new Given(List.of(value), false);
        }

        public static Given list(List<Double> values) {
            return new Given(values, true);
        }
    }

    /** The inputs cannot be used; one line for each thing that is wrong. */
    public static final class UnusableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> problems;

        UnusableException(List<String> problems) {
            super(String.join("; ", problems), null, false, false);
            this.problems = List.copyOf(problems);
        }

        public List<String> problems() {
            return problems;
        }
    }

    /**
     * Checks the values given by name.
     *
     * @param needsObservation whether the quantity asked for depends on the observation
     * @throws UnusableException naming everything that is wrong
     */
    public static KernelInputs of(
            DistributionFamily family,
            Parametrisation parametrisation,
            Map<String, Given> given,
            boolean needsObservation) {
        return new Checker(family, parametrisation.id(), parametrisation.parameters(), given)
                .checked(true, needsObservation);
    }

    /**
     * Checks the parameters of two members of a family, {@code mu_1, sigma_1, mu_2, sigma_2}.
     *
     * @throws UnusableException naming everything that is wrong
     */
    public static KernelInputs ofPair(
            DistributionFamily family, Parametrisation parametrisation, Map<String, Given> given) {
        List<Variable> parameters = new ArrayList<>();
        parameters.addAll(Member.first(family, parametrisation).parameters());
        parameters.addAll(Member.second(family, parametrisation).parameters());
        return new Checker(family, parametrisation.id(), parameters, given).checked(false, false);
    }

    public Inputs<Double> asDoubles() {
        return doubles;
    }

    /** The doubles as the exact numbers that they are. */
    public Inputs<Rational> asRationals() {
        return doubles.map(Rational::of);
    }

    private static final class Checker {

        private final DistributionFamily family;
        private final String parametrisation;
        private final List<Variable> parameters;
        private final Map<String, Given> given;
        private final List<String> problems = new ArrayList<>();
        private final Map<String, Integer> lengths = new HashMap<>();
        private final Map<String, Double> scalars = new LinkedHashMap<>();
        private final Map<String, List<Double>> vectors = new LinkedHashMap<>();

        Checker(
                DistributionFamily family,
                String parametrisation,
                List<Variable> parameters,
                Map<String, Given> given) {
            this.family = family;
            this.parametrisation = parametrisation;
            this.parameters = parameters;
            this.given = given;
        }

        KernelInputs checked(boolean mayHaveObservation, boolean needsObservation) {
            List<String> known = new ArrayList<>();
            for (Variable parameter : parameters) {
                known.add(parameter.name());
                value(parameter, "the parameter space of " + family.title())
                        .ifPresent(values -> put(parameter, values));
            }
            Variable observation = family.observation();
            if (mayHaveObservation) {
                known.add(observation.name());
                if (needsObservation || given.containsKey(observation.name())) {
                    observation(observation);
                }
            }
            for (String name : given.keySet()) {
                if (!known.contains(name)) {
                    problems.add("there is no input '" + name + "'; inputs of " + family.id() + ", " + parametrisation
                            + ", are " + String.join(", ", known));
                }
            }
            if (!problems.isEmpty()) {
                throw new UnusableException(problems);
            }
            return new KernelInputs(new Inputs<>(scalars, vectors));
        }

        private void put(Variable variable, List<Double> values) {
            if (variable.isVector()) {
                vectors.put(variable.name(), values);
            } else {
                scalars.put(variable.name(), values.get(0));
            }
        }

        /** A class label stands for its one-hot vector. */
        private void observation(Variable observation) {
            Given value = given.get(observation.name());
            if (family.support() instanceof Support.Labels && value != null && !value.isList()) {
                label(observation, value.values().get(0));
            } else {
                value(observation, "the observations of " + family.title())
                        .ifPresent(checked -> put(observation, checked));
            }
        }

        private void label(Variable observation, double label) {
            Optional<Integer> length = length(observation);
            if (length.isEmpty()) {
                return;
            }
            int classes = length.get();
            if (!(label >= 0 && label <= classes - 1 && label == Math.rint(label))) {
                problems.add(observation.name() + " = " + shown(label) + " is outside {0, ..., " + (classes - 1)
                        + "}, the class labels");
                return;
            }
            List<Double> oneHot = new ArrayList<>();
            for (int k = 0; k < classes; k++) {
                oneHot.add(k == label ? 1.0 : 0.0);
            }
            vectors.put(observation.name(), oneHot);
        }

        private Optional<Integer> length(Variable vector) {
            Expr length = vector.domain().vectorLength().orElseThrow();
            return Optional.ofNullable(lengths.get(length.toString()));
        }

        private Optional<List<Double>> value(Variable variable, String set) {
            Given value = given.get(variable.name());
            if (value == null) {
                problems.add("the input '" + variable.name() + "' is missing (" + variable.meaning() + ")");
                return Optional.empty();
            }
            boolean right = variable.isVector() ? vector(variable, value.values(), set) : scalar(variable, value, set);
            return right ? Optional.of(value.values()) : Optional.empty();
        }

        private boolean scalar(Variable variable, Given given, String set) {
            if (given.isList()) {
                problems.add(variable.name() + " is one number, not a list of "
                        + given.values().size());
                return false;
            }
            double value = given.values().get(0);
            if (!contains(variable.domain(), value)) {
                problems.add(variable.name() + " = " + shown(value) + " is outside " + described(variable.domain())
                        + ", " + set);
                return false;
            }
            return true;
        }

        private boolean vector(Variable variable, List<Double> values, String set) {
            if (values.isEmpty()) {
                problems.add(variable.name() + " is a vector of at least one number");
                return false;
            }
            String length = variable.domain().vectorLength().orElseThrow().toString();
            Integer other = lengths.putIfAbsent(length, values.size());
            if (other != null && other != values.size()) {
                problems.add(variable.name() + " has " + values.size() + " entries, where " + length + " = " + other);
                return false;
            }
            for (int k = 0; k < values.size(); k++) {
                double value = values.get(k);
                boolean inside = Double.isFinite(value)
                        && (!(variable.domain() instanceof Domain.Simplex simplex)
                                || (simplex.closed() ? value >= 0 : value > 0));
                if (!inside) {
                    problems.add(variable.name() + "[" + (k + 1) + "] = " + shown(value) + " is outside "
                            + described(variable.domain()) + ", " + set);
                    return false;
                }
            }
            if (variable.domain() instanceof Domain.Simplex && !sumsToOne(values)) {
                problems.add("the entries of " + variable.name() + " sum to " + shown(sum(values)) + ", not to 1");
                return false;
            }
            return true;
        }

        /** Within 4 K units of the last place of 1, which is what rounding K entries and their sum may do. */
        private static boolean sumsToOne(List<Double> values) {
            return Math.abs(sum(values) - 1) <= 4 * values.size() * Math.ulp(1.0);
        }

        /** With the rounding errors collected apart (Neumaier), so that the order of the entries does not matter. */
        private static double sum(List<Double> values) {
            double sum = 0;
            double lost = 0;
            for (double value : values) {
                double next = sum + value;
                lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
                sum = next;
            }
            return sum + lost;
        }

        private static boolean contains(Domain domain, double value) {
            if (!Double.isFinite(value)) {
                return false;
            }
            if (domain instanceof Domain.Interval interval) {
                return above(value, interval.lower(), interval.lowerOpen())
                        && above(-value, Expr.negate(interval.upper()), interval.upperOpen());
            }
            return !(domain instanceof Domain.FiniteSet set)
                    || set.values().stream().anyMatch(member -> member.equals(Expr.num(Rational.of(value))));
        }

        private static boolean above(double value, Expr end, boolean open) {
            if (!(end instanceof Num num)) {
                return end.contains(Const.INFINITY::equals);
            }
            int order = Rational.of(value).compareTo(num.value());
            return open ? order > 0 : order >= 0;
        }

        private static String described(Domain domain) {
            if (domain.equals(Domain.UNIT)) {
                return "(0, 1)";
            }
            if (domain.equals(Domain.POSITIVE)) {
                return "(0, inf)";
            }
            if (domain instanceof Domain.Simplex simplex) {
                return simplex.closed() ? "[0, 1]" : "(0, 1)";
            }
            return domain.equals(Domain.REAL) || domain instanceof Domain.Vector
                    ? "the real numbers"
                    : domain.toString();
        }

        private static String shown(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? String.valueOf((long) value)
                    : String.valueOf(value);
        }
    }
}
