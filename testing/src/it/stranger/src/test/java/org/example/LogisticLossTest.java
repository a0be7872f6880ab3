package org.example;

import static io.lossproof.testing.Gradients.assertGradient;
import static io.lossproof.testing.Gradients.assertHessian;
import static io.lossproof.testing.Identities.assertIdentity;
import static io.lossproof.testing.In.in;
import static io.lossproof.testing.Where.where;

import io.lossproof.testing.ClaimFileTests;
import io.lossproof.testing.Identity;
import io.lossproof.testing.Where;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LogisticLossTest {

    private static final String LOSS = "y*softplus(-z) + (1 - y)*softplus(z)";
    private static final Where LABEL_AND_LOGIT = where("y").in(0, 1).and("z").real();

    @Test
    void theStableFormIsTheLoss() {
        assertIdentity(LOSS + " == max(z, 0) - y*z + log1p(exp(-abs(z)))", LABEL_AND_LOGIT);
    }

    @Identity(value = "softplus(z) - softplus(-z) == z", where = "z: real", proved = true)
    @Identity(value = "sigmoid(z) == 1 - sigmoid(-z)", where = "z: real")
    void identities() {}

    @Test
    void gradientIsTheDerivative() {
        assertGradient(x -> new double[] {LogisticLoss.gradient(x[0], x[1])})
                .isTheDerivativeOf(LOSS, LABEL_AND_LOGIT, in("z"));
    }

    @Test
    void gradientIsTheDerivativeOfTheValue() {
        assertGradient(x -> new double[] {LogisticLoss.gradient(x[0], x[1])})
                .isTheDerivativeOf(x -> LogisticLoss.value(x[0], x[1]), LABEL_AND_LOGIT, in("z"));
    }

    @Test
    void hessianIsTheSecondDerivative() {
        assertHessian(x -> new double[][] {{LogisticLoss.hessian(x[1])}})
                .isTheSecondDerivativeOf(LOSS, LABEL_AND_LOGIT, in("z"));
    }

    @TestFactory
    Stream<DynamicTest> claims() {
        return ClaimFileTests.of("claims.yaml");
    }
}
