package io.lossproof.verify;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.verify.check.DerivationStepsHold;
import io.lossproof.verify.check.GradientIsTheDerivative;
import io.lossproof.verify.check.Measures;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Counterexample;
import io.lossproof.verify.claim.Evidence;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.plot.Plots;
import io.lossproof.verify.route.DoubleArithmetic;
import io.lossproof.verify.run.ClaimRecord;
import io.lossproof.verify.run.DocumentRecord;
import io.lossproof.verify.run.DocumentRecord.DerivationRecord;
import io.lossproof.verify.run.DocumentRecord.RowRecord;
import io.lossproof.verify.run.FamilyRecord;
import io.lossproof.verify.run.ParametrisationRecord;
import io.lossproof.verify.run.ParametrisationRecord.AccuracyRecord;
import io.lossproof.verify.run.ParametrisationRecord.DerivativeRecord;
import io.lossproof.verify.run.Run;
import io.lossproof.verify.run.StepRecord;
import io.lossproof.verify.run.VariableRecord;
import io.lossproof.verify.source.SourceDocument;
import io.lossproof.verify.source.SourceDocument.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes subjects and findings down as the records of a run. */
final class Recorder {

    private final List<Subject> subjects;
    private final List<SourceDocument> documents;
    private final List<Finding> findings;
    private final Map<String, Finding> findingsById = new HashMap<>();

    Recorder(List<Subject> subjects, List<SourceDocument> documents, List<Finding> findings) {
        this.subjects = subjects;
        this.documents = documents;
        this.findings = findings;
        findings.forEach(finding -> findingsById.put(finding.claim().id(), finding));
    }

