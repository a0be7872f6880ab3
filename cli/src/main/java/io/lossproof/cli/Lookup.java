package io.lossproof.cli;

import io.lossproof.cli.exposition.ExpositionFormat;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.syntax.Printable;
import io.lossproof.verify.source.SourceDocument;
import io.lossproof.verify.source.SourceDocuments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds things of the catalogue by the names that people give, and says what there is where a name is unknown. */
final class Lookup {

    /** Longer names resemble nothing. */
    private static final int LONGEST_NAME = 64;

    private static final Map<String, String> SHORT_NAMES =
            Map.of("kl", "kl-divergence", "fisher", "fisher-information");

    private Lookup() {}

    static DistributionFamily family(String name) {
        List<String> names = Families.all().stream().map(DistributionFamily::id).toList();
        return Families.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UnusableInputException(unknown("family", name, names)));
    }

    /** A claim of a source document. */
    record RowOfDocument(SourceDocument document, SourceDocument.Row row) {}

    private static Stream<RowOfDocument> rows() {
        return SourceDocuments.all().stream()
                .flatMap(document -> document.rows().stream().map(row -> new RowOfDocument(document, row)));
    }

    /** The claim of that id, if there is one. */
    static Optional<RowOfDocument> row(String id) {
        return rows().filter(found -> found.row().id().equalsIgnoreCase(id)).findFirst();
    }

    /** A family where the claims of source documents are on offer too. */
    static DistributionFamily familyOrRow(String name) {
        List<String> names = Stream.concat(
                        Families.all().stream().map(DistributionFamily::id),
                        rows().map(found -> found.row().id()))
                .toList();
        return Families.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UnusableInputException(unknown("family or claim", name, names)));
    }

    static ExpositionFormat format(String name) {
        List<String> names = Arrays.stream(ExpositionFormat.values())
                .map(ExpositionFormat::option)
                .toList();
        return Arrays.stream(ExpositionFormat.values())
                .filter(candidate -> candidate.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableInputException(unknown("format", name, names)));
    }

    /** The family's own parametrisation where no name is given. */
    static Parametrisation parametrisation(DistributionFamily family, @Nullable String name) {
        if (name == null) {
            return family.parametrisations().get(0);
        }
        List<String> names =
                family.parametrisations().stream().map(Parametrisation::id).toList();
        return family.parametrisation(name)
                .orElseThrow(
                        () -> new UnusableInputException(unknown("parametrisation of " + family.id(), name, names)));
    }

    /** One of the quantities on offer, by its name or a short one. */
    static Quantity quantity(String name, List<Quantity> offered) {
        return Arrays.stream(Quantity.values())
                .filter(quantity ->
                        quantity.text().equals(SHORT_NAMES.getOrDefault(name, name)) && offered.contains(quantity))
                .findFirst()
                .orElseThrow(() -> new UnusableInputException(unknown(
                        "quantity", name, offered.stream().map(Quantity::text).toList())));
    }

    /** The base of the logarithm for quantities; e where no name is given. */
    static LogBase base(@Nullable String name, List<Quantity> quantities) {
        if (name == null) {
            return LogBase.E;
        }
        List<String> names = Arrays.stream(LogBase.values()).map(LogBase::text).toList();
        LogBase base = LogBase.named(name)
                .orElseThrow(() -> new UnusableInputException("there is no base '" + Printable.of(name, LONGEST_NAME)
                        + "' of the logarithm; there are " + String.join(", ", names)));
        List<String> without = quantities.stream()
                .filter(quantity -> !quantity.hasUnit())
                .map(Quantity::text)
                .toList();
        if (!without.isEmpty()) {
            throw new UnusableInputException(
                    "a base of the logarithm gives the unit of a loss, entropy or divergence; it has no meaning for the "
                            + String.join(", ", without));
        }
        return base;
    }

    private static String unknown(String kind, String name, List<String> known) {
        Optional<String> near = known.stream()
                .filter(candidate -> name.length() <= LONGEST_NAME && distance(candidate, name) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)));
        return "there is no " + kind + " '" + Printable.of(name, LONGEST_NAME) + "'"
                + near.map(candidate -> "; did you mean " + candidate + "?").orElse("")
                + (near.isEmpty() ? "; there are " : " There are ") + String.join(", ", known);
    }

    /** The number of letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
