package io.lossproof.symbolic.family;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.syntax.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of laws of one observation, indexed by parameters: what it is, and what the books say about it.
 *
 * @param id as in commands
 * @param title its name
 * @param description for a reader
 * @param observation the observed variable with the domain in which the loss is meaningful; it contains the support
 * @param support how expectations are taken
 * @param density the mass or density function in the own parameters
 * @param parametrisations the first is the family's own
 * @param claims closed forms from the literature, in the own parameters; they are checked, not believed
 * @param sources literature on the family
 */
public record DistributionFamily(
        String id,
        String title,
        String description,
        Variable observation,
        Support support,
        Expr density,
        List<Parametrisation> parametrisations,
        List<StatedForm> claims,
        List<String> sources) {

    public DistributionFamily {
        parametrisations = List.copyOf(parametrisations);
        claims = List.copyOf(claims);
        sources = List.copyOf(sources);
    }

    /** A closed form as the literature states it. */
    public record StatedForm(Quantity quantity, Expr form, String source) {}

    /** Over what expectations are taken. */
    public sealed interface Support {

        /** The names of variables that say what belongs to it. */
        Set<String> names();

        /** The values of the observation that have positive mass. */
        record Values(Domain.FiniteSet values) implements Support {
            @Override
            public Set<String> names() {
                Set<String> names = new TreeSet<>();
                values.values().forEach(value -> names.addAll(value.freeNames()));
                return names;
            }
        }

        /**
         * A label that counts classes, with the entry {@code k} of the observation for it: {@code kroneckerdelta(k, c +
         * 1)} for a label c from 0.
         */
        record Labels(Variable label, Expr entry) implements Support {
            @Override
            public Set<String> names() {
                return Scope.of(label.name(), label.domain()).variables().keySet();
            }
        }

        /** The real line, with the centre and the scale of the density in the own parameters. */
        record Line(Expr centre, Expr scale) implements Support {
            /** None: the whole line, wherever the centre is. */
            @Override
            public Set<String> names() {
                return Set.of();
            }
        }
    }

    public static Builder named(String id, String title) {
        return new Builder(id, title);
    }

    public List<Variable> parameters() {
        return parametrisations.get(0).parameters();
    }

    public Optional<Parametrisation> parametrisation(String name) {
        return parametrisations.stream().filter(p -> p.id().equals(name)).findFirst();
    }

    /** Observation and parameters with their domains. */
    public Scope scope(Parametrisation parametrisation) {
        Scope scope = Scope.EMPTY;
        for (Variable parameter : parametrisation.parameters()) {
            scope = scope.with(parameter.name(), parameter.domain());
        }
        return scope.with(observation.name(), observation.domain());
    }

    /**
     * A parameter on which the support depends, if there is one; where it does, differentiation does not pass under the
     * sum or integral, and what is said of scores need not hold.
     */
    public Optional<String> supportDependsOn() {
        Set<String> names = support.names();
        return parameters().stream().map(Variable::name).filter(names::contains).findFirst();
    }

    /** The same family with other claims; used to see that false ones are refuted. */
    public DistributionFamily withClaims(List<StatedForm> others) {
        return new DistributionFamily(
                id, title, description, observation, support, density, parametrisations, others, sources);
    }

    /** The same family with the observation in another domain, which its density must be defined on. */
    public DistributionFamily withObservation(Variable other) {
        return new DistributionFamily(
                id, title, description, other, support, density, parametrisations, claims, sources);
    }

    /** Builds a family; formulas are text in the variables named before them. */
    public static final class Builder {

        private final String id;
        private final String title;
        private String description = "";
        private final List<Variable> parameters = new ArrayList<>();
        private final List<Parametrisation> parametrisations = new ArrayList<>();
        private final List<StatedForm> claims = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();
        private Variable observation = new Variable("y", Domain.REAL, "");
        private Optional<Support> support = Optional.empty();
        private Optional<Expr> density = Optional.empty();
        private String ownId = "";
        private String ownTitle = "";

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public Builder describedAs(String text) {
            description = text;
            return this;
        }

        public Builder observation(String name, Domain domain, String meaning) {
            observation = new Variable(name, domain, meaning);
            return this;
        }

        public Builder parameter(String name, Domain domain, String meaning) {
            parameters.add(new Variable(name, domain, meaning));
            return this;
        }

        public Builder density(String formula) {
            density = Optional.of(Parser.expression(formula, scope()));
            return this;
        }

        public Builder supportedOn(long... values) {
            support = Optional.of(new Support.Values(Domain.set(values)));
            return this;
        }

        public Builder supportedOnLabels(String label, Domain domain, String entry) {
            Scope inner = Scope.of(label, domain).with(Parametrisation.ENTRY.name(), Domain.length());
            support = Optional.of(
                    new Support.Labels(new Variable(label, domain, "class label"), Parser.expression(entry, inner)));
            return this;
        }

        public Builder supportedOnLine(String centre, String scale) {
            support = Optional.of(
                    new Support.Line(Parser.expression(centre, scope()), Parser.expression(scale, scope())));
            return this;
        }

        /** Names the own parametrisation. */
        public Builder parametrisedBy(String name, String inWords) {
            ownId = name;
            ownTitle = inWords;
            return this;
        }

        public Builder parametrisation(String name, String inWords, List<Variable> others, String... equations) {
            parametrisations.add(Parametrisation.of(name, inWords, others, equations));
            return this;
        }

        public Builder claim(Quantity quantity, String form, String source) {
            claims.add(new StatedForm(quantity, Parser.expression(form, scope()), source));
            return this;
        }

        public Builder source(String text) {
            sources.add(text);
            return this;
        }

        private Scope scope() {
            Scope scope = Scope.EMPTY;
            for (Variable parameter : parameters) {
                scope = scope.with(parameter.name(), parameter.domain());
            }
            return scope.with(observation.name(), observation.domain());
        }

        public DistributionFamily build() {
            List<Parametrisation> all = new ArrayList<>();
            all.add(new Parametrisation(ownId, ownTitle, parameters, java.util.Map.of()));
            all.addAll(parametrisations);
            return new DistributionFamily(
                    id,
                    title,
                    description,
                    observation,
                    support.orElseThrow(() -> new IllegalStateException(id + " has no support")),
                    density.orElseThrow(() -> new IllegalStateException(id + " has no density")),
                    all,
                    claims,
                    sources);
        }
    }
}
