package io.lossproof.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lossproof.numeric.kernel.Kernel;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.Identities;
import io.lossproof.verify.check.Check;
import io.lossproof.verify.check.Checks;
import io.lossproof.verify.check.Question;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.source.SourceDocuments;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lossproof list}: what is in the catalogue. */
@Command(name = "list", description = "List what is in the catalogue.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of("families", "links", "claims", "checks");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "KIND", description = "families, links, claims or checks")
    private String kind = "";

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Override
    public Integer call() {
        Map<String, Consumer<ArrayNode>> listings = Map.of(
                "families", ListCommand::families,
                "links", ListCommand::links,
                "claims", ListCommand::claims,
                "checks", ListCommand::checks);
        Consumer<ArrayNode> listing = listings.get(kind);
        if (listing == null) {
            throw new UnusableInputException(
                    "there is no list of '" + kind + "'; there are " + String.join(", ", KINDS));
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", 1);
        ArrayNode entries = document.putArray(kind);
        listing.accept(entries);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document.toPrettyString());
        } else {
            entries.forEach(entry -> out.println(
                    entry.path("text").isMissingNode()
                            ? line((ObjectNode) entry)
                            : entry.path("text").textValue()));
        }
        out.flush();
        return Status.AS_EXPECTED;
    }

    private static String line(ObjectNode entry) {
        List<String> parametrisations = new ArrayList<>();
        entry.path("parametrisations").forEach(p -> {
            List<String> names = new ArrayList<>();
            p.path("parameters")
                    .forEach(v -> names.add(
                            v.path("name").asText() + ": " + v.path("domain").asText()));
            parametrisations.add("  " + p.path("id").asText() + " (" + String.join(", ", names) + ")");
        });
        return entry.path("id").asText() + "\n" + String.join("\n", parametrisations);
    }

    private static void families(ArrayNode entries) {
        for (DistributionFamily family : Families.all()) {
            ObjectNode entry = entries.addObject();
            entry.put("id", family.id());
            entry.put("title", family.title());
            variable(entry.putObject("observation"), family.observation());
            entry.put("support", support(family));
            ArrayNode parametrisations = entry.putArray("parametrisations");
            for (Parametrisation parametrisation : family.parametrisations()) {
                ObjectNode node = parametrisations.addObject();
                node.put("id", parametrisation.id());
                node.put("title", parametrisation.title());
                ArrayNode parameters = node.putArray("parameters");
                parametrisation.parameters().forEach(parameter -> variable(parameters.addObject(), parameter));
                ArrayNode quantities = node.putArray("quantities");
                quantities(family, parametrisation).forEach(quantities::add);
            }
        }
    }

    private static String support(DistributionFamily family) {
        if (family.support() instanceof DistributionFamily.Support.Values values) {
            return values.values().toString();
        }
        if (family.support() instanceof DistributionFamily.Support.Labels labels) {
            return labels.label().domain().toString();
        }
        return Domain.REAL.toString();
    }

    private static List<String> quantities(DistributionFamily family, Parametrisation parametrisation) {
        Kernel kernel = Kernel.of(Derivatives.of(Loss.of(new LogLikelihood(family, parametrisation))));
        return kernel.quantities().stream().map(Quantity::text).toList();
    }

    private static void variable(ObjectNode node, Variable variable) {
        node.put("name", variable.name());
        node.put("domain", variable.domain().toString());
        ArrayNode shape = node.putArray("shape");
        variable.domain().vectorLength().ifPresent(length -> shape.add(length.toString()));
        node.put("meaning", variable.meaning());
    }

    /** Parametrisations that a link names: one parameter, from the mean. */
    private static void links(ArrayNode entries) {
        for (DistributionFamily family : Families.all()) {
            for (Parametrisation parametrisation : family.parametrisations()) {
                boolean link = parametrisation.parameters().size() == 1
                        && !parametrisation.inverse().isEmpty();
                if (link) {
                    ObjectNode entry = entries.addObject();
                    entry.put("id", parametrisation.id());
                    entry.put("family", family.id());
                    String equations = String.join(", ", parametrisation.equations());
                    entry.put("inverse", equations);
                    entry.put("text", parametrisation.id() + "  " + family.id() + ", " + equations);
                }
            }
        }
    }

    private static void claims(ArrayNode entries) {
        Stream<Claim> ofDocuments = SourceDocuments.all().stream()
                .flatMap(document -> document.rows().stream())
                .flatMap(row -> row.questions().stream())
                .map(Question::claim);
        for (Claim claim : Stream.concat(Identities.all().stream(), ofDocuments).toList()) {
            ObjectNode entry = entries.addObject();
            entry.put("id", claim.id());
            entry.put("claim", claim.statement());
            entry.put("where", claim.scope().toString());
            entry.put("relation", claim.sense().text());
            entry.put("text", claim.id() + "  " + claim.statement());
        }
    }

    private static void checks(ArrayNode entries) {
        for (Check check : Checks.all()) {
            String name = check.getClass().getSimpleName();
            ObjectNode entry = entries.addObject();
            entry.put("id", name);
            entry.put("text", name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        }
    }
}
