package io.lossproof.reports.page;

import io.lossproof.verify.run.Run;
import java.util.List;
import java.util.TreeMap;

/**
 * Where and when a run took place.
 *
 * @param engine version of the program
 * @param date in words
 * @param started as it is stored
 * @param time how long it took
 * @param seed of all random choices
 * @param format version of the stored run
 * @param environment versions by name, in order of the names
 * @param hasSources whether there is a page of the source documents
 */
public record RunView(
        String engine,
        String date,
        String started,
        String time,
        String seed,
        String format,
        List<ClaimView.Fact> environment,
        boolean hasSources) {

    static RunView of(Run run) {
        return new RunView(
                run.engine(),
                Figures.date(run.started()),
                run.started(),
                Figures.duration(run.seconds()),
                String.valueOf(run.seed()),
                String.valueOf(run.version()),
                new TreeMap<>(run.environment())
                        .entrySet().stream()
                                .map(entry -> new ClaimView.Fact(entry.getKey(), entry.getValue()))
                                .toList(),
                !run.documents().isEmpty());
    }
}
