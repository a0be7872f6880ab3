package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import io.lossproof.verify.run.VariableRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a run: which there are, and where each claim has its place. A claim stands whole in one place, on the
 * page of the first family that names it, else in the first row of a source document that names it, else on the page of
 * claims; everything else links there.
 *
 * <p>Ids are {@code slug}, {@code slug--section} and {@code claim--slug}; a slug has no two hyphens in a row.
 */
public final class Site {

    public static final String INDEX = "index.html";
    public static final String CLAIMS = "claims.html";
    public static final String SOURCES = "sources.html";

    private static final String[] SECTIONS = {
        "main",
        "claim",
        "shape",
        "attention",
        "families",
        "claims",
        "about",
        "evidence",
        "sources",
        "trust",
        "run",
        "power"
    };

    private final Run run;
    private final RunView runView;
    private final PowerViews power;
    private final Map<String, ClaimRecord> claims = new LinkedHashMap<>();
    private final IdentityHashMap<ClaimRecord, Place> places = new IdentityHashMap<>();
    private final List<ClaimRecord> freeClaims = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    private record Place(String file, String anchor, String where, String familyId) {}

    private Site(Run run) {
        this.run = run;
        this.runView = RunView.of(run);
        this.power = new PowerViews(run.power());
        run.claims().forEach(claim -> claims.putIfAbsent(claim.id(), claim));
        Html.Names fileNames = new Html.Names("index", "claims", "sources", "run", "assets");
        for (FamilyRecord family : run.families()) {
            String file = fileNames.unique(family.id()) + ".html";
            files.add(file);
            place(claimsOf(family), file, family.title(), family.id(), new Html.Names());
        }
        placeDocuments();
        Stream<ClaimRecord> rest = run.claims().stream().filter(claim -> !places.containsKey(claim));
        freeClaims.addAll(rest.toList());
        place(freeClaims, CLAIMS, "", "", new Html.Names());
    }

    public static Site of(Run run) {
        return new Site(run);
    }

    private void place(Collection<ClaimRecord> placed, String file, String where, String familyId, Html.Names anchors) {
        for (ClaimRecord claim : placed) {
            if (!places.containsKey(claim)) {
                places.put(claim, new Place(file, "claim--" + anchors.unique(claim.id()), where, familyId));
            }
        }
    }

    /** Every claim that the family names; none if its record is damaged, so that its page alone is lost. */
    private List<ClaimRecord> claimsOf(FamilyRecord family) {
        try {
            Set<String> ids = new LinkedHashSet<>(family.claims());
            family.parametrisations().forEach(part -> idsByGroup(part).values().forEach(ids::addAll));
            return known(ids);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** The claims of each row; none if a record is damaged, so that the page of the documents alone is lost. */
    private void placeDocuments() {
        Html.Names anchors = new Html.Names();
        Map<String, List<ClaimRecord>> byRow = new LinkedHashMap<>();
        try {
            DocumentViews.rows(run.documents())
                    .forEach(row -> byRow.computeIfAbsent(row.id(), id -> new ArrayList<>())
                            .addAll(known(DocumentViews.claimsOf(row))));
        } catch (RuntimeException e) {
            return;
        }
        byRow.forEach((row, placed) -> place(placed, SOURCES, "Sources, " + row, "", anchors));
    }

    List<ClaimRecord> known(Collection<String> ids) {
        return ids.stream().filter(claims::containsKey).map(claims::get).toList();
    }

    private static Map<String, List<String>> idsByGroup(ParametrisationRecord part) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                "Steps of the derivation",
                part.derivation().stream().map(StepRecord::claim).toList());
        groups.put(
                "Gradient and Hessian",
                Stream.concat(part.gradient().stream(), part.hessian().stream())
                        .map(ParametrisationRecord.DerivativeRecord::claim)
                        .toList());
        groups.put(
                "Steps to gradient and Hessian",
                Stream.concat(part.gradient().stream(), part.hessian().stream())
                        .flatMap(derivative -> derivative.steps().stream())
                        .map(StepRecord::claim)
                        .toList());
        groups.put(
                "Steps to the stable form",
                part.stableDerivation().stream().map(StepRecord::claim).toList());
        groups.put("Entropy, cross-entropy, KL divergence, score and information", quantityClaims(part));
        groups.put("Steps to entropy, divergence and information", quantitySteps(part));
        groups.put("Further claims", part.claims());
        return groups;
    }

