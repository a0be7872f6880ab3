package io.lossproof.verify.check;

import io.lossproof.symbolic.calculus.Differentiation;
import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.expr.Entry;
import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.expr.Num;
import io.lossproof.symbolic.expr.Reduce;
import io.lossproof.symbolic.expr.Sym;
import io.lossproof.symbolic.family.Variable;
import io.lossproof.symbolic.information.Measure;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.verify.claim.Claim;
import io.lossproof.verify.route.Examiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code I(η) = Jᵀ I(θ(η)) J}, J the Jacobian of the family's own parameters θ in those of the parametrisation η. On a
 * simplex it holds too, since the columns of J then sum to zero.
 */
public final class FisherInformationFollowsByTheChainRule implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        if (subject.isOwn() || subject.family().supportDependsOn().isPresent()) {
            return List.of();
        }
        Subject own =
                Subject.of(subject.family(), subject.family().parametrisations().get(0));
        List<Measure> ownFisher = own.information().fisher();
        List<Question> questions = new ArrayList<>();
        if (ownFisher.isEmpty()) {
            return questions;
        }
        for (Measure entry : subject.information().fisher()) {
            Claim claim = Claim.equal(
                    subject.id() + "/fisher-information-by-chain-rule/" + Measures.names(entry.variables()),
                    "The Fisher information follows from that in the family's own parameters by the chain rule.",
                    chain(subject, ownFisher, entry.variables()),
                    entry.formula(),
                    entry.scope());
            questions.add(new Question(claim, Examiner.USUAL_ROUTES));
        }
        return questions;
    }

    /** {@code Σ_u Σ_v ∂θ_u/∂η_a I_uv ∂θ_v/∂η_b}. */
    private static Expr chain(Subject subject, List<Measure> ownFisher, List<Expr> variables) {
        List<Variable> own = subject.family().parameters();
        List<Expr> terms = new ArrayList<>();
        for (int row = 0; row < own.size(); row++) {
            for (int column = 0; column < own.size(); column++) {
                Sym u = Expr.freshIndex();
                Sym v = Expr.freshIndex();
                Expr jacobianRow = jacobian(subject, own.get(row), u, variables.get(0));
                Expr jacobianColumn = jacobian(subject, own.get(column), v, variables.get(1));
                Measure entry =
                        ownFisher.get(row <= column ? block(row, column, own.size()) : block(column, row, own.size()));
                Expr information = subject.parametrisation()
                        .rewrite(
                                entry.formula()
                                        .substitute(Map.of(
                                                Derivatives.ROW, row <= column ? u : v,
                                                Derivatives.COLUMN, row <= column ? v : u)),
                                subject.family());
                Expr product = Expr.multiply(jacobianRow, information, jacobianColumn);
                terms.add(summed(own.get(row), u, summed(own.get(column), v, product)));
            }
        }
        return terms.size() == 1 ? terms.get(0) : Expr.add(terms.toArray(Expr[]::new));
    }

    private static Expr jacobian(Subject subject, Variable own, Sym index, Expr variable) {
        Expr parameter = own.isVector() ? Entry.of(own.name(), index) : Expr.symbol(own.name());
        return Differentiation.derivative(subject.parametrisation().rewrite(parameter, subject.family()), variable);
    }

    private static Expr summed(Variable own, Sym index, Expr term) {
        return own.domain()
                .vectorLength()
                .<Expr>map(length -> Reduce.sum(index, Num.ONE, length, term))
                .orElse(term);
    }

    private static int block(int row, int column, int count) {
        return row * count - row * (row - 1) / 2 + column - row;
    }
}
