package io.lossproof.cli.exposition;

import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.Support;
import io.lossproof.symbolic.family.Parametrisation;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.Derivatives.Partial;
import io.lossproof.symbolic.normal.ZeroTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be remarked about derivatives. Each remark stands only where the zero test proves it. */
final class Remarks {

    private final Derivatives derivatives;
    private final DistributionFamily family;
    private final Parametrisation parametrisation;
    private final Scope scope;

    Remarks(Derivatives derivatives) {
        this.derivatives = derivatives;
        this.family = derivatives.loss().logLikelihood().family();
        this.parametrisation = derivatives.loss().logLikelihood().parametrisation();
        this.scope = derivatives.scope();
    }

    List<Block> on(Partial first) {
        return Stream.of(predictedLessObserved(first), sumsToZero(first))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Block> onHessian() {
        String observation = family.observation().name();
        boolean free = derivatives.hessian().stream()
                .allMatch(partial -> partial.formula().isFreeOf(observation));
        return free
                ? List.of(Block.Paragraph.of(
                        Piece.words("Remark. The Hessian is free of the observation "),
                        new Piece.Formula(Expr.symbol(observation), scope),
                        Piece.words(": it is its own mean, so observed and Fisher information are the same.")))
                : List.of();
    }

    /** What the law predicts and what is observed: the mean and y, or the probability and the label of class j. */
    private record Prediction(Expr predicted, Expr observed, List<Piece> ofWhat) {}

    private Optional<Prediction> prediction() {
        Variable observation = family.observation();
        if (observation.isVector()) {
            Variable own = family.parameters().get(0);
            boolean probabilities =
                    family.support() instanceof Support.Labels && own.domain() instanceof Domain.Simplex;
            Expr entry = Entry.of(own.name(), Derivatives.COLUMN);
            return probabilities
                    ? Optional.of(new Prediction(
                            parametrisation.rewrite(entry, family),
                            Entry.of(observation.name(), Derivatives.COLUMN),
                            List.of(
                                    Piece.words("probability of class "),
                                    new Piece.Formula(Derivatives.COLUMN, scope))))
                    : Optional.empty();
        }
        return stated(Quantity.MEAN)
                .map(mean -> new Prediction(mean, Expr.symbol(observation.name()), List.of(Piece.words("mean"))));
    }

    private Optional<Expr> stated(Quantity quantity) {
        return family.claims().stream()
                .filter(claim -> claim.quantity() == quantity)
                .map(claim -> parametrisation.rewrite(claim.form(), family))
                .findFirst();
    }

    private Optional<Block> predictedLessObserved(Partial partial) {
        return prediction().flatMap(prediction -> {
            Expr difference = Expr.subtract(prediction.predicted(), prediction.observed());
            if (isEqual(partial.formula(), difference)) {
                return Optional.of(remark(partial, prediction, List.of(Piece.words("predicted minus observed."))));
            }
            return stated(Quantity.VARIANCE)
                    .filter(variance -> isEqual(partial.formula(), Expr.divide(difference, variance)))
                    .map(variance -> remark(
                            partial,
                            prediction,
                            List.of(
                                    Piece.words("predicted minus observed, divided by the variance "),
                                    new Piece.Formula(variance, scope),
                                    Piece.words("."))));
        });
    }

    private Block remark(Partial partial, Prediction prediction, List<Piece> end) {
        List<Piece> sentence = new ArrayList<>();
        sentence.add(Piece.words("Remark. "));
        sentence.add(new Piece.Formula(prediction.predicted(), scope));
        sentence.add(Piece.words(" is the predicted "));
        sentence.addAll(prediction.ofWhat());
        sentence.add(Piece.words(" and "));
        sentence.add(new Piece.Formula(prediction.observed(), scope));
        sentence.add(Piece.words(" what is observed: the derivative in "));
        sentence.add(new Piece.Formula(partial.variables().get(0), scope));
        sentence.add(Piece.words(" is "));
        sentence.addAll(end);
        return new Block.Paragraph(sentence);
    }

    /** On all of ℝᴷ a gradient whose entries sum to zero means a loss that no common shift changes. */
    private Optional<Block> sumsToZero(Partial partial) {
        if (!(partial.variables().get(0) instanceof Entry entry)
                || !(scope.domain(entry.vector()).orElse(Domain.REAL) instanceof Domain.Vector vector)) {
            return Optional.empty();
        }
        Sym index = Expr.freshIndex();
        Expr total =
                Reduce.sum(index, Num.ONE, vector.length(), partial.formula().substitute(Derivatives.COLUMN, index));
        return isEqual(total, Num.ZERO)
                ? Optional.of(Block.Paragraph.of(
                        Piece.words("Remark. The entries of the gradient sum to zero: the loss stays as it is when one"
                                + " number is added to all entries of "),
                        new Piece.Formula(Expr.symbol(entry.vector()), scope),
                        Piece.words(".")))
                : Optional.empty();
    }

    private boolean isEqual(Expr left, Expr right) {
        return ZeroTest.equal(left, right, scope).isProved();
    }
}
