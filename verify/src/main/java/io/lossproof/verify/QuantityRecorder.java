package io.lossproof.verify;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.ExprText;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.information.Passage;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.verify.check.GradientIsTheDerivative;
import io.lossproof.verify.check.Measures;
import io.lossproof.verify.check.Subject;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.claim.Finding;
import io.lossproof.verify.run.QuantityRecord;
import io.lossproof.verify.run.QuantityRecord.MomentRecord;
import io.lossproof.verify.run.QuantityRecord.PassageRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes entropy, divergence, score and information of a subject down as records. */
final class QuantityRecorder {

    private final Subject subject;
    private final Map<String, Claim> claims = new LinkedHashMap<>();

    QuantityRecorder(Subject subject, List<Finding> findings) {
        this.subject = subject;
        findings.forEach(finding -> claims.put(finding.claim().id(), finding.claim()));
    }

    List<QuantityRecord> quantities() {
        List<QuantityRecord> records = new ArrayList<>();
        subject.information().measures().stream()
                .filter(measure -> measure.variables().isEmpty())
                .forEach(measure -> measure(measure).ifPresent(records::add));
        for (Partial partial : subject.information().score()) {
            partial("score", partial).ifPresent(records::add);
        }
        for (Partial partial : subject.information().observed()) {
            partial("observed-information", partial).ifPresent(records::add);
        }
        subject.information().fisher().forEach(measure -> measure(measure).ifPresent(records::add));
        return records;
    }

    /** Nothing where the claim was not asked. */
    private Optional<QuantityRecord> measure(Measure measure) {
        String id = Measures.id(subject, measure);
        List<PassageRecord> derivation = new ArrayList<>();
        for (Passage passage : measure.passages()) {
            String prefix = Measures.prefix(subject, measure, derivation.size() + 1);
            derivation.add(new PassageRecord(
                    passage.reason(),
                    passage.moments().stream()
                            .map(moment -> new MomentRecord(
                                    moment.of().toString(), moment.value().toString()))
                            .toList(),
                    passage.derivation().scope().toString(),
                    ExprText.of(
                            passage.derivation().start(),
                            passage.derivation().scope().vectorLengths()),
                    Recorder.steps(prefix, passage.derivation())));
        }
        return Optional.ofNullable(claims.get(id))
                .map(claim -> new QuantityRecord(
                        measure.quantity().text(),
                        measure.variables().stream().map(Expr::toString).toList(),
                        claim.leftText(),
                        claim.scope().toString(),
                        claim.text(claim.right()),
                        derivation,
                        id,
                        further(id)));
    }

    /** The observed information is the Hessian of the loss under another name, and rests on the same claim. */
    private Optional<QuantityRecord> partial(String quantity, Partial partial) {
        String id = GradientIsTheDerivative.id(
                subject, quantity.equals("observed-information") ? "hessian" : quantity, partial);
        return Optional.ofNullable(claims.get(id))
                .map(claim -> new QuantityRecord(
                        quantity,
                        partial.variables().stream().map(Expr::toString).toList(),
                        claim.leftText(),
                        claim.scope().toString(),
                        claim.text(claim.right()),
                        List.of(),
                        id,
                        quantity.equals("score") ? further(id) : List.of()));
    }

    /** Claims about the same quantity under other names. */
    private List<String> further(String id) {
        String own = subject.id() + "/";
        String rest = id.substring(own.length());
        List<String> candidates = new ArrayList<>();
        if (rest.startsWith("score/")) {
            candidates.add(own + rest.replaceFirst("score/", "score-mean/"));
        } else if (rest.startsWith("fisher-information/")) {
            candidates.add(own + rest.replaceFirst("fisher-information/", "information-identity/"));
            candidates.add(own + rest.replaceFirst("fisher-information/", "fisher-information-by-chain-rule/"));
        } else {
            claims.keySet().stream().filter(other -> other.startsWith(id + "-")).forEach(candidates::add);
            candidates.add(own + "base-2/" + rest);
            candidates.add(own + "base-10/" + rest);
        }
        return candidates.stream().filter(claims::containsKey).toList();
    }
}
