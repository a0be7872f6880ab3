package io.lossproof.reports;

import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.PlotRecord;
import io.lossproof.verify.run.QuantityRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import io.lossproof.verify.run.VariableRecord;
import java.util.List;
import java.util.Map;

/** A run in which every text that a user can choose tries to be markup. */
final class Hostile {

    static final String TEXT = "<script>alert('\"&')</script>]]>\u0000\u001b[31m\ufffe ${page} $unsafe{page} é∑😀";

    private Hostile() {}

    static Run run() {
        ClaimRecord family = claim("../" + TEXT, "unit");
        ClaimRecord twin = claim("../" + TEXT, "unit");
        ClaimRecord free = claim("claim--" + TEXT, TEXT);
        ClaimRecord ofDocument = claim("source/" + TEXT, "unit");
        VariableRecord variable = new VariableRecord(TEXT, TEXT, TEXT);
        StepRecord step = new StepRecord(TEXT, TEXT, TEXT, TEXT + " ", family.id());
        ParametrisationRecord part = new ParametrisationRecord(
                TEXT,
                TEXT,
                List.of(variable),
                List.of(TEXT, "p = " + TEXT, "p[" + TEXT + "] = 1"),
                TEXT,
                TEXT,
                TEXT + " without",
                List.of(TEXT),
                TEXT,
                List.of(new ParametrisationRecord.DerivativeRecord(
                        List.of(TEXT), TEXT, "no such claim " + TEXT, List.of(step))),
                List.of(),
                List.of(step, step),
                List.of(step),
                List.of(family.id(), family.id()),
                List.of(new ParametrisationRecord.AccuracyRecord(
                        TEXT, TEXT, -1, Double.NaN, Double.POSITIVE_INFINITY, TEXT, TEXT)),
                List.of(new QuantityRecord(
                        TEXT,
                        List.of(TEXT),
                        TEXT,
                        TEXT,
                        TEXT,
                        List.of(
                                new QuantityRecord.PassageRecord(
                                        TEXT,
                                        List.of(new QuantityRecord.MomentRecord(TEXT, TEXT)),
                                        TEXT,
                                        TEXT,
                                        List.of()),
                                new QuantityRecord.PassageRecord(TEXT, List.of(), TEXT, TEXT, List.of(step))),
                        "no such claim " + TEXT,
                        List.of(TEXT, family.id()))),
                List.of(plot(TEXT, 1), plot("", Double.NaN), new PlotRecord(TEXT, List.of(), List.of())));
        FamilyRecord hostile = new FamilyRecord(
                "../index",
                TEXT,
                TEXT,
                variable,
                TEXT,
                TEXT,
                TEXT,
                List.of(part, part),
                List.of(family.id()),
                List.of(TEXT, "https://example.org/\"onload=\"x <b>"));
        FamilyRecord again = new FamilyRecord(
                "index", TEXT, TEXT, variable, TEXT, TEXT, "", List.of(part), List.of(family.id()), List.of());
        return new Run(
                Run.FORMAT,
                TEXT,
                -1,
                TEXT,
                Double.NaN,
                Map.of(TEXT, TEXT),
                List.of(hostile, again),
                List.of(family, twin, free, ofDocument),
                List.of(document(step, family.id(), ofDocument.id()), document(step), document(step)),
                null);
    }

    private static PlotRecord plot(String text, double number) {
        List<PlotRecord.CurveRecord> curves = List.of(
                new PlotRecord.CurveRecord(
                        List.of(text, TEXT),
                        List.of(
                                new PlotRecord.PieceRecord(
                                        List.of(0.0, number, 1e300, Double.NaN, 2.0), List.of(-1e300, 1.0, 1.0, 1.0)),
                                new PlotRecord.PieceRecord(List.of(), List.of(1.0)))),
                new PlotRecord.CurveRecord(List.of(), List.of()));
        return new PlotRecord(
                text,
                List.of(text, "= ="),
                List.of(
                        new PlotRecord.PanelRecord(text, 0, number, -1e-300, 1e300, curves),
                        new PlotRecord.PanelRecord(text, 1, 0, 0, 1, curves),
                        new PlotRecord.PanelRecord(text, 0, 1, 0, Double.POSITIVE_INFINITY, curves)));
    }

    private static DocumentRecord document(StepRecord step, String... claims) {
        DocumentRecord.DerivationRecord derivation = new DocumentRecord.DerivationRecord(TEXT, TEXT, List.of(step));
        return new DocumentRecord(
                TEXT,
                TEXT,
                TEXT,
                List.of(
                        new DocumentRecord.RowRecord(
                                TEXT, TEXT, TEXT, TEXT, true, List.of(claims), List.of(derivation), TEXT),
                        new DocumentRecord.RowRecord(
                                "main", TEXT, "holds", "proved", true, List.of(TEXT), List.of(), TEXT),
                        new DocumentRecord.RowRecord(
                                "M1", TEXT, "refuted", "proved", false, List.of(claims), List.of(), TEXT),
                        new DocumentRecord.RowRecord("M1", "", "", "", false, List.of(), List.of(), "")));
    }

    private static ClaimRecord claim(String id, String domain) {
        return new ClaimRecord(
                id,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                "x: " + domain,
                List.of(TEXT),
                TEXT,
                List.of(TEXT),
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                TEXT,
                false,
                List.of(new ClaimRecord.EvidenceRecord(TEXT, TEXT, TEXT, Map.of(TEXT, TEXT))),
                new ClaimRecord.CounterexampleRecord(Map.of(TEXT, TEXT), TEXT, TEXT),
                Double.NaN);
    }
}
