package io.lossproof.cli.exposition;

import io.lossproof.symbolic.derivation.Step;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.verify.claim.Claim;
import java.util.List;
import java.util.Optional;

/** A part of the text that stands by itself. */
sealed interface Block {

    record Heading(String text) implements Block {}

    record Paragraph(List<Piece> pieces) implements Block {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        static Paragraph of(Piece... pieces) {
            return new Paragraph(List.of(pieces));
        }

        static Paragraph of(String text) {
            return of(Piece.words(text));
        }
    }

    /**
     * A formula on a line of its own.
     *
     * @param key names its kind in JSON; empty for one that is only shown
     * @param name for formats without formulas on the left, {@code d/dz}
     * @param left what it is the value of, in a scope that has the loss; none if it has no name
     * @param isResult whether it is what was to be derived
     */
    record Display(String key, String name, Optional<Expr> left, Expr formula, Scope scope, boolean isResult)
            implements Block {}

    /**
     * A chain of equal formulas.
     *
     * @param key names its kind in JSON
     * @param of what is derived: variables of a derivative, or the title of an argument
     * @param left what it is the value of, in a scope that has the loss; none if it has no name
     */
    record Chain(String key, String of, Optional<Expr> left, Expr start, List<Step> steps, Scope scope)
            implements Block {
        public Chain {
            steps = List.copyOf(steps);
        }
    }

    /** What is claimed. */
    record Statement(Claim claim) implements Block {}
}
