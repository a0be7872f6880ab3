package org.example;

import static io.lossproof.testing.Gradients.assertGradient;
import static io.lossproof.testing.In.in;
import static io.lossproof.testing.Where.where;

import io.lossproof.testing.Identity;
import org.junit.jupiter.api.Test;

/** Fails, to see what is said then; builds do not run it. */
class Mistakes {

    @Identity(value = "D((y - sigmoid(z))^2/2, z) == sigmoid(z) - y", where = "y: real, z: real", name = "link")
    void forgottenDerivativeOfTheLink() {}

    @Test
    void wrongSign() {
        assertGradient(x -> new double[] {-LogisticLoss.gradient(x[0], x[1])})
                .isTheDerivativeOf("softplus(z) - y*z", where("y").in(0, 1).and("z").real(), in("z"));
    }
}
