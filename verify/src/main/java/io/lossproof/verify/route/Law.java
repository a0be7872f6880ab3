package io.lossproof.verify.route;

import io.lossproof.numeric.tape.DoubleMachine;
import io.lossproof.numeric.tape.Output;
import io.lossproof.numeric.tape.Tape;
import io.lossproof.symbolic.domain.Domain;
import io.lossproof.symbolic.domain.Scope;
import io.lossproof.symbolic.expr.Expr;

/** A law on K classes that depends on a probability vector. */
@FunctionalInterface
public interface Law {

    /** The probability vector itself. */
    Law ITSELF = parameters -> parameters;

    /** The probability of each class; the parameters are positive and sum to 1. */
    double[] probabilities(double[] parameters);

    /**
     * The law with a formula for the probability of class k, in doubles.
     *
     * @param probability in the entries of {@code vector}, the index and K
     * @param vector the name of the parameters
     * @param index the name of the class, counted from 1
     */
    static Law of(Expr probability, String vector, String index) {
        Expr length = Expr.symbol("K");
        Scope scope = Scope.of(vector, Domain.simplex(length)).with(index, Domain.index(length));
        Tape tape = Tape.compile(Output.scalar(probability), scope);
        return parameters -> {
            DoubleMachine.Workspace workspace = DoubleMachine.of(tape).workspace();
            workspace.set("K", parameters.length).set(vector, parameters);
            double[] probabilities = new double[parameters.length];
            for (int k = 0; k < parameters.length; k++) {
                probabilities[k] = workspace.set(index, k + 1.0).run().scalar(0);
            }
            return probabilities;
        };
    }
}
