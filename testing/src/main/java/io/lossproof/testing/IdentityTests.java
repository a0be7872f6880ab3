package io.lossproof.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A class whose tests are the identities that stand on it:
 *
 * <pre>{@code
 * @Identity(value = "softplus(z) - softplus(-z) == z", where = "z: real")
 * @Identity(value = "sigmoid(-z) == 1 - sigmoid(z)", where = "z: real")
 * class LogisticTest implements IdentityTests {}
 * }</pre>
 */
public interface IdentityTests {

    /** A test for each {@link Identity} of the class; without any it fails. */
    @TestFactory
    default Stream<DynamicTest> identities() {
        List<Identity> identities = IdentityExtension.identities(getClass());
        assertFalse(identities.isEmpty(), () -> getClass().getName() + " has no @Identity");
        return identities.stream()
                .map(identity ->
                        dynamicTest(IdentityExtension.name(identity), () -> IdentityExtension.require(identity)));
    }
}
