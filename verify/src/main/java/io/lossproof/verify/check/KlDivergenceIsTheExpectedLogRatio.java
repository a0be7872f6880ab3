package io.lossproof.verify.check;

import io.lossproof.symbolic.cas.Cas;
import io.lossproof.symbolic.family.Quantity;
import java.util.List;

/** The closed form of the KL divergence is {@code D(p || q) = E_p[log p - log q]}. */
public final class KlDivergenceIsTheExpectedLogRatio implements Check {

    @Override
    public List<Question> questions(Subject subject, Cas cas) {
        return Measures.questions(
                subject,
                Quantity.KL_DIVERGENCE,
                "The KL divergence is the expectation of the log-ratio under the first member.");
    }
}