    Run run(long seed, Instant started, double seconds) {
        Map<DistributionFamily, List<Subject>> byFamily = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            byFamily.computeIfAbsent(subject.family(), family -> new ArrayList<>())
                    .add(subject);
        }
        List<FamilyRecord> families = new ArrayList<>();
        byFamily.forEach((family, parts) -> families.add(family(family, parts)));
        return new Run(
                Run.FORMAT,
                Versions.engine(),
                seed,
                started.toString(),
                rounded(seconds),
                Versions.environment(),
                families,
                findings.stream().map(Recorder::claim).toList(),
                documents(),
                null);
    }

    private List<DocumentRecord> documents() {
        return documents.stream()
                .map(document -> new DocumentRecord(
                        document.id(),
                        document.title(),
                        document.description(),
                        document.rows().stream().map(this::row).toList()))
                .toList();
    }

    private RowRecord row(Row row) {
        List<Finding> found = new ArrayList<>();
        row.allQuestions()
                .forEach(question -> found.add(findingsById.get(question.claim().id())));
        List<Finding> instances = findings.stream()
                .filter(finding -> row.hasInstance(finding.claim().id()))
                .toList();
        found.addAll(instances);
        List<String> claims = new ArrayList<>();
        row.questions().forEach(question -> claims.add(question.claim().id()));
        instances.forEach(finding -> claims.add(finding.claim().id()));
        return new RowRecord(
                row.id(),
                row.statement(),
                row.standing().text(),
                row.verdict(found).text(),
                !found.isEmpty() && found.stream().allMatch(Finding::isAsExpected),
                claims,
                row.derivations().stream()
                        .map(argument -> new DerivationRecord(
                                argument.title(),
                                argument.derivation().scope().toString(),
                                steps(argument.prefix(), argument.derivation())))
                        .toList(),
                row.remark());
    }

    // ---- families -------------------------------------------------------------------------------------------------

    private FamilyRecord family(DistributionFamily family, List<Subject> parts) {
        Scope scope = family.scope(family.parametrisations().get(0));
        return new FamilyRecord(
                family.id(),
                family.title(),
                family.description(),
                variable(family.observation()),
                support(family),
                text(family.density(), scope),
                scope.toString(),
                parts.stream().map(this::parametrisation).toList(),
                idsStartingWith(family.id() + "/", 1),
                family.sources());
    }

    private static String support(DistributionFamily family) {
        if (family.support() instanceof Support.Values values) {
            return values.values().toString();
        }
        if (family.support() instanceof Support.Labels labels) {
            return "class labels " + labels.label().domain() + ", as one-hot vectors";
        }
        return Domain.REAL.toString();
    }

    private ParametrisationRecord parametrisation(Subject subject) {
        Loss loss = subject.loss();
        Scope scope = subject.derivatives().scope();
        Map<String, Derivation> derivations = DerivationStepsHold.derivations(subject);
        Map<String, Derivation> ofDerivatives = DerivationStepsHold.ofDerivatives(subject);
        Map<String, Derivation> information = Measures.derivations(subject);
        List<StepRecord> steps = new ArrayList<>();
        List<StepRecord> stableSteps = new ArrayList<>();
        steps.addAll(steps(DerivationStepsHold.ownPrefix(subject), loss.own()));
        if (!subject.isOwn()) {
            steps.add(new StepRecord(
                    "parametrisation: "
                            + String.join(", ", subject.parametrisation().equations()),
                    "",
                    text(loss.own().end(), loss.own().scope()),
                    text(loss.linked().start(), scope),
                    ""));
        }
        derivations.forEach((prefix, derivation) -> {
            if (prefix.endsWith("/stable")) {
                stableSteps.addAll(steps(prefix, derivation));
            } else if (!prefix.equals(DerivationStepsHold.ownPrefix(subject))) {
                steps.addAll(steps(prefix, derivation));
            }
        });
        return new ParametrisationRecord(
                subject.parametrisation().id(),
                subject.parametrisation().title(),
                subject.parametrisation().parameters().stream()
                        .map(Recorder::variable)
                        .toList(),
                subject.parametrisation().equations(),
                scope.toString(),
                text(loss.formula(), scope),
                text(loss.withoutConstants(), scope),
                loss.constants().stream().map(term -> text(term, scope)).toList(),
                text(loss.stable(), scope),
                derivatives(subject, "gradient", subject.derivatives().gradient(), ofDerivatives),
                derivatives(subject, "hessian", subject.derivatives().hessian(), ofDerivatives),
                steps,
                stableSteps,
                idsStartingWith(subject.id() + "/", 2).stream()
                        .filter(id -> derivations.keySet().stream().noneMatch(prefix -> id.startsWith(prefix + "/")))
                        .filter(id -> ofDerivatives.keySet().stream().noneMatch(prefix -> id.startsWith(prefix + "/")))
                        .filter(id -> information.keySet().stream().noneMatch(prefix -> id.startsWith(prefix + "/")))
                        .toList(),
                accuracy(subject),
                new QuantityRecorder(subject, findings).quantities(),
                Plots.of(subject));
    }

    /** What the route through doubles measured about the evaluated forms. */
    private List<AccuracyRecord> accuracy(Subject subject) {
        String prefix = subject.id() + "/evaluated-";
        List<AccuracyRecord> records = new ArrayList<>();
        for (Finding finding : findings) {
            String id = finding.claim().id();
            for (Evidence evidence : id.startsWith(prefix) ? finding.evidence() : List.<Evidence>of()) {
                if (evidence.facts().get(DoubleArithmetic.REGIONS) instanceof List<?> regions) {
                    String quantity = id.substring(prefix.length()).replace('/', ' ');
                    regions.forEach(region -> records.add(accuracy(quantity, (Map<?, ?>) region)));
                }
            }
        }
        return records;
    }

    private static AccuracyRecord accuracy(String quantity, Map<?, ?> region) {
        return new AccuracyRecord(
                quantity,
                String.valueOf(region.get("region")),
                number(region.get("points")).intValue(),
                number(region.get("largest")).doubleValue(),
                number(region.get("rms")).doubleValue(),
                String.valueOf(region.get("unit")),
                String.valueOf(region.get("worst")));
    }

    private static Number number(@Nullable Object value) {
        return value instanceof Number number ? number : Double.NaN;
    }

    static List<StepRecord> steps(String prefix, Derivation derivation) {
        List<StepRecord> records = new ArrayList<>();
        int number = 1;
        for (Step step : derivation.steps()) {
            records.add(new StepRecord(
                    step.rule(),
                    step.condition(),
                    text(step.from(), derivation.scope()),
                    text(step.to(), derivation.scope()),
                    prefix + "/" + number++));
        }
        return records;
    }

    private static List<DerivativeRecord> derivatives(
            Subject subject, String quantity, List<Derivatives.Partial> partials, Map<String, Derivation> derivations) {
        List<DerivativeRecord> records = new ArrayList<>();
        for (Derivatives.Partial partial : partials) {
            String prefix = DerivationStepsHold.prefix(subject, quantity, partial);
            Derivation derivation = derivations.get(prefix);
            records.add(new DerivativeRecord(
                    partial.variables().stream().map(Expr::toString).toList(),
                    text(partial.formula(), subject.derivatives().scope()),
                    GradientIsTheDerivative.id(subject, quantity, partial),
                    derivation == null ? List.of() : steps(prefix, derivation)));
        }
        return records;
    }

    private static VariableRecord variable(Variable variable) {
        return new VariableRecord(variable.name(), variable.domain().toString(), variable.meaning());
    }

    /** Claims whose id starts so; for a family only those that no parametrisation or derivation has. */
    private List<String> idsStartingWith(String prefix, int depth) {
        return findings.stream()
                .map(finding -> finding.claim().id())
                .filter(id -> id.startsWith(prefix))
                .filter(id -> depth > 1 || id.indexOf('/', prefix.length()) < 0)
                .toList();
    }

    private static String text(Expr formula, Scope scope) {
        return ExprText.of(formula, scope.vectorLengths());
    }

    // ---- claims ---------------------------------------------------------------------------------------------------

    static ClaimRecord claim(Finding finding) {
        Claim claim = finding.claim();
        return new ClaimRecord(
                claim.id(),
                claim.title(),
                claim.leftText(),
                claim.relation().symbol(),
                claim.text(claim.right()),
                claim.scope().toString(),
                claim.scope().given().stream().map(Object::toString).toList(),
                claim.sense().text(),
                claim.in(),
                claim.expected() ? "holds" : "fails",
                claim.source(),
                finding.verdict().text(),
                finding.nearest().orElse(null),
                finding.reason().orElse(null),
                finding.isAsExpected(),
                finding.evidence().stream()
                        .map(found -> new ClaimRecord.EvidenceRecord(
                                found.route(), found.outcome(), found.detail(), found.facts()))
                        .toList(),
                finding.counterexample()
                        .map(example ->
                                new ClaimRecord.CounterexampleRecord(values(example), example.left(), example.right()))
                        .orElse(null),
                rounded(finding.seconds()));
    }

    private static Map<String, String> values(Counterexample example) {
        Map<String, String> values = new LinkedHashMap<>();
        example.at().jsonValues().forEach((name, value) -> values.put(name, value.toString()));
        return values;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e4) / 1e4;
    }
}
