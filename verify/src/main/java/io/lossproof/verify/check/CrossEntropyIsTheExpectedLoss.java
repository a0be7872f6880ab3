package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.family.Quantity;
import java.util.List;

/** The closed form of the cross-entropy is {@code H(p, q) = E_p[-log q]}, p the first member and q the second. */
public final class CrossEntropyIsTheExpectedLoss implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return Measures.questions(
                subject,
                Quantity.CROSS_ENTROPY,
                "The cross-entropy is the expected loss of the second member under the first.");
    }
}