    private static List<String> quantityClaims(ParametrisationRecord part) {
        return part.quantities().stream()
                .flatMap(quantity -> Stream.concat(Stream.of(quantity.claim()), quantity.claims().stream()))
                .toList();
    }

    private static List<String> quantitySteps(ParametrisationRecord part) {
        return part.quantities().stream()
                .flatMap(quantity -> quantity.derivation().stream())
                .flatMap(passage -> passage.steps().stream())
                .map(StepRecord::claim)
                .toList();
    }

    /** The file of each family's page, in order. */
    public List<String> familyFiles() {
        return List.copyOf(files);
    }

    public String familyTitle(int family) {
        return run.families().get(family).title();
    }

    // ---- the first page -------------------------------------------------------------------------------------------

    /** The first page, which lists those pages that could not be made. */
    public IndexPage index(List<IndexPage.Problem> problems) {
        List<IndexPage.Family> families = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String file = files.get(i);
            boolean failed =
                    problems.stream().anyMatch(problem -> problem.href().equals(file));
            families.add(new IndexPage.Family(
                    familyTitle(i),
                    file,
                    failed ? List.of() : rows(run.families().get(i), file),
                    Tally.of(claimsOf(run.families().get(i)))));
        }
        List<Reference> free =
                freeClaims.stream().map(claim -> reference(claim, INDEX)).toList();
        boolean withoutSources =
                problems.stream().anyMatch(problem -> problem.href().equals(SOURCES));
        return new IndexPage(
                Tally.of(run.claims()),
                attention(run.claims(), INDEX),
                problems,
                run.documents().isEmpty() || withoutSources ? null : sourcesInBrief(),
                List.copyOf(families),
                free,
                power.section(id -> reference(id, INDEX), this::scopeOf).orElse(null),
                runView);
    }

    private String scopeOf(String id) {
        ClaimRecord claim = claims.get(id);
        return claim == null ? "" : claim.scope();
    }

    private IndexPage.Sources sourcesInBrief() {
        List<IndexPage.Source> documents = new ArrayList<>();
        Html.Names anchors = new Html.Names();
        for (DocumentRecord document : run.documents()) {
            documents.add(new IndexPage.Source(
                    document.title(),
                    SOURCES + "#document--" + anchors.unique(document.id()),
                    RowTally.of(document.rows())));
        }
        return new IndexPage.Sources(RowTally.of(DocumentViews.rows(run.documents())), List.copyOf(documents));
    }

    private List<IndexPage.Row> rows(FamilyRecord family, String file) {
        List<IndexPage.Row> rows = new ArrayList<>();
        Html.Names anchors = new Html.Names(SECTIONS);
        for (ParametrisationRecord part : family.parametrisations()) {
            rows.add(new IndexPage.Row(
                    Html.capitalised(part.title()),
                    file + "#" + anchors.unique(part.id()),
                    part.parameters().stream().map(Site::variable).toList(),
                    Formulas.in(part.scope()).block(part.loss()),
                    Tally.of(claimsOf(part))));
        }
        return rows;
    }

    private List<ClaimRecord> claimsOf(ParametrisationRecord part) {
        Set<String> ids = new LinkedHashSet<>();
        idsByGroup(part).values().forEach(ids::addAll);
        return known(ids);
    }

    /** What is not as expected, worst first. */
    List<Reference> attention(Collection<ClaimRecord> among, String page) {
        return among.stream()
                .filter(claim -> !claim.asExpected())
                .sorted(Comparator.comparing(
                        (ClaimRecord claim) -> Verdict.named(claim.verdict()).urgency()))
                .map(claim -> reference(claim, page))
                .toList();
    }

    // ---- the page of a family -------------------------------------------------------------------------------------

    public FamilyPage family(int number) {
        FamilyRecord family = run.families().get(number);
        String file = files.get(number);
        Html.Names anchors = new Html.Names(SECTIONS);
        Set<ClaimRecord> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ClaimView> own = views(family.claims(), file, shown);
        List<FamilyPage.Parametrisation> parts = new ArrayList<>();
        Formulas formulas = Formulas.in(family.scope());
        for (ParametrisationRecord part : family.parametrisations()) {
            parts.add(parametrisation(part, formulas, anchors.unique(part.id()), file, shown));
        }
        return new FamilyPage(
                family.title(),
                Prose.of(family.description()),
                variable(family.observation()),
                family.observation().meaning(),
                Formulas.support(family.support()),
                formulas.block(family.density()),
                List.copyOf(parts),
                own,
                attention(claimsOf(family), file),
                Tally.of(claimsOf(family)),
                family.sources().stream().map(Prose::of).toList(),
                runView);
    }

    private FamilyPage.Parametrisation parametrisation(
            ParametrisationRecord part, Formulas ofFamily, String anchor, String file, Set<ClaimRecord> shown) {
        Formulas formulas = Formulas.in(part.scope());
        Formulas ofSteps = formulas.with(ofFamily);
        List<FamilyPage.ClaimGroup> groups = new ArrayList<>();
        idsByGroup(part).forEach((title, ids) -> {
            List<ClaimView> views = views(ids, file, shown);
            if (!views.isEmpty()) {
                groups.add(new FamilyPage.ClaimGroup(title, views));
            }
        });
        boolean nothingDropped =
                part.constants().isEmpty() && part.lossWithoutConstants().equals(part.loss());
        return new FamilyPage.Parametrisation(
                anchor,
                part.id(),
                Html.capitalised(part.title()),
                part.parameters().stream()
                        .map(parameter -> new FamilyPage.Parameter(variable(parameter), parameter.meaning()))
                        .toList(),
                part.inverse().stream().map(line -> inverse(line, formulas)).toList(),
                formulas.loss(part.loss()),
                nothingDropped ? null : formulas.block(part.lossWithoutConstants()),
                part.constants().stream().map(formulas::block).toList(),
                derivation(part.derivation(), ofSteps, file),
                derivatives(part.gradient(), formulas, file),
                derivatives(part.hessian(), formulas, file),
                formulas.block(part.stable()),
                derivation(part.stableDerivation(), ofSteps, file),
                InformationSection.of(
                        part.quantities(),
                        passage -> derivation(passage.steps(), Formulas.in(passage.scope()), file),
                        id -> reference(id, file)),
                accuracy(part.accuracy()),
                List.copyOf(groups),
                Tally.of(claimsOf(part)),
                part.plots().stream().map(plot -> Plot.of(plot, formulas)).toList());
    }

    Derivation derivation(List<StepRecord> steps, Formulas formulas, String file) {
        return Derivation.of(steps, formulas, claims::get, id -> reference(id, file));
    }

    private List<FamilyPage.Derivative> derivatives(
            List<ParametrisationRecord.DerivativeRecord> records, Formulas formulas, String file) {
        return records.stream()
                .map(entry -> new FamilyPage.Derivative(
                        formulas.derivative(entry.variables(), entry.formula()),
                        reference(entry.claim(), file),
                        derivation(entry.steps(), formulas, file)))
                .toList();
    }

    /** {@code p = sigmoid(z)}: the left side is no variable of this scope. */
    private static Formula inverse(String line, Formulas formulas) {
        String[] sides = line.split("=", 2);
        return sides.length == 2 ? formulas.definition(sides[0].strip(), sides[1].strip(), line) : formulas.block(line);
    }

    /** The regions of each quantity together, both in the order of the run. */
    private static List<FamilyPage.Measured> accuracy(List<ParametrisationRecord.AccuracyRecord> records) {
        Map<String, List<ParametrisationRecord.AccuracyRecord>> byQuantity = new LinkedHashMap<>();
        records.forEach(record -> byQuantity
                .computeIfAbsent(record.quantity(), quantity -> new ArrayList<>())
                .add(record));
        List<FamilyPage.Measured> measured = new ArrayList<>();
        byQuantity.forEach((quantity, regions) -> measured.add(new FamilyPage.Measured(
                Html.capitalised(quantity.replaceAll(",(?=\\S)", ", ")),
                summary(regions),
                regions.stream().map(Site::accuracy).toList())));
        return List.copyOf(measured);
    }

    private static String summary(List<ParametrisationRecord.AccuracyRecord> regions) {
        Map<String, Double> largest = new LinkedHashMap<>();
        regions.forEach(region -> largest.merge(region.unit(), region.largest(), Math::max));
        String errors = largest.entrySet().stream()
                .map(error -> Figures.measure(error.getValue()) + " " + error.getKey())
                .collect(Collectors.joining(", "));
        long points = regions.stream()
                .mapToLong(ParametrisationRecord.AccuracyRecord::points)
                .sum();
        return "largest error " + errors + ", at " + Figures.whole(points) + (points == 1 ? " point" : " points");
    }

    private static FamilyPage.Accuracy accuracy(ParametrisationRecord.AccuracyRecord measured) {
        return new FamilyPage.Accuracy(
                measured.region(),
                Figures.whole(measured.points()),
                Figures.measure(measured.largest()),
                Figures.measure(measured.rootMeanSquare()),
                measured.unit(),
                measured.worst());
    }

    private static Formula variable(VariableRecord variable) {
        return Formulas.variable(variable.name(), variable.domain());
    }

    // ---- claims ---------------------------------------------------------------------------------------------------

    /** The page of the source documents, if there are any. */
    public Optional<SourcesPage> sources() {
        return run.documents().isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentViews(this).page(run.documents(), runView));
    }

    /** The page of the claims that concern neither a family nor a source document, if there are any. */
    public Optional<ClaimsPage> claims() {
        if (freeClaims.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClaimsPage(
                freeClaims.stream().map(this::view).toList(),
                attention(freeClaims, CLAIMS),
                Tally.of(freeClaims),
                runView));
    }

    /** Those of the claims that have their place on this page and do not stand there already. */
    List<ClaimView> views(List<String> ids, String file, Set<ClaimRecord> shown) {
        return known(ids).stream()
                .filter(claim -> placeOf(claim).file().equals(file))
                .filter(shown::add)
                .map(this::view)
                .toList();
    }

    private ClaimView view(ClaimRecord claim) {
        Place place = placeOf(claim);
        return ClaimView.of(claim, place.anchor(), place.familyId(), power.of(claim), run.seed());
    }

    private Place placeOf(ClaimRecord claim) {
        Place place = places.get(claim);
        if (place == null) {
            throw new IllegalStateException("claim " + claim.id() + " has no place");
        }
        return place;
    }

    Reference reference(String id, String page) {
        ClaimRecord claim = claims.get(id);
        return claim == null ? new Reference(id, "", Badge.missing(), null, null, "", "") : reference(claim, page);
    }

    private Reference reference(ClaimRecord claim, String page) {
        Place place = placeOf(claim);
        boolean here = place.file().equals(page);
        return new Reference(
                claim.title().isBlank() ? claim.id() : Html.capitalised(claim.title()),
                here ? "" : place.where(),
                Badge.of(claim),
                (here ? "" : place.file()) + "#" + place.anchor(),
                Formulas.in(claim.scope()).statement(claim),
                ClaimView.qualifier(claim),
                finding(claim));
    }

    private static String finding(ClaimRecord claim) {
        List<String> parts = new ArrayList<>();
        if (claim.reason() != null && !claim.reason().isBlank()) {
            parts.add(claim.reason());
        }
        counterexample(claim.counterexample()).ifPresent(parts::add);
        if (claim.nearest() != null && !claim.nearest().isBlank()) {
            parts.add("what does hold: " + claim.nearest());
        }
        return String.join("; ", parts);
    }

    private static Optional<String> counterexample(ClaimRecord.@Nullable CounterexampleRecord found) {
        if (found == null) {
            return Optional.empty();
        }
        List<String> at = found.at().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();
        return Optional.of("fails" + (at.isEmpty() ? "" : " at " + String.join(", ", at)));
    }
}
