package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Derivation;
import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.information.LogBase;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.verify.source.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A derivation as an ordered text of headings, sentences and formulas, before it takes a format. */
public final class Exposition {

    /** Stands for the loss on the left of equations: the letter ℓ. */
    static final Expr LOSS = Expr.symbol("ell");

    private final List<Block> blocks = new ArrayList<>();

    Exposition() {}

    /**
     * The loss of a family in a parametrisation with its derivatives, its entropy and information, as far as they are
     * asked for.
     *
     * @param base of the logarithm in entropies and divergences
     */
    public static Exposition of(Derivatives derivatives, List<Quantity> quantities, LogBase base) {
        return new FamilyExposition(derivatives).written(quantities, base);
    }

    /** A claim of a source document with its derivations. */
    public static Exposition of(SourceDocument document, SourceDocument.Row row) {
        return RowExposition.written(document, row);
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    void add(Block block) {
        blocks.add(block);
    }

    void heading(String text) {
        add(new Block.Heading(text));
    }

    void sentence(Piece... pieces) {
        add(Block.Paragraph.of(pieces));
    }

    void sentence(String text) {
        add(Block.Paragraph.of(text));
    }

    /** A chain with the side conditions of its steps, said once. */
    void chain(String key, String of, Optional<Expr> left, Expr start, List<Step> steps, Scope scope) {
        add(new Block.Chain(key, of, left, start, steps, scope));
        SideConditions.of(steps, scope).ifPresent(this::add);
    }

    void chain(String key, String of, Optional<Expr> left, Derivation derivation) {
        chain(key, of, left, derivation.start(), derivation.steps(), derivation.scope());
    }

    /** The scope with the letter for the loss. */
    static Scope withLoss(Scope scope) {
        return scope.with(LOSS.toString(), Domain.REAL);
    }
}
