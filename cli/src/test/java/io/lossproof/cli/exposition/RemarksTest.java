package io.lossproof.cli.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lossproof.symbolic.expr.Expr;
import io.lossproof.symbolic.family.DistributionFamily;
import io.lossproof.symbolic.family.DistributionFamily.StatedForm;
import io.lossproof.symbolic.family.Families;
import io.lossproof.symbolic.family.Quantity;
import io.lossproof.symbolic.loss.Derivatives;
import io.lossproof.symbolic.loss.LogLikelihood;
import io.lossproof.symbolic.loss.Loss;
import io.lossproof.symbolic.syntax.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksTest {

    private static Derivatives derivatives(DistributionFamily family, String parametrisation) {
        return Derivatives.of(Loss.of(new LogLikelihood(
                family, family.parametrisation(parametrisation).orElseThrow())));
    }

    private static List<Block> onFirst(Derivatives derivatives) {
        return new Remarks(derivatives).on(derivatives.gradient().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "bernoulli, logit, 1",
        "bernoulli, probability, 1",
        "categorical, softmax, 2",
        "categorical, probability, 0",
        "gaussian, mu-sigma, 1",
        "gaussian, mu-precision, 1"
    })
    void standWhereTheyAreProved(String family, String parametrisation, int count) {
        assertEquals(
                count,
                onFirst(derivatives(Families.named(family).orElseThrow(), parametrisation))
                        .size());
    }

    /** A wrong mean is not what the gradient compares the observation with, so nothing is remarked. */
    @Test
    void doNotStandOnAMeanThatIsWrong() {
        DistributionFamily right = Families.named("bernoulli").orElseThrow();
        Expr wrong =
                Parser.expression("1 - p", right.scope(right.parametrisations().get(0)));
        DistributionFamily planted = right.withClaims(List.of(new StatedForm(Quantity.MEAN, wrong, "planted")));
        assertTrue(onFirst(derivatives(planted, "logit")).isEmpty());
    }

    @Test
    void aHessianWithTheObservationInItIsNoInformation() {
        assertEquals(
                1,
                new Remarks(derivatives(Families.named("bernoulli").orElseThrow(), "logit"))
                        .onHessian()
                        .size());
        assertTrue(new Remarks(derivatives(Families.named("gaussian").orElseThrow(), "mu-sigma"))
                .onHessian()
                .isEmpty());
    }
}
