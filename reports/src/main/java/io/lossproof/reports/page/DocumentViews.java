package io.lossproof.reports.page;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.DocumentRecord.DerivationRecord;
import io.lossproof.verify.run.DocumentRecord.RowRecord;
import io.lossproof.verify.run.StepRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the page of the source documents. Each claim stands whole in the first row that names it. */
final class DocumentViews {

    private static final String[] TAKEN = {
        "main", "claim", "shape", "open", "documents", "about", "trust", "document", "summary"
    };

    private final Site site;
    private final Html.Names anchors = new Html.Names(TAKEN);
    private final Html.Names documentAnchors = new Html.Names();
    private final Set<ClaimRecord> shown = Collections.newSetFromMap(new IdentityHashMap<>());

    DocumentViews(Site site) {
        this.site = site;
    }

    SourcesPage page(List<DocumentRecord> documents, RunView run) {
        List<SourcesPage.Document> views = new ArrayList<>();
        for (DocumentRecord document : documents) {
            views.add(new SourcesPage.Document(
                    "document--" + documentAnchors.unique(document.id()),
                    document.id(),
                    document.title(),
                    Prose.of(document.description()),
                    RowTally.of(document.rows()),
                    document.rows().stream().map(this::row).toList()));
        }
        List<SourcesPage.Row> open = views.stream()
                .flatMap(document -> document.rows().stream())
                .filter(SourcesPage.Row::isOpen)
                .toList();
        return new SourcesPage(RowTally.of(rows(documents)), open, List.copyOf(views), run);
    }

    static List<RowRecord> rows(List<DocumentRecord> documents) {
        return documents.stream().flatMap(document -> document.rows().stream()).toList();
    }

    /** The ids of all claims of a row, those of the steps of its derivations last. */
    static List<String> claimsOf(RowRecord row) {
        Set<String> ids = new LinkedHashSet<>(row.claims());
        row.derivations().forEach(derivation -> ids.addAll(claimsOf(derivation)));
        return List.copyOf(ids);
    }

    private static List<String> claimsOf(DerivationRecord derivation) {
        return derivation.steps().stream()
                .map(StepRecord::claim)
                .filter(id -> !id.isBlank())
                .toList();
    }

    private SourcesPage.Row row(RowRecord row) {
        String anchor = anchors.uniqueAsWritten(row.id());
        Stream<String> own = row.claims().stream().distinct();
        List<ClaimView> views = new ArrayList<>();
        List<Reference> elsewhere = new ArrayList<>();
        boolean mainIsHere = false;
        for (String id : own.toList()) {
            List<ClaimView> view = site.views(List.of(id), Site.SOURCES, shown);
            mainIsHere |= !view.isEmpty() && id.equals(row.claims().get(0));
            views.addAll(view);
            if (view.isEmpty()) {
                elsewhere.add(site.reference(id, Site.SOURCES));
            }
        }
        List<ClaimView> further = mainIsHere ? views.subList(1, views.size()) : views;
        Set<String> furtherIds =
                new LinkedHashSet<>(further.stream().map(ClaimView::id).toList());
        Badge badge = RowTally.badge(row);
        boolean open = RowTally.isOpen(row);
        return new SourcesPage.Row(
                anchor,
                row.id(),
                Prose.of(row.statement()),
                standing(row),
                Verdict.named(row.verdict()).id(),
                badge,
                open,
                open ? site.attention(site.known(claimsOf(row)), Site.SOURCES) : List.of(),
                mainIsHere ? views.get(0) : null,
                List.copyOf(further),
                Tally.of(site.known(furtherIds)),
                List.copyOf(elsewhere),
                row.derivations().stream().map(this::argument).toList(),
                Prose.of(row.remark()));
    }

    private static String standing(RowRecord row) {
        return switch (row.standing()) {
            case "holds" -> "it holds";
            case "refuted" -> "it is refuted";
            case "definition" -> "a definition, whose instances are judged";
            default -> row.standing();
        };
    }

    private SourcesPage.Argument argument(DerivationRecord record) {
        Formulas formulas = Formulas.in(record.scope());
        List<String> ids = claimsOf(record);
        Tally tally = Tally.of(site.known(ids));
        return new SourcesPage.Argument(
                Html.capitalised(record.title()),
                Figures.count(record.steps().size(), "step", "steps")
                        + (tally.total() == 0 ? "" : ", " + tally.inWords()),
                tally.unexpected() > 0,
                site.derivation(record.steps(), formulas, Site.SOURCES),
                site.views(ids, Site.SOURCES, shown));
    }
}
