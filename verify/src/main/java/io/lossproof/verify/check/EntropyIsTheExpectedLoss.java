package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.family.Quantity;
import java.util.List;

/** The closed form of the entropy is the expectation of minus the log-density: {@code H(p) = E_p[-log p]}. */
public final class EntropyIsTheExpectedLoss implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return Measures.questions(
                subject, Quantity.ENTROPY, "The entropy is the expected loss under the member itself.");
    }
}
